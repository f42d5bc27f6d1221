package org.jdeco.magics.effects;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Classes compiled in memory, as a source for the analysis. */
final class Compiled implements ClassSource {
  private final Map<String, byte[]> classes = new TreeMap<>();

  /** Compiles members of a class {@code T}, with the imports that a notebook starts with. */
  static Compiled members(String members) {
    return unit(
        """
        import java.io.*; import java.math.*; import java.util.*; import java.util.function.*;
        import java.util.stream.*; import java.util.concurrent.*; import java.nio.file.*;
        import java.time.*;
        public class T {
        """
            + members
            + "\n}");
  }

  static Compiled unit(String source) {
    Compiled compiled = new Compiled();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    JavaFileManager files =
        new ForwardingJavaFileManager<JavaFileManager>(
            compiler.getStandardFileManager(null, null, null)) {
          @Override
          public JavaFileObject getJavaFileForOutput(
              Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + name + ".class"), kind) {
              @Override
              public OutputStream openOutputStream() {
                return new ByteArrayOutputStream() {
                  @Override
                  public void close() {
                    compiled.classes.put(name.replace('.', '/'), toByteArray());
                  }
                };
              }
            };
          }
        };
    JavaFileObject unit =
        new SimpleJavaFileObject(URI.create("mem:///T.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    boolean good =
        compiler.getTask(null, files, problems, List.of("-g"), null, List.of(unit)).call();
    if (!good) {
      throw new IllegalArgumentException(problems.getDiagnostics() + "\n" + source);
    }
    return compiled;
  }

  @Override
  public byte[] bytes(String internalName) {
    return classes.get(internalName);
  }

  @Override
  public Collection<String> classes() {
    return classes.keySet();
  }

  void put(String name, byte[] bytes) {
    classes.put(name, bytes);
  }

  /** The only method of {@code T} called {@code name}. */
  MethodKey method(String name) {
    return new ClassInfo(classes.get("T"))
        .named(name)
        .orElseThrow(() -> new AssertionError("no method " + name));
  }
}
