package org.jdeco.magics.analysis;

import com.sun.source.util.JavacTask;
import com.sun.tools.javac.api.BasicJavacTask;
import com.sun.tools.javac.api.JavacTaskPool;
import com.sun.tools.javac.code.ClassFinder;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.PackageSymbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.Names;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Function;
import javax.tools.DiagnosticListener;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The Java compiler, which remembers from one task to the next what it has read of the platform and
 * of the class path; reading that is most of what a small task takes. What the snippets define is
 * forgotten, since it changes. For the remembering it needs packages of {@code jdk.compiler} that
 * the kernel's jar has exported to it; without them each task starts from nothing.
 */
final class Compiler {
  private static final System.Logger LOG = System.getLogger(Compiler.class.getName());

  /** How many states to keep: one for each set of options, and one more for a task in a task. */
  private static final int KEPT = 4;

  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
  private final JavaFileManager files;
  private final @Nullable JavacTaskPool pool = pool();

  Compiler(JavaFileManager files) {
    this.files = files;
  }

  private static @Nullable JavacTaskPool pool() {
    try {
      return new JavacTaskPool(KEPT);
    } catch (LinkageError e) {
      LOG.log(Level.DEBUG, "the compiler keeps nothing between tasks", e);
      return null;
    }
  }

  /** Does something with a task, whose trees and types must not be used afterwards. */
  <R> R compile(
      List<String> options,
      List<? extends JavaFileObject> sources,
      DiagnosticListener<JavaFileObject> diagnostics,
      Function<JavacTask, R> use) {
    JavacTaskPool warm = pool;
    if (warm == null) {
      return use.apply(
          (JavacTask) compiler.getTask(null, files, diagnostics, options, null, sources));
    }
    return warm.getTask(
        null,
        files,
        diagnostics,
        options,
        null,
        sources,
        task -> {
          try {
            return use.apply(task);
          } finally {
            forgetSnippets(((BasicJavacTask) task).getContext());
          }
        });
  }

  private static void forgetSnippets(Context context) {
    Symtab symbols = Symtab.instance(context);
    PackageSymbol snippets =
        symbols.getPackage(
            symbols.unnamedModule, Names.instance(context).fromString(SnippetClasses.PACKAGE));
    if (snippets == null) {
      return;
    }
    for (ClassSymbol type : symbols.getAllClasses()) {
      if (type.packge().equals(snippets)) {
        symbols.removeClass(symbols.unnamedModule, type.flatName());
      }
    }
    snippets.members_field = null;
    snippets.completer = ClassFinder.instance(context).getCompleter();
  }
}
