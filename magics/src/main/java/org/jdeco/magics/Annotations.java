package org.jdeco.magics;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import jdk.jshell.Snippet;

/** Reads which annotations a method snippet carries. */
final class Annotations {
  private Annotations() {}

  /** Their simple names; none for what is no method. */
  static List<String> of(Snippet.Kind kind, String source) {
    if (kind != Snippet.Kind.METHOD || source.indexOf('@') < 0) {
      return List.of();
    }
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///Unit.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return "class Unit {" + source + "\n}";
          }
        };
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problem -> {}, List.of("-proc:none"), null, List.of(file));
    try {
      return StreamSupport.stream(task.parse().spliterator(), false)
          .flatMap(Annotations::methods)
          .flatMap(method -> method.getModifiers().getAnnotations().stream())
          .map(Annotations::simpleName)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<MethodTree> methods(CompilationUnitTree unit) {
    return unit.getTypeDecls().stream()
        .filter(ClassTree.class::isInstance)
        .flatMap(type -> ((ClassTree) type).getMembers().stream())
        .filter(MethodTree.class::isInstance)
        .map(MethodTree.class::cast);
  }

  private static String simpleName(AnnotationTree annotation) {
    String name = annotation.getAnnotationType().toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
