package org.jdeco.kernel.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jdeco.kernel.render.SnippetNames;
import org.jspecify.annotations.Nullable;

/**
 * An exception as the user should read it: frames of cells by cell and line, with the source; the
 * frames of libraries as they are; those of the kernel and of reflection left out.
 */
final class Trace {
  private static final int FRAMES = 40;
  private static final int EXCERPTS = 4;

  private final Frames frames;
  private final List<String> lines = new ArrayList<>();
  private final Set<Throwable> told = Collections.newSetFromMap(new IdentityHashMap<>());

  private Trace(Frames frames) {
    this.frames = frames;
  }

  static List<String> of(Throwable thrown, Frames frames) {
    Trace trace = new Trace(frames);
    trace.tell(thrown, "", "");
    return trace.lines;
  }

  /** The name the user knows an exception's class by. */
  static String name(Throwable thrown) {
    return SnippetNames.plain(thrown.getClass().getName());
  }

  /** The exception's own message, which its class may fail to give. */
  static String message(Throwable thrown) {
    try {
      String message = thrown.getLocalizedMessage();
      return message == null ? "" : SnippetNames.plain(message);
    } catch (RuntimeException | Error e) {
      return "(its message could not be had: " + name(e) + ")";
    }
  }

  private void tell(Throwable thrown, String indent, String label) {
    String message = message(thrown);
    String head = name(thrown) + (message.isEmpty() ? "" : ": " + message);
    if (!told.add(thrown)) {
      lines.add(indent + label + head + " (told above)");
      return;
    }
    head.lines().findFirst().ifPresent(line -> lines.add(indent + label + line));
    head.lines().skip(1).forEach(line -> lines.add(indent + line));
    frames(thrown.getStackTrace(), indent);
    for (Throwable suppressed : thrown.getSuppressed()) {
      tell(suppressed, indent + "    ", "Suppressed: ");
    }
    Throwable cause = cause(thrown);
    if (cause != null) {
      tell(cause, indent, "Caused by: ");
    }
  }

  /** What caused an exception, as far as its class gives that. */
  static @Nullable Throwable cause(Throwable thrown) {
    try {
      return thrown.getCause();
    } catch (RuntimeException | Error e) {
      return null; // its class fails to give it
    }
  }

  private void frames(StackTraceElement[] all, String indent) {
    int last = all.length - 1;
    while (last >= 0 && !Frames.isSnippet(all[last])) {
      last--;
    }
    // What is below the cell's own code is the kernel's; without any such code, all may matter.
    int end = last < 0 ? all.length : last + 1;
    List<String> told = new ArrayList<>();
    Place former = null;
    int excerpts = 0;
    for (int i = 0; i < end; i++) {
      StackTraceElement frame = all[i];
      if (Frames.isSnippet(frame)) {
        Place place = frames.place(frame);
        String name = Frames.name(frame);
        if (place == null || (name.isEmpty() && former != null && former.sameLine(place))) {
          continue;
        }
        told.add("  " + place.named(name) + excerpt(place, excerpts++, indent));
        former = place;
      } else if (!hidden(frame)) {
        told.add("  at " + SnippetNames.plain(frame.toString()));
        former = null;
      }
    }
    int head = told.size() <= FRAMES ? told.size() : FRAMES / 2;
    told.subList(0, head).forEach(line -> lines.add(indent + line));
    if (head < told.size()) {
      lines.add(indent + "  … " + (told.size() - 2 * head) + " more frames");
      told.subList(told.size() - head, told.size()).forEach(line -> lines.add(indent + line));
    }
  }

  private static String excerpt(@Nullable Place place, int number, String indent) {
    return place == null || number >= EXCERPTS || place.source().isBlank()
        ? ""
        : "\n" + indent + "      " + place.line() + " | " + place.source().strip();
  }

  private static boolean hidden(StackTraceElement frame) {
    String type = frame.getClassName();
    return type.startsWith("org.jdeco.")
        || type.startsWith("jdk.internal.reflect.")
        || type.startsWith("java.lang.reflect.")
        || type.startsWith("java.lang.invoke.")
        || type.startsWith("jdk.jshell.");
  }
}
