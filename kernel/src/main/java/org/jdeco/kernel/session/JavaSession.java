package org.jdeco.kernel.session;

import java.io.File;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import org.jdeco.kernel.Frontend;
import org.jdeco.kernel.Interpreter;
import org.jdeco.kernel.api.CellScope;
import org.jdeco.kernel.render.Renderer;
import org.jdeco.magics.Bundle;
import org.jdeco.magics.Outcome;
import org.jdeco.magics.Session;
import org.jdeco.magics.source.MappedText;
import org.jspecify.annotations.Nullable;

/**
 * The session of one notebook: JShell in this JVM. While it is open, the process's standard streams
 * are those of its cells.
 */
public final class JavaSession implements Interpreter, Session {
  private static final Duration FOREVER = Duration.ofDays(36_500);

  private static final String STARTUP =
      """
      import java.io.*;
      import java.math.*;
      import java.net.*;
      import java.nio.file.*;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.function.*;
      import java.util.regex.*;
      import java.util.stream.*;
      import static org.jdeco.kernel.api.Notebook.*;
      """;

  private final ReentrantLock analysis = new ReentrantLock(true);
  private final Renderer renderer = new Renderer();
  private final Origins origins = new Origins();
  private final StopSwitch stopSwitch = new StopSwitch(JavaSession::pass);
  private final SnippetLoader loader;
  private final InProcessControl control;
  private final JShell shell;
  private final Snippets snippets;
  private final Runnable interruption;
  private final PrintStream formerOut = System.out;
  private final PrintStream formerErr = System.err;
  private final InputStream formerIn = System.in;
  private final StringBuilder classPath = new StringBuilder(System.getProperty("java.class.path"));
  private final Map<String, Frontend> displays = new ConcurrentHashMap<>();
  private final CellThread cellThread = new CellThread();
  private volatile @Nullable Execution running;

  /**
   * Opens a session.
   *
   * @param interruption what else to stop when a cell is interrupted, such as a pool's tasks; it
   *     must return at once
   */
  public JavaSession(Runnable interruption) {
    this.interruption = interruption;
    loader = new SnippetLoader(JavaSession.class.getClassLoader(), stopSwitch);
    control = new InProcessControl(loader, analysis);
    shell =
        JShell.builder()
            .executionEngine(new InProcessEngine(control), Map.of())
            .idGenerator((snippet, id) -> String.valueOf(id))
            .build();
    snippets = new Snippets(shell, control, origins, renderer);
    analysis.lock();
    try {
      start();
    } finally {
      analysis.unlock();
    }
    System.setOut(stream(Frontend.Stream.STDOUT, formerOut));
    System.setErr(stream(Frontend.Stream.STDERR, formerErr));
    System.setIn(new CellInput());
  }

  private static PrintStream stream(Frontend.Stream stream, PrintStream elsewhere) {
    return new PrintStream(new CellOutput(stream, elsewhere), false, StandardCharsets.UTF_8);
  }

  private void start() {
    STARTUP.lines().forEach(shell::eval);
  }

  /** What the snippets' loops do while a cell is being stopped. */
  private static void pass() {
    if (CellScope.find() instanceof Execution execution && execution.stopping()) {
      throw new StopError();
    }
  }

  @Override
  public Outcome execute(String code, Frontend frontend) {
    Execution execution = new Execution(frontend.executionCount(), frontend, renderer);
    running = execution;
    CellScope.foreground(execution);
    Future<Outcome> cell = cellThread.submit(() -> executeHere(code, execution));
    try {
      return outcome(cell, execution);
    } finally {
      running = null;
    }
  }

  private Outcome executeHere(String code, Execution execution) {
    analysis.lock();
    try {
      return CellScope.within(execution, () -> evaluate(MappedText.of(code)));
    } finally {
      if (analysis.isHeldByCurrentThread()) {
        analysis.unlock();
      }
      execution.end();
    }
  }

