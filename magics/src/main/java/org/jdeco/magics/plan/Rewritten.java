package org.jdeco.magics.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdeco.magics.source.MappedText;

/**
 * A cell ready to run: what was decided, and the text to evaluate.
 *
 * @param plan the decisions
 * @param text what to evaluate: the cell as the user wrote it where all of it stays serial
 * @param alone the snippets, as the user wrote them, that were rewritten each by itself
 * @param loops the verdicts on the calls of each loop that is run ahead, by the loop's number
 * @param analysisNanos how long deciding took
 */
public record Rewritten(
    Plan plan,
    MappedText text,
    List<MappedText> alone,
    Map<Integer, List<Verdict>> loops,
    long analysisNanos) {
  /** Keeps its own lists. */
  public Rewritten {
    alone = List.copyOf(alone);
    loops = Map.copyOf(loops);
  }

  /** A cell that runs as written. */
  public static Rewritten plain(Plan plan, MappedText body) {
    return new Rewritten(plan, body, List.of(), Map.of(), 0);
  }

  /** The same, decided in {@code nanos}. */
  public Rewritten after(long nanos) {
    return new Rewritten(plan, text, alone, loops, nanos);
  }

  /**
   * What to evaluate in place of a snippet of the text that the compiler rejects: what the user
   * wrote there; empty where that was not changed, or what was put there belongs together with what
   * is in other snippets.
   */
  public Optional<MappedText> otherwise(MappedText rejected) {
    int blank = rejected.text().length() - rejected.text().stripLeading().length();
    int at = rejected.origin(blank);
    return alone.stream().filter(snippet -> snippet.covers(at)).findFirst();
  }
}
