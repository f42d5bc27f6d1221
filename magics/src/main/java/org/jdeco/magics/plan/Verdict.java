package org.jdeco.magics.plan;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jdeco.magics.source.MappedText;

/**
 * What was decided about one loop or one concurrent call, and why.
 *
 * @param line 1-based line of the cell
 * @param column 1-based column of the cell, in UTF-16 units
 * @param source the loop or call as the user wrote it, shortened to one line
 * @param kind the decision
 * @param reason why: what was shown, what is taken on trust, or the witness that forbids it
 * @param remedy what the user can do about it; empty when nothing needs doing
 * @param page the page under {@code docs/reasons} that tells more, without its ending, such as
 *     {@code loop-carried-result}; empty when there is none
 */
public record Verdict(
    int line, int column, String source, Kind kind, String reason, String remedy, String page) {

  /** The three decisions. */
  public enum Kind {
    /** Parallel, and the analysis shows that nobody can tell it from serial Java. */
    PROVED,
    /** Parallel on the user's word; the reason names what is taken on trust. */
    ASSUMED,
    /** Run as written; the reason names the witness. */
    SERIAL;

    /** The word for it that users and tools read. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Checks that it has a place. */
  public Verdict {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException("lines and columns start at 1: " + line + ":" + column);
    }
  }

  /** The same place, run as written since a guard forbade what had been decided. */
  public Verdict guarded() {
    return new Verdict(
        line,
        column,
        source,
        Kind.SERIAL,
        "when the loop started, what it reads and what it writes could share an object"
            + " (decided before: "
            + reason
            + ")",
        "give them arrays or collections of their own, not views of each other",
        "shared-object");
  }

  /** The same place, run as written since its thread held a lock. */
  public Verdict locked() {
    return new Verdict(
        line,
        column,
        source,
        Kind.SERIAL,
        "when the loop started, its thread held a lock, which the calls may take, too (decided"
            + " before: "
            + reason
            + ")",
        "make the calls before the lock is taken, or after it was given back",
        "held-lock");
  }

  /** Whether its place is in a part of the cell that is as the user wrote it. */
  public boolean isIn(MappedText part) {
    return part.covers(MappedText.offsetAt(part.cell(), line, column));
  }

  /** The same place, run as written since the compiler rejected what was to run in its place. */
  public Verdict notCompiled() {
    return new Verdict(
        line,
        column,
        source,
        Kind.SERIAL,
        "the rewritten code does not compile; JDeco is to blame",
        "please report the cell; %deco explain shows it",
        "internal");
  }

  /** The lines of a plan that tell it. */
  public String text() {
    StringBuilder out = new StringBuilder();
    out.append("line ").append(line).append(", column ").append(column).append(": ");
    out.append(source).append('\n');
    out.append("  ").append(kind.word()).append(": ").append(reason).append('\n');
    if (!remedy.isEmpty()) {
      out.append("  remedy: ").append(remedy).append('\n');
    }
    if (!page.isEmpty()) {
      out.append("  see: docs/reasons/").append(page).append(".md\n");
    }
    return out.toString();
  }

  /** Its form in JSON. */
  public Map<String, Object> json() {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("line", line);
    out.put("column", column);
    out.put("source", source);
    out.put("verdict", kind.word());
    out.put("reason", reason);
    out.put("remedy", remedy);
    out.put("page", page);
    return out;
  }
}
