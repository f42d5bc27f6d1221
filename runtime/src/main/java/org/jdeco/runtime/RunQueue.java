package org.jdeco.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How long a thread has been ready to run without a processor, as Linux tells: other programs or
 * other threads had them. Any thread may ask.
 */
final class RunQueue {
  private static final Path CURRENT = Path.of("/proc/thread-self");

  private final @Nullable Path file;

  private RunQueue(@Nullable Path file) {
    this.file = file;
  }

  /** That of the current thread, of the platform. */
  static RunQueue ofCurrent() {
    try {
      Path thread = Path.of("/proc").resolve(Files.readSymbolicLink(CURRENT));
      return new RunQueue(thread.resolve("schedstat"));
    } catch (IOException | RuntimeException unknown) { // another system
      return new RunQueue(null);
    }
  }

  /** Returns the nanoseconds it has waited since the thread began, or -1 if that is not known. */
  long waited() {
    if (file == null) {
      return -1;
    }
    try {
      return Long.parseLong(Files.readString(file).split(" ", 3)[1]);
    } catch (IOException | RuntimeException ended) { // with the thread
      return -1;
    }
  }
}
