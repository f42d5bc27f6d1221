package org.jdeco.magics.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdeco.magics.plan.Verdict;

/**
 * Tells which of the calls that stay serial could not have been made ahead, as a run shows. The
 * program runs as written, again and again; each time one call is meddled with. If another result,
 * or leaving out what the call does, changes what a later call of the same loop is given or gives,
 * the calls depend on each other. If a later call, made with its own arguments when the loop makes
 * its first one, gives something else, it reads what the loop changes. Of the others no such thing
 * is seen: the analysis may know less than it could, they may be kept serial by how the loop is
 * written, or another run would show it.
 */
final class Oracle {
  private static final int MOST_MEDDLED = 8;

  /** What was seen of a call that stays serial. */
  enum Finding {
    /** The calls of its loop depend on each other. */
    DEPENDENT,
    /** They do not, but read what the loop changes. */
    READING,
    /** Neither, in this run. */
    NEITHER,
    /** Its loop made fewer than two calls. */
    UNSEEN
  }

  /** What was seen of one call, and the page of the reason that keeps it serial. */
  record Judged(String page, Finding finding) {}

  /** Runs a program under a probe. */
  @FunctionalInterface
  interface Runner {
    void run(Probe probe);
  }

  private final String holder;
  private final String cell;
  private final Runner runner;

  Oracle(String holder, String cell, Runner runner) {
    this.holder = holder;
    this.cell = cell;
    this.runner = runner;
  }

  /** What is seen of each call that stays serial. */
  List<Judged> judge(List<Verdict> verdicts) {
    Map<String, List<Verdict>> loops =
        verdicts.stream()
            .filter(verdict -> verdict.kind() == Verdict.Kind.SERIAL)
            .collect(
                Collectors.groupingBy(Verdict::reason, LinkedHashMap::new, Collectors.toList()));
    List<Probe.Call> plain = run(new Probe.Meddling.None());
    List<Judged> judged = new ArrayList<>();
    loops
        .values()
        .forEach(loop -> {
          Finding finding =
              judge(plain, loop.stream().map(Verdict::line).collect(Collectors.toSet()));
          loop.forEach(verdict -> judged.add(new Judged(verdict.page(), finding)));
        });
    return judged;
  }

  private Finding judge(List<Probe.Call> plain, Set<Integer> lines) {
    List<Integer> calls =
        IntStream.range(0, plain.size())
            .filter(i -> lines.contains(plain.get(i).line()))
            .boxed()
            .limit(MOST_MEDDLED)
            .toList();
    if (calls.size() < 2) {
      return Finding.UNSEEN;
    }
    if (calls.stream().anyMatch(which -> decides(plain, which, lines))) {
      return Finding.DEPENDENT;
    }
    int first = calls.getFirst();
    return calls.stream().skip(1).anyMatch(which -> reads(plain.get(which), first))
        ? Finding.READING
        : Finding.NEITHER;
  }

  private boolean decides(List<Probe.Call> plain, int which, Set<Integer> lines) {
    Probe.Call call = plain.get(which);
    if (call.failed()) {
      return false;
    }
    List<Probe.Meddling> ways = new ArrayList<>(List.of(new Probe.Meddling.OtherResult(which)));
    if (Probe.isValue(call.result())) {
      ways.add(new Probe.Meddling.NoEffect(which, call.result()));
    }
    return ways.stream()
        .anyMatch(way -> differ(later(plain, which, lines), later(run(way), which, lines)));
  }

  private boolean reads(Probe.Call call, int first) {
    if (!call.repeatable()) {
      return false;
    }
    List<Probe.Call> ahead = run(new Probe.Meddling.Ahead(first, call));
    return ahead.size() > first && !ahead.get(first).isLike(call);
  }

  private List<Probe.Call> run(Probe.Meddling meddling) {
    Probe probe = new Probe(holder, cell, meddling);
    runner.run(probe);
    return List.copyOf(probe.calls());
  }

  private static List<Probe.Call> later(List<Probe.Call> calls, int which, Set<Integer> lines) {
    List<Probe.Call> later = new ArrayList<>();
    for (int i = which + 1; i < calls.size(); i++) {
      if (lines.contains(calls.get(i).line())) {
        later.add(calls.get(i));
      }
    }
    return later;
  }

  /** Whether calls differ; where one run ended sooner, what it did not come to is left out. */
  private static boolean differ(List<Probe.Call> some, List<Probe.Call> others) {
    return IntStream.range(0, Math.min(some.size(), others.size()))
        .anyMatch(i -> !some.get(i).isLike(others.get(i)));
  }
}
