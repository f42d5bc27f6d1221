package org.jdeco.kernel.protocol;

import java.util.List;

/**
 * A message that came in.
 *
 * @param identities the way back to who sent it
 * @param header its header
 * @param parentId the id of the message it answers, or empty
 * @param request its content
 * @param buffers binary data behind it
 */
public record Message(
    List<byte[]> identities,
    Header header,
    String parentId,
    Request request,
    List<byte[]> buffers) {}
