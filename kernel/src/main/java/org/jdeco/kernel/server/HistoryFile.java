package org.jdeco.kernel.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jdeco.kernel.server.History.Entry;
import org.jspecify.annotations.Nullable;

/**
 * The history on disk, shared by all kernels of a user: a line for each cell, with tabs between
 * session, line, input and output. A kernel's first line is its session alone, which takes the
 * number. Without the file, or when it cannot be used, there is only the session's own history.
 */
public final class HistoryFile {
  private static final Logger LOG = System.getLogger(HistoryFile.class.getName());
  private static final int CAPACITY = 10_000;

  private final @Nullable Path path;
  private boolean usable;

  private HistoryFile(@Nullable Path path) {
    this.path = path;
    this.usable = path != null;
  }

  /** The history in a file, which need not exist. */
  public static HistoryFile at(Path path) {
    return new HistoryFile(path);
  }

  /** No history but the session's own. */
  public static HistoryFile none() {
    return new HistoryFile(null);
  }

  /** The history of earlier sessions, continued by a new one. */
  synchronized History begin() {
    List<Entry> earlier = new ArrayList<>();
    int session = 1;
    if (path != null && usable) {
      try {
        session = begin(path, earlier);
      } catch (IOException | RuntimeException e) {
        unusable(e);
      }
    }
    return new History(earlier, session, CAPACITY);
  }

  /** Adds a cell that has run. */
  synchronized void append(Entry entry) {
    if (path != null && usable) {
      try {
        Files.write(path, line(entry).getBytes(UTF_8), APPEND);
      } catch (IOException e) {
        unusable(e);
      }
    }
  }

  private static int begin(Path path, List<Entry> earlier) throws IOException {
    create(path);
    try (FileChannel channel = FileChannel.open(path, READ, WRITE);
        FileLock lock = channel.tryLock()) {
      int last = read(path, earlier);
      if (lock != null && earlier.size() > 2 * CAPACITY) {
        earlier.subList(0, earlier.size() - CAPACITY).clear();
        String kept = earlier.stream().map(HistoryFile::line).collect(Collectors.joining());
        Files.write(path, kept.getBytes(UTF_8));
      }
      // a kernel that was killed may have left half a line
      Files.writeString(path, "\n" + (last + 1) + "\n", APPEND);
      return last + 1;
    }
  }

  private static void create(Path path) throws IOException {
    if (Files.exists(path)) {
      return;
    }
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.write(path, List.of(), CREATE, APPEND);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    }
  }

  /** Adds the entries and returns the last session's number. */
  private static int read(Path path, List<Entry> earlier) throws IOException {
    int last = 0;
    for (String line : new String(Files.readAllBytes(path), UTF_8).lines().toList()) {
      if (line.isEmpty()) {
        continue;
      }
      String[] fields = line.split("\t", -1);
      try {
        int session = Integer.parseInt(fields[0]);
        last = Math.max(last, session);
        if (fields.length >= 3) {
          earlier.add(
              new Entry(
                  session,
                  Integer.parseInt(fields[1]),
                  fields[2].translateEscapes(),
                  fields.length > 3 ? fields[3].translateEscapes() : null));
        }
      } catch (IllegalArgumentException e) {
        LOG.log(Level.DEBUG, "skipped a line of " + path, e);
      }
    }
    return last;
  }

  private static String line(Entry entry) {
    String output = entry.output() == null ? "" : "\t" + escaped(entry.output());
    return entry.session() + "\t" + entry.line() + "\t" + escaped(entry.input()) + output + "\n";
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t");
  }

  private void unusable(Exception e) {
    usable = false;
    LOG.log(Level.WARNING, "the history is not kept in " + path, e);
  }
}
