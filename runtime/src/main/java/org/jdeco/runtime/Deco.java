package org.jdeco.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The entry to the runtime for rewritten code and for users. */
public final class Deco {
  /** The engine of threads that have begun no run; made when it is first needed. */
  private static final class Default {
    static final Engine ENGINE = new Engine();
  }

  private Deco() {}

  /**
   * Opens a region for one entry of a loop, in the thread's current run or a default one.
   *
   * @param loop the number of the loop, as in {@link Run#locate}
   */
  public static Region region(int loop, Lookahead lookahead) {
    return region(loop, lookahead, true);
  }

  /**
   * Opens a region for one entry of a loop in which nothing asks for {@link #random}, so that its
   * entries may {@link #pass}. For rewritten code.
   *
   * @param loop the number of the loop
   */
  public static Region passable(int loop, Lookahead lookahead) {
    return region(loop, lookahead, false);
  }

  /**
   * Returns a region for an entry of a loop that is known to be over at once: it only counts
   * iterations, and both its ends are to be marked by {@link Region#bound}. Null where one has to
   * be opened. For rewritten code.
   *
   * @param loop the number of the loop
   * @param total how often it goes round, as far as that is known when it begins
   */
  public static @Nullable Region pass(int loop, long total) {
    Shortcuts known = Lane.current().shortcuts;
    return known == null ? null : known.pass(loop, total);
  }

  private static Region region(int loop, Lookahead lookahead, boolean draws) {
    Lane lane = Lane.current();
    Run run = run(lane);
    run.opens(lane);
    if (lane.top == null) {
      run.entered(Feed.total(lookahead));
    }
    Loop known = run.loop(loop, lookahead);
    known.locked |= lookahead == Guards.LOCKED;
    known.guarded |= known.locked || lookahead == Guards.NOTHING;
    Shortcuts shortcuts = lane.shortcuts;
    boolean within = shortcuts != null && shortcuts.isPassing(loop);
    Loop level = known.within(lane.top);
    return new Region(run, lane, loop, within ? level.inner() : level, lookahead, draws);
  }

  /** Opens a region for one evaluation of a stream, see {@link #region(int)}. */
  public static Region opens(int loop, Supplier<Lookahead> lookahead) {
    return region(loop, lookahead.get());
  }

  /** The open region of a number. */
  public static Region region(int loop) {
    for (Scope scope = Lane.current().top; scope != null; scope = scope.parent) {
      if (scope instanceof Region region && region.number() == loop) {
        return region;
      }
    }
    throw new IllegalStateException("no region of number " + loop + " is open");
  }

  /** Opens a graph for straight-line code, in the thread's current run or a default one. */
  public static Graph graph(int loop) {
    Lane lane = Lane.current();
    Run run = run(lane);
    return new Graph(run, lane, run.straight(loop));
  }

  /**
   * Opens a graph for straight-line code of which {@code calls} calls may run ahead, or returns
   * null where that would not pay. For rewritten code.
   */
  public static @Nullable Graph ahead(int loop, int calls) {
    Lane lane = Lane.current();
    Run run = run(lane);
    run.opens(lane);
    if (lane.top == null) {
      run.entered(calls);
    }
    return Graph.ahead(run, lane, run.straight(loop), calls);
  }

  /**
   * Opens a graph for snippets that follow each other, and returns whether it has the result of a
   * call. It stays open until its last result has been taken, or its run ends.
   *
   * @param forks forks all its calls
   */
  public static boolean begins(int loop, int calls, int call, Consumer<Graph> forks) {
    Graph graph = ahead(loop, calls);
    if (graph == null) {
      return false;
    }
    forks.accept(graph);
    if (graph.isEmpty()) {
      graph.close();
      return false;
    }
    return graph.has(call);
  }

  /** Whether the graph of an earlier snippet has the result of a call; it waits for that. */
  public static boolean has(int loop, int call) {
    Graph graph = open(loop);
    return graph != null && graph.has(call);
  }

