package org.jdeco.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One thread's part in the runtime: what it is doing, and the scopes it has open from which others
 * may take work. Fields are the thread's own unless they say otherwise.
 */
final class Lane {
  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Scope[].class);
  private static final VarHandle PARKED;
  private static final ThreadLocal<@Nullable Lane> LOCAL = new ThreadLocal<>();

  static {
    try {
      PARKED = MethodHandles.lookup().findVarHandle(Lane.class, "parked", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** How long a thread has a processor at most when others wait for it, and some more. */
  static final long SLICE_NANOS = 6_000_000;

  /** How long nobody has the processor who does something short. */
  static final long MOMENT_NANOS = 1_000_000;

  private static final long CROWDED_NANOS = 500_000_000;

  final Thread thread;

  /** Whether the thread is the runtime's, so that nobody else uses its interrupt flag. */
  final boolean owned;

  /** The run that scopes opened by this thread belong to. */
  @Nullable Run run;

  /** The innermost scope that this thread opened, or whose work it runs. */
  @Nullable Scope top;

  /** The innermost work it runs; other threads read it to interrupt and to count. */
  volatile @Nullable Work work;

  /** The index of the task within that work. */
  int index;

  /** How many graphs were asked for so far, opened or not. */
  int graphs;

  /** Nanoseconds spent so far on waiting and on helping, both no work of its own. */
  long away;

  /** What it knows about entries that are over at once; null: nothing. */
  @Nullable Shortcuts shortcuts;

  /** How much of the time its thread is on a processor. */
  final Presence presence;

  /** How long a thread of the pool waited for one; null until it has begun. Any thread may ask. */
  volatile @Nullable RunQueue queue;

  /** Whether the thread is parked until something of its scope is finished. */
  volatile boolean waiting;

  /** Whether it then does some of what is offered. */
  volatile boolean helping;

  private volatile @Nullable Scope[] open = new Scope[4];
  private volatile int depth; // how many of open are in use: bottom is the outermost
  private volatile boolean parked;
  private long crowded = System.nanoTime(); // until when not to give way

  Lane(Thread thread, boolean owned) {
    this.thread = thread;
    this.owned = owned;
    presence = new Presence(thread);
  }

  /** The current thread's lane. */
  static Lane current() {
    Thread thread = Thread.currentThread();
    if (thread instanceof Worker worker) {
      return worker.lane;
    }
    Lane lane = LOCAL.get();
    if (lane == null) {
      lane = new Lane(thread, false);
      LOCAL.set(lane);
    }
    return lane;
  }

  /** Makes {@code lane} the current thread's, which must be a new one. */
  static void adopt(Lane lane) {
    LOCAL.set(lane);
  }

  /** Lets other threads take work from {@code scope}; returns whether it is the only one. */
  boolean push(Scope scope) {
    int at = depth;
    @Nullable Scope[] slots = open;
    if (at == slots.length) {
      slots = Arrays.copyOf(slots, 2 * at);
      open = slots;
    }
    SLOT.setRelease(slots, at, scope);
    depth = at + 1;
    return at == 0;
  }

  /** Withdraws a pushed scope, nearly always the last; returns whether none is left. */
  boolean pop(Scope scope) {
    @Nullable Scope[] slots = open;
    int last = depth - 1;
    int at = last;
    while (at >= 0 && slots[at] != scope) {
      at--;
    }
    if (at < 0) {
      return last < 0;
    }
    for (; at < last; at++) {
      SLOT.setRelease(slots, at, slots[at + 1]); // others may see one twice or not: no harm
    }
    slots[last] = null;
    depth = last;
    return last == 0;
  }

  /** Whether others may take work from it. */
  boolean isOpen() {
    return depth > 0;
  }

  /** Claims work from the outermost open scope that has some, under {@code within} if given. */
  @Nullable Work claim(@Nullable Scope within) {
    int count = depth;
    @Nullable Scope[] slots = open;
    for (int i = 0; i < count && i < slots.length; i++) {
      Scope scope = (Scope) SLOT.getAcquire(slots, i);
      if (scope != null && (within == null || (!scope.mayStay() && scope.isUnder(within)))) {
        Work claimed = scope.claim();
        if (claimed != null) {
          return claimed;
        }
      }
    }
    return null;
  }

  /** Whether an open scope has something to claim, as far as can be seen. Any thread. */
  boolean claimable() {
    int count = depth;
    @Nullable Scope[] slots = open;
    for (int i = 0; i < count && i < slots.length; i++) {
      Scope scope = (Scope) SLOT.getAcquire(slots, i);
      if (scope != null && scope.claimable()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Lets other threads have the processor while this one waits for something short. Where many wait
   * for one, it may be long before this one gets it back, and longer each time, while who has
   * parked gets it soon; so then, and for a while, this returns false at once: park.
   *
   * @param share how long the runtime's other threads may well keep the processor, in nanoseconds
   */
  @SuppressWarnings("ThreadPriorityCheck") // parking and waking costs 50 µs, this does not
  boolean givesWay(long share) {
    long from = System.nanoTime();
    if (from - crowded < 0) {
      return false;
    }
    Thread.yield();
    long now = System.nanoTime();
    if (now - from > share) {
      crowded = now + CROWDED_NANOS;
    }
    return true;
  }

  /** Ends what it knows about entries, and returns to what it knew before. */
  void endShortcuts(@Nullable Shortcuts before) {
    Shortcuts mine = shortcuts;
    shortcuts = before;
    if (mine != null) {
      mine.end();
    }
  }

  /** Clears the thread's interrupt flag. */
  void calm() {
    if (thread.isInterrupted()) {
      Thread.interrupted();
    }
  }

  /** Says that the thread is about to park; it looks for work once more, and then parks. */
  void parking() {
    parked = true;
  }

  boolean parked() {
    return parked;
  }

  /** Takes the parked mark; the one who gets it decides that the thread goes on. */
  boolean unpark() {
    return PARKED.compareAndSet(this, true, false);
  }
}