  /** Waits for a cell. An interrupt of the waiting thread stops the cell. */
  private Outcome outcome(Future<Outcome> cell, Execution execution) {
    while (true) {
      try {
        if (execution.awaitEnd(FOREVER)) {
          return execution.abandoned() ? new Outcome.Interrupted() : cell.get();
        }
      } catch (InterruptedException e) {
        interrupt();
      } catch (ExecutionException e) {
        throw CellThread.unwrapped(e);
      }
    }
  }

  @Override
  public Outcome evaluate(MappedText code) {
    if (!(CellScope.current() instanceof Execution execution)) {
      throw new IllegalStateException("this thread runs no cell of a session");
    }
    return snippets.evaluate(code, execution);
  }

  @Override
  public Map<String, Outcome> evaluateExpressions(
      Map<String, String> expressions, Frontend frontend) {
    Map<String, Outcome> values = new LinkedHashMap<>();
    expressions.forEach((name, expression) -> values.put(name, execute(expression, frontend)));
    return values;
  }

  @Override
  public Completion complete(String code, int cursor) {
    analysis.lock();
    try {
      int[] anchor = {cursor};
      List<Item> items =
          shell.sourceCodeAnalysis().completionSuggestions(code, cursor, anchor).stream()
              .map(suggestion -> new Item(suggestion.continuation(), "", ""))
              .distinct()
              .toList();
      return new Completion(anchor[0], cursor, items);
    } finally {
      analysis.unlock();
    }
  }

  @Override
  public Map<String, Object> inspect(String code, int cursor, int detailLevel) {
    analysis.lock();
    try {
      StringBuilder text = new StringBuilder();
      for (SourceCodeAnalysis.Documentation each :
          shell.sourceCodeAnalysis().documentation(code, cursor, false)) {
        text.append(each.signature()).append('\n');
      }
      return text.isEmpty() ? Map.of() : Map.of("text/plain", text.toString());
    } finally {
      analysis.unlock();
    }
  }

  @Override
  public Completeness completeness(String code) {
    SourceCodeAnalysis.CompletionInfo info;
    String rest = code;
    analysis.lock();
    try {
      do {
        info = shell.sourceCodeAnalysis().analyzeCompletion(rest);
        rest = info.remaining();
      } while (info.completeness().isComplete() && !rest.isBlank());
    } finally {
      analysis.unlock();
    }
    return switch (info.completeness()) {
      case COMPLETE, COMPLETE_WITH_SEMI, CONSIDERED_INCOMPLETE, EMPTY ->
          new Completeness(Completeness.State.COMPLETE, "");
      case DEFINITELY_INCOMPLETE -> new Completeness(Completeness.State.INCOMPLETE, "  ");
      case UNKNOWN -> new Completeness(Completeness.State.INVALID, "");
    };
  }

  @Override
  public void interrupt() {
    Execution execution = running;
    if (execution != null) {
      new Interruption(execution, stopSwitch, cellThread).start();
      interruption.run();
    }
  }

  @Override
  public JShell shell() {
    return shell;
  }

  @Override
  public byte @Nullable [] classBytes(String binaryName) {
    return loader.written(binaryName);
  }

  @Override
  public Collection<String> classNames() {
    return loader.names();
  }

  @Override
  public String classPath() {
    return classPath.toString();
  }

  @Override
  public ClassLoader loader() {
    return loader;
  }

  StopSwitch stopSwitch() {
    return stopSwitch;
  }

  /** Adds jars or folders to the class path, for the snippets to come. */
  public void addToClassPath(String path) {
    shell.addToClasspath(path);
    classPath.append(File.pathSeparator).append(path);
  }

  @Override
  public String display(Bundle bundle) {
    String id = UUID.randomUUID().toString();
    if (CellScope.current() instanceof Execution execution) {
      displays.put(id, execution.frontend());
      execution.frontend().display(bundle, id);
    }
    return id;
  }

  @Override
  public void update(String id, Bundle bundle) {
    Frontend frontend = displays.get(id);
    if (frontend != null) {
      frontend.updateDisplay(bundle, id);
    }
  }

  @Override
  public void close() {
    interrupt();
    System.setOut(formerOut);
    System.setErr(formerErr);
    System.setIn(formerIn);
    cellThread.close();
    shell.close();
  }
}
