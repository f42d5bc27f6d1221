package org.jdeco.kernel.protocol;

/**
 * The header of a message that came in.
 *
 * @param id the message's own id
 * @param session the client's session
 * @param type such as {@code execute_request}
 * @param json the header as it was sent: it is the parent header of all that answers it
 */
public record Header(String id, String session, String type, String json) {}
