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

  /** Returns {@code thrown} with the frames of the thread that ran it replaced by the caller's. */
  static Throwable joined(Throwable thrown, Task task) {
    String type = task.getClass().getName();
    if (thrown instanceof StackOverflowError) {
      return thrown; // its trace does not reach as far as the task
    }
    StackTraceElement[] own = thrown.getStackTrace();
    int end = 0;
    String runs = task instanceof LoggedTask ? FOLLOW : RUN;
    while (end < own.length && !is(own[end], type, runs)) {
      end++;
    }
    if (end == own.length) {
      return thrown; // has no frames, or was joined before
    }
    while (end > 0 && isGenerated(own[end - 1], task)) {
      end--;
    }
    StackTraceElement[] callers = new Throwable().getStackTrace();
    int from = 0;
    while (from < callers.length && !isTaking(callers[from])) {
      from++;
    }
    do {
      from++;
    } while (from < callers.length && isBelow(callers[from].getClassName(), type));
    List<StackTraceElement> frames = new ArrayList<>(Arrays.asList(own).subList(0, end));
    if (from < callers.length) {
      frames.addAll(Arrays.asList(callers).subList(from, callers.length));
    }
    thrown.setStackTrace(frames.toArray(StackTraceElement[]::new));
    return thrown;
  }

  /** Whether a class stands between a task and the replay that takes its result. */
  private static boolean isBelow(String frame, String type) {
    return frame.equals(type)
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
    Set<Throwable> united = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Throwable> rest = new ArrayDeque<>(List.of(thrown));
    while (!rest.isEmpty()) {
      Throwable next = rest.pop();
      if (united.add(next)) {
        unite(next, part.getName());
        rest.addAll(Arrays.asList(next.getSuppressed()));
        if (next.getCause() != null) {
          rest.add(next.getCause());
        }
      }
    }
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
