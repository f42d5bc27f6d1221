package org.jdeco.runtime;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Whether the JVM's compilers rest, as Linux tells of their threads: then the code that runs is as
 * good as it is going to be. Used by any thread.
 */
final class Compilers {
  private static final Path OWN_THREADS = Path.of("/proc/self/task");

  /** How long they have to rest: the time between two looks. */
  private static final long PERIOD_NANOS = 2_000_000;

  /** After which time a look says nothing any more. */
  private static final long STALE_NANOS = 20_000_000;

  /** The part of the time that they may have worked nevertheless. */
  private static final int PART = 16;

  private static final long WORKS = -1;

  private final Path folder;
  private final LongSupplier clock;
  private List<Compiler> compilers = List.of();
  private volatile boolean found;
  private long looked;
  private long worked;
  private boolean rests;

  /** Those of this JVM. */
  Compilers() {
    this(OWN_THREADS, System::nanoTime);
  }

  Compilers(Path folder, LongSupplier clock) {
    this.folder = folder;
    this.clock = clock;
    looked = clock.getAsLong() - STALE_NANOS;
  }

  /** Looks for their threads, once: that takes milliseconds, so it is for a thread that is idle. */
  void find() {
    if (!found) {
      found = true;
      List<Compiler> some = new ArrayList<>();
      try (DirectoryStream<Path> threads = Files.newDirectoryStream(folder)) {
        for (Path thread : threads) {
          addTo(some, thread);
        }
      } catch (IOException | DirectoryIteratorException unknown) {
        return; // another system
      }
      synchronized (this) {
        compilers = some;
      }
    }
  }

  private static void addTo(List<Compiler> some, Path thread) {
    try {
      String name = Files.readString(thread.resolve("comm"));
      if (name.startsWith("C1 Compiler") || name.startsWith("C2 Compiler")) {
        some.add(new Compiler(open(thread, "stat"), open(thread, "schedstat")));
      }
    } catch (IOException ended) {
      // no compiler any more
    }
  }

  private static RandomAccessFile open(Path thread, String file) throws IOException {
    return new RandomAccessFile(thread.resolve(file).toFile(), "r");
  }

  /** Whether none has worked for some milliseconds; false if that is not known. */
  synchronized boolean rest() {
    long now = clock.getAsLong();
    long passed = now - looked;
    if (passed >= PERIOD_NANOS) {
      long before = worked;
      worked = compilers.isEmpty() ? WORKS : worked();
      looked = now;
      rests =
          passed < STALE_NANOS
              && before != WORKS
              && worked != WORKS
              && worked - before < passed / PART;
    }
    return rests;
  }

  /** How long they have run or waited for a processor since they began, or WORKS if one does. */
  private long worked() {
    long sum = 0;
    try {
      for (Compiler compiler : compilers) {
        if (!compiler.sleeps()) {
          return WORKS; // for how long is not told before it ends
        }
        sum += compiler.worked();
      }
    } catch (IOException | RuntimeException ended) { // with the thread
      return WORKS;
    }
    return sum;
  }

  /** The files that tell of one thread. */
  private record Compiler(RandomAccessFile stat, RandomAccessFile schedstat) {
    boolean sleeps() throws IOException {
      String state = read(stat);
      return state.charAt(state.lastIndexOf(')') + 2) == 'S';
    }

    long worked() throws IOException {
      String[] figures = read(schedstat).split(" ", 3);
      return Long.parseLong(figures[0]) + Long.parseLong(figures[1]);
    }

    private static String read(RandomAccessFile file) throws IOException {
      byte[] bytes = new byte[128];
      file.seek(0);
      return new String(bytes, 0, file.read(bytes), StandardCharsets.ISO_8859_1);
    }
  }
}
