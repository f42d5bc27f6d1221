package org.jdeco.magics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import org.jdeco.magics.source.MappedText;

/** A small session in this VM, which keeps what it is told to show. */
final class ShellSession implements Session, AutoCloseable {
  final List<String> evaluated = new ArrayList<>();
  final Map<String, List<Bundle>> displays = new LinkedHashMap<>();
  private final JShell shell = JShell.builder().executionEngine("local").build();

  ShellSession() {
    shell.addToClasspath(System.getProperty("java.class.path"));
    CellMagics.IMPORTS.forEach(shell::eval);
  }

  @Override
  public JShell shell() {
    return shell;
  }

  @Override
  public byte[] classBytes(String binaryName) {
    return null;
  }

  @Override
  public Collection<String> classNames() {
    return List.of();
  }

  @Override
  public String classPath() {
    return System.getProperty("java.class.path");
  }

  @Override
  public ClassLoader loader() {
    return ShellSession.class.getClassLoader();
  }

  @Override
  public Outcome evaluate(MappedText code) {
    String rest = code.text();
    Bundle result = null;
    while (!rest.isBlank()) {
      SourceCodeAnalysis.CompletionInfo info = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      String source = info.completeness().isComplete() ? info.source() : rest;
      evaluated.add(source.strip());
      for (SnippetEvent event : shell.eval(source)) {
        if (event.status() == Snippet.Status.REJECTED) {
          return new Outcome.Failure("CompilationError", source.strip(), List.of());
        }
        if (event.exception() != null) {
          return new Outcome.Failure(
              event.exception().toString(), String.valueOf(event.exception()), List.of());
        }
        result = event.value() == null ? null : Bundle.text(event.value());
      }
      rest = info.completeness().isComplete() ? info.remaining() : "";
    }
    return new Outcome.Success(result);
  }

  @Override
  public synchronized String display(Bundle bundle) {
    String id = "d" + displays.size();
    displays.put(id, new ArrayList<>(List.of(bundle)));
    return id;
  }

  @Override
  public synchronized void update(String id, Bundle bundle) {
    displays.get(id).add(bundle);
  }

  /** What the only display shows now. */
  synchronized Bundle shown() {
    if (displays.size() != 1) {
      throw new AssertionError("not one display: " + displays);
    }
    return displays.values().iterator().next().getLast();
  }

  @Override
  public void close() {
    shell.close();
  }
}
