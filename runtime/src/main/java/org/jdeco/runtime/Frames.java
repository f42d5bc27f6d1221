package org.jdeco.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Stack traces as serial Java would have them: the task's own frames on top of the caller's. */
final class Frames {
  private static final String RUNTIME = Frames.class.getPackageName() + ".";

  private Frames() {}

  /** Returns {@code thrown} with the frames of the thread that ran it replaced by the caller's. */
  static Throwable joined(Throwable thrown, Task task) {
    String type = task.getClass().getName();
    StackTraceElement[] own = thrown.getStackTrace();
    int end = 0;
    while (end < own.length
        && !(own[end].getMethodName().equals("run") && own[end].getClassName().equals(type))) {
      end++;
    }
    if (end == own.length) {
      return thrown; // has no frames, or was joined before
    }
    List<StackTraceElement> frames = new ArrayList<>(Arrays.asList(own).subList(0, end));
    for (StackTraceElement frame : new Throwable().getStackTrace()) {
      String name = frame.getClassName();
      if (!name.equals(type) && !isRuntime(name)) {
        frames.add(frame);
      }
    }
    thrown.setStackTrace(frames.toArray(StackTraceElement[]::new));
    return thrown;
  }

  private static boolean isRuntime(String name) {
    return name.startsWith(RUNTIME) && name.indexOf('.', RUNTIME.length()) < 0;
  }
}
