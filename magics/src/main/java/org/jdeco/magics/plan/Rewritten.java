package org.jdeco.magics.plan;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jdeco.magics.Outcome;
import org.jdeco.magics.Session;
import org.jdeco.magics.source.MappedText;

/**
 * A cell ready to run: what was decided, and the text to evaluate. A cell that stays serial has the
 * text the user wrote as its only piece.
 *
 * @param plan the decisions
 * @param pieces what to evaluate, in order, up to the first failure; together the whole cell
 * @param loops the verdicts on the calls of each loop that is run ahead, by the loop's number
 * @param analysisNanos how long deciding took
 */
public record Rewritten(
    Plan plan, List<Piece> pieces, Map<Integer, List<Verdict>> loops, long analysisNanos) {
  private static final System.Logger LOG = System.getLogger(Rewritten.class.getName());

  /** Keeps its own lists. */
  public Rewritten {
    pieces = List.copyOf(pieces);
    loops = Map.copyOf(loops);
  }

  /** The same, decided in {@code nanos}. */
  public Rewritten after(long nanos) {
    return new Rewritten(plan, pieces, loops, nanos);
  }

  /** A cell that runs as written. */
  public static Rewritten plain(Plan plan, MappedText body) {
    return new Rewritten(plan, List.of(Piece.of(body)), Map.of(), 0);
  }

  /**
   * Evaluates the cell piece by piece, up to the first that fails.
   *
   * @param evaluated hears of what was evaluated
   * @param otherwise hears of what is evaluated as written, since the compiler rejected the rest
   */
  public Outcome evaluate(
      Session session, Consumer<MappedText> evaluated, Consumer<MappedText> otherwise) {
    Outcome outcome = new Outcome.Success(null);
    for (Piece piece : pieces) {
      MappedText text = piece.text();
      outcome = session.evaluate(text);
      if (outcome instanceof Outcome.Failure failure
          && failure.rejected()
          && piece.otherwise().isPresent()) {
        LOG.log(Level.DEBUG, "rewritten code does not compile: {0}", failure.message());
        text = piece.otherwise().get();
        otherwise.accept(text);
        outcome = session.evaluate(text);
      }
      evaluated.accept(text);
      if (!(outcome instanceof Outcome.Success)) {
        break;
      }
    }
    return outcome;
  }

  /** The text as it is evaluated, for those who want to see it. */
  public MappedText text() {
    return MappedText.joined(pieces.stream().map(Piece::text).toList());
  }
}