  /** Takes the result of a call that the graph of an earlier snippet {@link #has}. */
  @SuppressWarnings("TypeParameterUnusedInFormals") // the generated code knows it
  public static <T extends @Nullable Object> T take(int loop, int call) {
    Graph graph = open(loop);
    if (graph == null) {
      throw new IllegalStateException("no graph of number " + loop + " is open");
    }
    return graph.take(call);
  }

  private static @Nullable Graph open(int loop) {
    for (Scope scope = Lane.current().top; scope != null; scope = scope.parent) {
      if (scope instanceof Graph graph && graph.loop().index == loop) {
        return graph;
      }
    }
    return null;
  }

  private static Run run(Lane lane) {
    Run run = lane.run;
    return run != null ? run : Default.ENGINE.ambient();
  }

  /**
   * Returns what stands for the entry of a rewritten loop or graph that the current thread is in,
   * or was in last: calls may run ahead of each other only where this is equal. Null where none
   * may.
   */
  public static @Nullable Object entry() {
    Lane lane = Lane.current();
    if (run(lane).observe()) {
      lane.endShortcuts(null);
    }
    Scope top = lane.top;
    if (top != null) {
      return top.loop().isGuarded() ? null : top;
    }
    return lane.graphs == 0 ? null : lane.graphs;
  }

  /**
   * Returns the random generator of the call being made: one for each iteration, whose numbers
   * depend on the run's seed and the iteration only, not on which thread makes the call or whether
   * it is made ahead. The code around the calls has one of its own. Loops that reach this are to be
   * replayed by {@link Region#next}, since strips do not tell which iteration is being made.
   */
  public static RandomGenerator random() {
    Lane lane = Lane.current();
    return Streams.generator(lane, run(lane));
  }

  /** Waits until every call that the current thread let run ahead is finished. */
  public static void await() {
    for (Scope scope = Lane.current().top; scope != null; scope = scope.parent) {
      scope.settle();
    }
  }

  /**
   * A range of indices.
   *
   * @param from the first
   * @param to the one after the last
   */
  public record Range(int from, int to) {
    /** Returns how many indices there are. */
    public int size() {
      return to - from;
    }
  }

  /**
   * Splits {@code size} indices into ranges for workers to share: as many as there are workers, or
   * fewer so that none is smaller than {@code minSize}, and of sizes that differ by one at most.
   */
  public static List<Range> ranges(int size, int minSize, int workers) {
    if (size < 0 || minSize < 1 || workers < 1) {
      throw new IllegalArgumentException(
          "size must not be negative, the least size and the workers must be at least 1");
    }
    int count = size == 0 ? 0 : Math.clamp(size / minSize, 1, workers);
    List<Range> ranges = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      ranges.add(new Range((int) ((long) size * i / count), (int) ((long) size * (i + 1) / count)));
    }
    return List.copyOf(ranges);
  }

  /**
   * Splits elements as {@link #ranges(int, int, int)} does, into consecutive lists. They are parts
   * of one copy: later changes of the collection do not show in them.
   */
  public static <E> List<List<E>> ranges(
      Collection<? extends E> elements, int minSize, int workers) {
    return parts(new ArrayList<>(elements), minSize, workers);
  }

  /** Splits elements as {@link #ranges(Collection, int, int)} does. */
  public static <E> List<List<E>> ranges(Iterable<? extends E> elements, int minSize, int workers) {
    List<E> all = new ArrayList<>();
    elements.forEach(all::add);
    return parts(all, minSize, workers);
  }

  private static <E> List<List<E>> parts(List<E> all, int minSize, int workers) {
    List<List<E>> parts = new ArrayList<>();
    for (Range range : ranges(all.size(), minSize, workers)) {
      parts.add(all.subList(range.from, range.to));
    }
    return parts;
  }

  /**
   * Lets what is thrown through a part of a method, which generated code has in a class of its own,
   * have the trace that it would have without that.
   *
   * @param thrown what is thrown
   * @param part the class with the part
   */
  public static void unite(Throwable thrown, Class<?> part) {
    Frames.unite(thrown, part);
  }
}
