package org.jdeco.magics.testing;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.VarSnippet;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jdeco.magics.Bundle;
import org.jdeco.magics.CellMagics;
import org.jdeco.magics.Outcome;
import org.jdeco.magics.Seen;
import org.jdeco.magics.Session;
import org.jdeco.magics.source.MappedText;

/** A session over a shell in this JVM, without a kernel. */
public final class ShellSession implements Session, AutoCloseable {
  private final Loader loader = new Loader();
  private final JShell shell;
  private String classPath = System.getProperty("java.class.path");
  private final List<String> evaluated = new ArrayList<>();
  private final Map<String, List<Bundle>> displays = new LinkedHashMap<>();

  public ShellSession() {
    shell = JShell.builder().executionEngine(new Provider(loader), Map.of()).build();
    shell.addToClasspath(classPath());
    for (String name :
        List.of(
            "java.util.*",
            "java.util.stream.*",
            "java.util.function.*",
            "java.util.concurrent.*")) {
      shell.eval("import " + name + ";");
    }
    CellMagics.IMPORTS.forEach(shell::eval);
  }

  /** The values of expressions and what was evaluated, for those who ask. */
  public List<String> evaluated() {
    return evaluated;
  }

  /** What the only display shows now. */
  public synchronized Bundle shown() {
    if (displays.size() != 1) {
      throw new AssertionError("not one display: " + displays);
    }
    return displays.values().iterator().next().getLast();
  }

  @Override
  public Seen watch(boolean visible, List<String> answers, Supplier<Outcome> body) {
    PrintStream out = System.out;
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    System.setOut(new PrintStream(new TaskAwareStream(text), true, StandardCharsets.UTF_8));
    long from = System.nanoTime();
    Outcome outcome;
    try {
      outcome = body.get();
    } finally {
      System.setOut(out);
    }
    String printed = text.toString(StandardCharsets.UTF_8);
    if (visible) {
      out.print(printed);
    }
    return new Seen(outcome, printed, "", List.of(), answers, System.nanoTime() - from);
  }

  /** Evaluates a cell, which must succeed. */
  public void run(String cell) {
    Outcome outcome = evaluate(MappedText.of(cell));
    if (outcome instanceof Outcome.Failure failure) {
      throw new AssertionError(failure.name() + ": " + failure.message() + "\nin\n" + cell);
    }
  }

  /** The live values of all variables. */
  public Map<String, Object> variables() {
    Map<String, Object> values = new TreeMap<>();
    shell
        .variables()
        .filter(v -> !v.name().startsWith("$"))
        .forEach(v -> values.put(v.name(), value(v)));
    return values;
  }

  private Object value(VarSnippet variable) {
    try {
      for (String name : loader.bytes.keySet()) {
        Class<?> type = loader.loadClass(name);
        if (name.startsWith("REPL.$JShell$" + variable.id()) && !name.contains("$$")) {
          for (var field : type.getDeclaredFields()) {
            if (field.getName().equals(variable.name())) {
              field.setAccessible(true);
              return orNull(field.get(null));
            }
          }
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("no variable " + variable.name());
  }

  private static Object orNull(Object value) {
    return value == null ? "null" : value;
  }

  @Override
  public JShell shell() {
    return shell;
  }

  @Override
  public byte[] classBytes(String binaryName) {
    return loader.bytes.get(binaryName);
  }

  @Override
  public Collection<String> classNames() {
    return loader.bytes.keySet();
  }

  @Override
  public String classPath() {
    return classPath;
  }

  @Override
  public void addToClassPath(String path) {
    classPath += File.pathSeparator + path;
    Session.super.addToClassPath(path);
  }

  @Override
  public ClassLoader loader() {
    return loader;
  }

  @Override
  public Outcome evaluate(MappedText code, Function<MappedText, Optional<MappedText>> otherwise) {
    int at = 0;
    Bundle result = null;
    while (!code.text().substring(at).isBlank()) {
      String rest = code.text().substring(at);
      CompletionInfo info = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      String source = info.source() == null ? rest : info.source();
      int end = code.text().length() - (info.source() == null ? 0 : info.remaining().length());
      evaluated.add(source.strip());
      List<SnippetEvent> events = shell.eval(source);
      if (!events.isEmpty() && events.getFirst().status() == Snippet.Status.REJECTED) {
        Optional<MappedText> other = otherwise.apply(code.slice(at, end));
        if (other.isPresent()) {
          evaluated.add(other.get().text().strip());
          events = shell.eval(other.get().text());
        }
      }
      at = end;
      for (SnippetEvent event : events) {
        if (event.exception() instanceof jdk.jshell.EvalException thrown) {
          return new Outcome.Failure(
              thrown.getExceptionClassName(), String.valueOf(thrown.getMessage()), List.of());
        }
        if (event.status() == Snippet.Status.REJECTED) {
          List<String> lines = new ArrayList<>();
          shell.diagnostics(event.snippet()).map(d -> describe(d, source)).forEach(lines::add);
          return new Outcome.Failure(Outcome.Failure.COMPILATION, String.join("\n", lines), lines);
        }
        result = event.value() == null ? null : Bundle.text(event.value());
      }
    }
    return new Outcome.Success(result);
  }

  private static String describe(Diag diag, String source) {
    int at = (int) Math.max(0, diag.getPosition());
    return diag.getMessage(null) + " at: " + source.substring(Math.min(at, source.length()));
  }

  @Override
  public synchronized String display(Bundle bundle) {
    String id = "display-" + displays.size();
    displays.put(id, new ArrayList<>(List.of(bundle)));
    return id;
  }

  @Override
  public synchronized void update(String id, Bundle bundle) {
    displays.get(id).add(bundle);
  }

  /** Everything shown, by display. */
  public Map<String, List<Bundle>> displays() {
    return displays;
  }

  @Override
  public void close() {
    shell.close();
  }

  private record Provider(Loader loader) implements ExecutionControlProvider {
    @Override
    public String name() {
      return "in-process";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
      return new DirectExecutionControl(loader);
    }
  }

  private static final class Loader extends ClassLoader implements LoaderDelegate {
    private final Map<String, byte[]> bytes = new LinkedHashMap<>();

    Loader() {
      super(ShellSession.class.getClassLoader());
    }

    @Override
    public void load(ExecutionControl.ClassBytecodes[] classes) {
      for (var each : classes) {
        bytes.put(each.name(), each.bytecodes());
      }
    }

    @Override
    public Class<?> findClass(String name) throws ClassNotFoundException {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      byte[] file = bytes.get(name);
      if (file == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, file, 0, file.length);
    }

    @Override
    public void classesRedefined(ExecutionControl.ClassBytecodes[] classes) {}

    @Override
    public void addToClasspath(String path) {}
  }
}
