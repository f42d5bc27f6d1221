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

  /** Where it is after edits. */
  Part after(List<Edit> edits) {
    int before = 0;
    int within = 0;
    for (Edit edit : edits) {
      int growth = edit.text().length() - (edit.end() - edit.start());
      if (isBefore(edit)) {
        before += growth;
      } else if (isWithin(edit)) {
        within += growth;
      }
    }
    return new Part(kind, start + before, end + before + within);
  }

  /** Whether one of the edits is within it. */
  boolean isChangedBy(List<Edit> edits) {
    return edits.stream().anyMatch(edit -> !isBefore(edit) && isWithin(edit));
  }

  private boolean isBefore(Edit edit) {
    return edit.end() <= start && start > 0;
  }

  /** An insertion between two snippets belongs to the former. */
  private boolean isWithin(Edit edit) {
    return edit.start() < end || (edit.start() == end && edit.end() == end);
  }
}
