package org.jdeco.magics.plan;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdeco.magics.source.MappedText;

/**
 * A cell ready to run: what was decided, and the text to evaluate. A cell that stays serial has the
 * text the user wrote as its only piece.
 *
 * @param plan the decisions
 * @param pieces what to evaluate, in order, up to the first failure
 * @param loops the verdicts on the calls of each loop that is run ahead, by the loop's number
 * @param analysisNanos how long deciding took
 */
public record Rewritten(
    Plan plan, List<MappedText> pieces, Map<Integer, List<Verdict>> loops, long analysisNanos) {
  /** Keeps its own lists. */
  public Rewritten {
    pieces = List.copyOf(pieces);
    loops = Map.copyOf(loops);
  }

  /** The text as it is evaluated, for those who want to see it. */
  public String code() {
    return pieces.stream().map(MappedText::text).collect(Collectors.joining("\n"));
  }
}
