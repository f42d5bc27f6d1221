package org.jdeco.magics.analysis;

import java.util.List;
import org.jdeco.magics.source.Edit;

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

  /** Where it is after edits; an insertion between two snippets belongs to the former. */
  Part after(List<Edit> edits) {
    int before = 0;
    int within = 0;
    for (Edit edit : edits) {
      int growth = edit.text().length() - (edit.end() - edit.start());
      if (edit.end() <= start && start > 0) {
        before += growth;
      } else if (edit.start() < end || (edit.start() == end && edit.end() == end)) {
        within += growth;
      }
    }
    return new Part(kind, start + before, end + before + within);
  }
}
