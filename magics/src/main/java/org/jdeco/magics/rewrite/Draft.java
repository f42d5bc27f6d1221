package org.jdeco.magics.rewrite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdeco.magics.analysis.AheadLoop;
import org.jdeco.magics.analysis.Attributed;
import org.jdeco.magics.analysis.Flow;
import org.jdeco.magics.analysis.Found;
import org.jdeco.magics.analysis.Guard;
import org.jdeco.magics.analysis.Refusal;
import org.jdeco.magics.analysis.Sequence;
import org.jdeco.magics.analysis.Site;
import org.jdeco.magics.plan.Verdict;
import org.jdeco.magics.source.Edit;

/** A cell being rewritten: the edits so far, and what there is to say about them. */
final class Draft {
  private final Attributed trees;
  private final Reasons reasons;
  private final List<Verdict> verdicts = new ArrayList<>();
  private final List<Edit> edits = new ArrayList<>();
  private final List<Edit> ends = new ArrayList<>();
  private final Map<Integer, List<Verdict>> guarded = new HashMap<>();
  private final boolean outlines;
  private int next;
  private boolean wide;

  /**
   * A draft that numbers what it rewrites from {@code next} on.
   *
   * @param outlines whether bodies of loops may stand in methods of their own
   */
  Draft(Attributed trees, int next, boolean outlines) {
    this.trees = trees;
    this.outlines = outlines;
    this.reasons = new Reasons(trees);
    this.next = next;
  }

  /** Writes what was found, in the order of its text. */
  Draft write(List<Found> found) {
    for (Found each : found) {
      switch (each) {
        case Found.Loop(AheadLoop loop) -> loop(loop, writer(loop, next));
        case Found.Pipeline(AheadLoop first, AheadLoop second, List<Guard> guards) -> {
          LoopWriter following = writer(second, next + 1);
          loop(first, writer(first, next).before(following, guards));
          loop(second, following);
          wide |= trees.changed(edits).size() > 1;
        }
        case Found.Stream(Flow flow, Attributed shadow, AheadLoop loop) -> {
          StreamWriter writer = new StreamWriter(trees, flow, shadow, loop, next);
          add(writer.edits(), writer.end());
          ahead(flow.sites().stream().map(site -> reasons.parallel(site, loop.slice())).toList());
        }
        case Found.Graph(Sequence sequence) -> {
          GraphWriter writer = new GraphWriter(trees, sequence, next);
          add(writer.edits(), writer.end()); // it ends within those that began before it
          ahead(sequence.calls().stream().map(reasons::parallel).toList());
        }
        case Found.Serial(var ignored, List<Site> sites, Refusal refusal) ->
            sites.forEach(site -> verdicts.add(reasons.serial(site, refusal)));
      }
    }
    edits.addAll(ends);
    return this;
  }

  private LoopWriter writer(AheadLoop loop, int index) {
    return new LoopWriter(trees, loop, index, outlines);
  }

  private void add(List<Edit> begin, List<Edit> end) {
    edits.addAll(begin);
    ends.addAll(0, end);
    wide |= trees.changed(Stream.concat(begin.stream(), end.stream()).toList()).size() > 1;
  }

  private void loop(AheadLoop loop, LoopWriter writer) {
    edits.addAll(writer.edits());
    ahead(loop.slice().sites().stream().map(site -> reasons.parallel(site, loop.slice())).toList());
  }

  private void ahead(List<Verdict> its) {
    verdicts.addAll(its);
    guarded.put(next++, its);
  }

  List<Verdict> verdicts() {
    return verdicts;
  }

  List<Edit> edits() {
    return edits;
  }

  /** Whether something begins in one snippet and ends in another. */
  boolean isWide() {
    return wide;
  }

  /** The verdicts on what runs ahead, by its number. */
  Map<Integer, List<Verdict>> guarded() {
    return guarded;
  }

  /** The number after the last. */
  int next() {
    return next;
  }
}
