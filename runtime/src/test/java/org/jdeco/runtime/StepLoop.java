package org.jdeco.runtime;

import java.util.Collection;
import java.util.Iterator;
import java.util.function.ToLongFunction;

/** An enhanced for {@code for (x : xs) out.add(f(x))} as the rewriter writes it. */
final class StepLoop<E> extends Lookahead {
  private final Iterator<? extends E> elements;
  private final ToLongFunction<? super E> f;
  private final long total;
  private E x;

  StepLoop(Iterable<? extends E> elements, ToLongFunction<? super E> f) {
    this.elements = elements.iterator();
    total = elements instanceof Collection<?> all ? all.size() : -1;
    this.f = f;
  }

  interface Sink {
    void accept(long value);
  }

  static <E> void replay(Iterable<E> xs, ToLongFunction<? super E> f, Sink out) {
    replay(0, xs, f, out);
  }

  /** The loop as the one of a number. */
  static <E> void replay(int number, Iterable<E> xs, ToLongFunction<? super E> f, Sink out) {
    Region region = Deco.region(number, new StepLoop<>(xs, f));
    try {
      replay(region, xs, f, out);
    } finally {
      region.close();
    }
  }

  /** The loop as one of a number in which nothing draws, whose entries may pass. */
  static <E> void passing(int number, Collection<E> xs, ToLongFunction<? super E> f, Sink out) {
    Region passing = Deco.pass(number, xs.size());
    Region region = passing != null ? passing : Deco.passable(number, new StepLoop<>(xs, f));
    region.bound();
    try {
      replay(region, xs, f, out);
    } finally {
      region.bound();
    }
  }

  private static <E> void replay(
      Region region, Iterable<E> xs, ToLongFunction<? super E> f, Sink out) {
    for (E x : xs) {
      @SuppressWarnings("unchecked")
      Step<E> task = (Step<E>) region.next();
      out.accept(task == null ? f.applyAsLong(x) : task.take0());
    }
  }

  @Override
  protected long $total() {
    return total;
  }

  @Override
  protected int $advance() {
    if (!elements.hasNext()) {
      return 0;
    }
    x = elements.next();
    return 1;
  }

  @Override
  protected Task $task(int from, int to) {
    return new Step<>(f, x);
  }

  /** The call of one iteration. */
  static final class Step<E> extends Task {
    private final ToLongFunction<? super E> f;
    private final E x;
    private long v0;

    Step(ToLongFunction<? super E> f, E x) {
      this.f = f;
      this.x = x;
    }

    @Override
    protected void run() {
      v0 = f.applyAsLong(x);
      done = 1;
    }

    long take0() {
      arrive(0);
      return v0;
    }
  }
}
