package org.jdeco.magics.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdeco.magics.Seen;
import org.jdeco.magics.Session;

/**
 * Runs of a cell from one starting state, and their comparison. The serial run comes first and
 * unseen; the parallel one then leaves its state in the session, as if it had been the only one.
 */
public final class Rehearsal {
  private final Memory memory;
  private final Declared declared;
  private final Start start;

  private Rehearsal(Session session) {
    memory = new Memory(session.agent());
    declared = Declared.in(session);
    start = Start.of(session, memory);
  }

  /**
   * Keeps the session's present state.
   *
   * @throws OutOfMemoryError if there is not the memory to
   */
  public static Rehearsal from(Session session) {
    return new Rehearsal(session);
  }

  /** A run that is over: what was seen of it, and the state it left. */
  public record Act(Seen seen, View state) {}

  /** Keeps the state that a run has left, and goes back to the start. */
  public Act over(Seen seen) {
    View state = start.now();
    back();
    return new Act(seen, state);
  }

  /** Goes back to the starting state. */
  public void back() {
    declared.takeBack();
    start.restore();
  }

  /** Compares the state there is now, and what was seen of the run that left it, with another. */
  public Report compare(Act serial, Seen parallel) {
    Comparison comparison = new Comparison(start, memory, serial.state(), start.live());
    List<Difference> found = new ArrayList<>(Heard.differences(serial.seen(), parallel));
    found.addAll(comparison.differences());
    return new Report(found, Set.of(), start.shared(), comparison.left(), comparison.compared());
  }

  /**
   * What remains of a report when it is known that a second serial run differed from the first: the
   * places that vary by themselves say nothing about the parallel run.
   */
  public static Report settled(Report report, Report amongSerial) {
    Set<String> paths =
        amongSerial.differences().stream().map(Difference::path).collect(Collectors.toSet());
    Map<String, Map<String, Long>> kinds =
        amongSerial.differences().stream()
            .collect(
                Collectors.groupingBy(
                    Difference::root,
                    Collectors.groupingBy(each -> Path.kind(each.path()), Collectors.counting())));
    Set<String> varying = new LinkedHashSet<>();
    List<Difference> real = new ArrayList<>();
    for (Difference difference : report.differences()) {
      Map<String, Long> ofRoot = kinds.getOrDefault(difference.root(), Map.of());
      boolean all =
          ofRoot.size() > Comparison.KINDS
              || ofRoot.getOrDefault(Path.kind(difference.path()), 0L) >= Comparison.MOST;
      if (all || paths.contains(difference.path())) {
        varying.add(difference.root());
      } else {
        real.add(difference);
      }
    }
    return new Report(real, varying, report.shared(), report.left(), report.compared());
  }
}
