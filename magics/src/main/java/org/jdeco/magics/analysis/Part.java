package org.jdeco.magics.analysis;

/**
 * One snippet of a cell's body.
 *
 * @param kind what it declares or does
 * @param start offset of its first character in the body
 * @param end offset behind its last character
 */
record Part(Kind kind, int start, int end) {
  enum Kind {
    IMPORT,
    MEMBER,
    VARIABLE,
    STATEMENT,
    VALUE
  }
}
