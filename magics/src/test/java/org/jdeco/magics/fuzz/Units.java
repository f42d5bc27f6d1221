package org.jdeco.magics.fuzz;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles in memory, against the classes compiled before. */
final class Units {
  static final String HEADER =
      "package REPL; import java.util.*; import java.util.function.*; import java.util.stream.*; ";

  private static final Pattern METHOD =
      Pattern.compile("(?m)^(?=[a-zA-Z][\\w<>\\[\\], ]* m\\d\\w*\\()");

  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
  private final StandardJavaFileManager files =
      compiler.getStandardFileManager(null, Locale.ROOT, null);
  final Map<String, byte[]> classes = new LinkedHashMap<>();

  /** Makes the methods at the start of a cell members of a class. */
  static String withStatic(String methods) {
    return METHOD.matcher(methods).replaceAll("static ");
  }

  /**
   * Compiles units, by the name of their class in {@code REPL}; what does not compile is left out,
   * and told with its errors.
   */
  Map<String, String> compile(Map<String, String> units) {
    Map<String, String> errors = new LinkedHashMap<>();
    Map<String, String> left = new LinkedHashMap<>(units);
    while (!left.isEmpty()) {
      Map<String, String> wrong = attempt(left);
      if (wrong.isEmpty()) {
        return errors;
      }
      errors.putAll(wrong);
      left.keySet().removeAll(wrong.keySet());
    }
    return errors;
  }

  private Map<String, String> attempt(Map<String, String> units) {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<Source> sources = new ArrayList<>();
    units.forEach((name, text) -> sources.add(new Source(name, text)));
    Map<String, byte[]> made = new HashMap<>();
    boolean good =
        compiler
            .getTask(
                null,
                new Memory(made),
                diagnostics,
                List.of("-proc:none", "-Xlint:none", "-nowarn"),
                null,
                sources)
            .call();
    Map<String, String> errors = new LinkedHashMap<>();
    for (Diagnostic<? extends JavaFileObject> each : diagnostics.getDiagnostics()) {
      if (each.getKind() == Diagnostic.Kind.ERROR && each.getSource() instanceof Source source) {
        errors.putIfAbsent(source.name, each.getLineNumber() + ": " + each.getMessage(null));
      }
    }
    if (!good && errors.isEmpty()) {
      throw new IllegalStateException(diagnostics.getDiagnostics().toString());
    }
    if (good) {
      classes.putAll(made);
    }
    return errors;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String name;
    private final String text;

    Source(String name, String text) {
      super(URI.create("mem:///REPL/" + name.replace("$", "%24") + ".java"), Kind.SOURCE);
      this.name = name;
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignore) {
      return text;
    }
  }

  private static final class Compiled extends SimpleJavaFileObject {
    private final String name;
    private final byte[] bytes;

    Compiled(String name, byte[] bytes) {
      super(
          URI.create("mem:///" + name.replace('.', '/').replace("$", "%24") + ".class"),
          Kind.CLASS);
      this.name = name;
      this.bytes = bytes;
    }

    @Override
    public java.io.InputStream openInputStream() {
      return new java.io.ByteArrayInputStream(bytes);
    }
  }

  private final class Memory extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, byte[]> made;

    Memory(Map<String, byte[]> made) {
      super(files);
      this.made = made;
    }

    @Override
    public Iterable<JavaFileObject> list(
        JavaFileManager.Location location,
        String packageName,
        java.util.Set<JavaFileObject.Kind> kinds,
        boolean recurse)
        throws java.io.IOException {
      if (packageName.equals("REPL")) {
        List<JavaFileObject> all = new ArrayList<>();
        if (location == javax.tools.StandardLocation.CLASS_PATH
            && kinds.contains(JavaFileObject.Kind.CLASS)) {
          classes.forEach((name, bytes) -> all.add(new Compiled(name, bytes)));
        }
        return all;
      }
      return super.list(location, packageName, kinds, recurse);
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
      return file instanceof Compiled compiled
          ? compiled.name
          : super.inferBinaryName(location, file);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(
          URI.create("mem:///" + className.replace('.', '/').replace("$", "%24") + ".class"),
          kind) {
        @Override
        public java.io.OutputStream openOutputStream() {
          return new java.io.ByteArrayOutputStream() {
            @Override
            public void close() {
              made.put(className, toByteArray());
            }
          };
        }
      };
    }
  }

  /** The names of classes. */
  Collection<String> names() {
    return classes.keySet();
  }
}
