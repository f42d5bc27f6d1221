package org.jdeco.install.probe;

import tools.jackson.databind.JsonNode;

/**
 * What came from the kernel.
 *
 * @param type the header's msg_type
 * @param parent the msg_id of the request it belongs to, or empty
 * @param content the body
 */
record Message(String type, String parent, JsonNode content) {}
