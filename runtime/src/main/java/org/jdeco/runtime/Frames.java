package org.jdeco.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Stack traces as serial Java would have them: the task's own frames on top of the caller's. */
final class Frames {
  private static final String ARRIVE = "arrive";
  private static final String TAKE = "take";
  private static final String RUN = "run";
  private static final String FOLLOW = "follow";

  private Frames() {}

  /**
   * Returns {@code thrown} with the frames of the thread that ran it replaced by the caller's,
   * those of its causes and of what it suppressed as well.
   */
  static Throwable joined(Throwable thrown, Task task) {
    List<Throwable> ran = all(thrown).stream().filter(each -> end(each, task) >= 0).toList();
    if (ran.isEmpty()) {
      return thrown;
    }
    StackTraceElement[] callers = new Throwable().getStackTrace();
    int from = 0;
    while (from < callers.length && !isTaking(callers[from])) {
      from++;
    }
    do {
      from++;
    } while (from < callers.length && isBelow(callers[from].getClassName(), task));
    List<StackTraceElement> below =
        from < callers.length ? Arrays.asList(callers).subList(from, callers.length) : List.of();
    for (Throwable each : ran) {
      List<StackTraceElement> own = Arrays.asList(each.getStackTrace());
      List<StackTraceElement> frames = new ArrayList<>(own.subList(0, end(each, task)));
      frames.addAll(below);
      each.setStackTrace(frames.toArray(StackTraceElement[]::new));
    }
    return thrown;
  }

  /** Where the frames of the task's own code end; -1 if there are none, or they were joined. */
  private static int end(Throwable thrown, Task task) {
    if (thrown instanceof StackOverflowError) {
      return -1; // its trace does not reach as far as the task
    }
    StackTraceElement[] own = thrown.getStackTrace();
    int end = 0;
    String runs = task instanceof LoggedTask ? FOLLOW : RUN;
    while (end < own.length && !is(own[end], task.getClass().getName(), runs)) {
      end++;
    }
    if (end == own.length) {
      return -1;
    }
    while (end > 0 && isGenerated(own[end - 1], task)) {
      end--;
    }
    return end;
  }

  /** An exception, what caused it and what it suppressed, and so on, each once. */
  private static Set<Throwable> all(Throwable thrown) {
    Set<Throwable> found = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Throwable> rest = new ArrayDeque<>(List.of(thrown));
    while (!rest.isEmpty()) {
      Throwable next = rest.pop();
      if (found.add(next)) {
        rest.addAll(Arrays.asList(next.getSuppressed()));
        if (next.getCause() != null) {
          rest.add(next.getCause());
        }
      }
    }
    return found;
  }

  /** Whether a class stands between a task and the replay that takes its result. */
  private static boolean isBelow(String frame, Task task) {
    return frame.equals(task.getClass().getName())
        || frame.equals(Graph.class.getName())
        || frame.equals(Region.class.getName())
        || frame.equals(Deco.class.getName());
  }

  /** Whether {@code thrown} came up in the generated code itself, not in a call it makes. */
  static boolean isOwn(Throwable thrown, Task task) {
    StackTraceElement[] own = thrown.getStackTrace();
    return own.length > 0 && isGenerated(own[0], task);
  }

  /** Whether a frame is one of the code that was generated along with a task's class. */
  private static boolean isGenerated(StackTraceElement frame, Task task) {
    Class<?> around = task.getClass().getEnclosingClass();
    return around != null && frame.getClassName().startsWith(around.getName() + "$");
  }

  /** Whether a frame is the one by which generated code asks for a result. */
  private static boolean isTaking(StackTraceElement frame) {
    return is(frame, Task.class.getName(), ARRIVE) || is(frame, LoggedTask.class.getName(), TAKE);
  }

  private static boolean is(StackTraceElement frame, String type, String method) {
    return frame.getMethodName().equals(method) && frame.getClassName().equals(type);
  }

  /** Lets what is thrown through a part of a method look as if it were in the method itself. */
  static void unite(Throwable thrown, Class<?> part) {
    all(thrown).forEach(each -> unite(each, part.getName()));
  }

  private static void unite(Throwable thrown, String part) {
    StackTraceElement[] frames = thrown.getStackTrace();
    List<StackTraceElement> united = new ArrayList<>(frames.length);
    for (int i = 0; i < frames.length; i++) {
      StackTraceElement frame = frames[i];
      if (frame.getClassName().equals(part) && i + 1 < frames.length) {
        StackTraceElement method = frames[++i];
        frame =
            new StackTraceElement(
                method.getClassLoaderName(),
                method.getModuleName(),
                method.getModuleVersion(),
                method.getClassName(),
                method.getMethodName(),
                method.getFileName(),
                frame.getLineNumber());
      }
      united.add(frame);
    }
    if (united.size() < frames.length) {
      thrown.setStackTrace(united.toArray(StackTraceElement[]::new));
    }
  }
}
