package org.jdeco.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The chunks of one region that are ahead of the replay, in loop order. The caller publishes at the
 * tail and takes back at the head; every thread claims the next unclaimed one by a compare-and-set
 * of a single counter.
 *
 * <p>A slot is reused only after its chunk was finished, hence claimed and read; so who wins the
 * counter finds its chunk in the slot. When the ring grows the old one keeps its contents, so a
 * thread that still holds the old one finds it too.
 */
final class Window {
  private static final VarHandle MARK = MethodHandles.arrayElementVarHandle(long[].class);

  /** Indices of the counters, each on a cache line of its own. */
  private static final int CLAIM = 16;

  private static final int TAIL = 32;

  private static final long CLOSED = Long.MAX_VALUE;

  private final long[] marks = new long[48];
  private volatile @Nullable Chunk[] ring = new Chunk[16];
  private long head; // the caller's
  private long tail; // the caller's copy of what it published
  private long iterations; // in the window; the caller's

  /** Claims the next chunk for the current thread, or returns null. Any thread. */
  @Nullable Chunk claim() {
    long next = (long) MARK.getVolatile(marks, CLAIM);
    while (next < (long) MARK.getVolatile(marks, TAIL)) {
      long seen = (long) MARK.compareAndExchange(marks, CLAIM, next, next + 1);
      if (seen == next) {
        @Nullable Chunk[] slots = ring;
        return slots[(int) next & (slots.length - 1)];
      }
      next = seen;
    }
    return null;
  }

  /** Whether there is something to claim, as far as can be seen. Any thread. */
  boolean claimable() {
    return (long) MARK.getVolatile(marks, CLAIM) < (long) MARK.getVolatile(marks, TAIL);
  }

  /** How many chunks nobody has claimed, as far as can be seen. The caller. */
  int unclaimed() {
    return (int) Math.max(0, tail - (long) MARK.getVolatile(marks, CLAIM));
  }

  /** Adds a chunk at the end. The caller. */
  void publish(Chunk chunk) {
    @Nullable Chunk[] slots = ring;
    if (tail - head == slots.length) {
      slots = grown(slots);
      ring = slots;
    }
    slots[(int) tail & (slots.length - 1)] = chunk;
    tail++;
    iterations += chunk.iterations();
    MARK.setVolatile(marks, TAIL, tail);
  }

  private @Nullable Chunk[] grown(@Nullable Chunk[] slots) {
    @Nullable Chunk[] larger = new Chunk[2 * slots.length];
    for (long i = head; i < tail; i++) {
      larger[(int) i & (larger.length - 1)] = slots[(int) i & (slots.length - 1)];
    }
    return larger;
  }

  /** The first chunk, finished or not, or null when there is none. The caller. */
  @Nullable Chunk head() {
    @Nullable Chunk[] slots = ring;
    return head == tail ? null : slots[(int) head & (slots.length - 1)];
  }

  /** Claims the first chunk, which the caller then drops; false if it has been claimed. */
  boolean retake() {
    return head < tail && MARK.compareAndSet(marks, CLAIM, head, head + 1);
  }

  /** Drops the first chunk, which is finished. The caller. */
  void pop() {
    @Nullable Chunk[] slots = ring;
    int at = (int) head & (slots.length - 1);
    Chunk chunk = slots[at];
    if (chunk != null) {
      iterations -= chunk.iterations();
    }
    slots[at] = null;
    head++;
  }

  /** Calls {@code visitor} with every chunk, in order. The caller. */
  void chunks(Consumer<Chunk> visitor) {
    @Nullable Chunk[] slots = ring;
    for (long i = head; i < tail; i++) {
      Chunk chunk = slots[(int) i & (slots.length - 1)];
      if (chunk != null) {
        visitor.accept(chunk);
      }
    }
  }

  /** How many chunks there are. The caller. */
  int size() {
    return (int) (tail - head);
  }

  /** How many iterations its chunks make. The caller. */
  long iterations() {
    return iterations;
  }

  /**
   * Ends claiming and empties the window; returns the chunks that had been claimed. The slots stay:
   * who has just won the counter may not have read its own yet. The caller.
   */
  Work[] close() {
    if (head == tail) {
      return Work.NONE; // whoever claims finds nothing
    }
    long claimed = Math.min((long) MARK.getAndSet(marks, CLAIM, CLOSED), tail);
    @Nullable Chunk[] slots = ring;
    Chunk[] rest = new Chunk[(int) Math.max(0, claimed - head)];
    int count = 0;
    for (long i = head; i < claimed; i++) {
      Chunk chunk = slots[(int) i & (slots.length - 1)];
      if (chunk != null) {
        rest[count++] = chunk;
      }
    }
    head = tail;
    iterations = 0;
    return Arrays.copyOf(rest, count);
  }
}
