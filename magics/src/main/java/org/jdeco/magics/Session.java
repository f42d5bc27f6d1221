package org.jdeco.magics;

import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.instrument.Instrumentation;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import org.jdeco.magics.source.MappedText;
import org.jspecify.annotations.Nullable;

/** What magics need of the session that cells run in: the seam between magics and the kernel. */
public interface Session extends Displays {
  /** The shell that holds the user's snippets. Used on the execution thread only. */
  JShell shell();

  /** The class file of a class defined by a snippet, by binary name; null when there is none. */
  byte @Nullable [] classBytes(String binaryName);

  /** The binary names of all classes that snippets have defined, nested and superseded ones too. */
  Collection<String> classNames();

  /**
   * The class path that snippets compile against: jars and folders, with the platform's separator.
   */
  String classPath();

  /** Adds jars or folders, with the platform's separator, for the snippets to come. */
  default void addToClassPath(String path) {
    shell().addToClasspath(path);
  }

  /** The loader that sees the snippets' classes and the user's class path. */
  ClassLoader loader();

  /**
   * Evaluates plain Java as a cell would: snippet by snippet, up to the first failure. A failure is
   * described in terms of the cell the text came from; it is returned, not yet shown.
   */
  default Outcome evaluate(MappedText code) {
    return evaluate(code, snippet -> Optional.empty());
  }

  /**
   * The same, for code that the user did not write.
   *
   * @param otherwise gives what to evaluate in place of a snippet that the compiler rejects
   */
  Outcome evaluate(MappedText code, Function<MappedText, Optional<MappedText>> otherwise);

  /**
   * Runs something and keeps what the user's code prints and shows meanwhile.
   *
   * @param visible whether the user sees it too
   * @param answers what to answer first when the code asks for input; then the user is asked
   */
  Seen watch(boolean visible, List<String> answers, Supplier<Outcome> body);

  /** Makes the shell forget a snippet, and lets go of the value it may hold. */
  default void drop(Snippet snippet) {
    shell().drop(snippet);
  }

  /** What the JVM gives an agent, to open modules and to redefine classes; null without one. */
  default @Nullable Instrumentation agent() {
    return null;
  }

  /**
   * Lets the classes of the user's be changed when they are defined, and defines those anew that
   * there are; null lets all be as they were. Returns whether this JVM can.
   *
   * @param change gives what each class's file goes through; may leave members as they are only in
   *     name, type and number
   */
  default boolean weave(@Nullable Function<ClassModel, ClassTransform> change) {
    return false;
  }

  /** Where a line of a class of a snippet stands in the user's cells, if it stands there. */
  default Optional<CodePlace> place(String className, int line) {
    return Optional.empty();
  }
}
