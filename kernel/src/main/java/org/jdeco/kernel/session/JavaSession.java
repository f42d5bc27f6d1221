package org.jdeco.kernel.session;

import java.io.File;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.Thread.UncaughtExceptionHandler;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.instrument.Instrumentation;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import org.jdeco.kernel.Frontend;
import org.jdeco.kernel.Interpreter;
import org.jdeco.kernel.api.CellScope;
import org.jdeco.kernel.render.Renderer;
import org.jdeco.magics.Bundle;
import org.jdeco.magics.CellMagics;
import org.jdeco.magics.CodePlace;
import org.jdeco.magics.Outcome;
import org.jdeco.magics.Seen;
import org.jdeco.magics.Session;
import org.jdeco.magics.source.MappedText;
import org.jdeco.runtime.Brake;
import org.jdeco.runtime.Engine;
import org.jspecify.annotations.Nullable;

/**
 * The session of one notebook: JShell in this JVM. While it is open, the process's standard streams
 * are those of its cells.
 */
public final class JavaSession implements Interpreter, Session {
  private static final Duration FOREVER = Duration.ofDays(36_500);

  /** What every cell can use without an import. */
  private static final String IMPORTS =
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
      import org.jdeco.kernel.api.*;
      import static org.jdeco.kernel.api.Notebook.*;
      """;

  private final ReentrantLock analysis = new ReentrantLock(true);
  private final Renderer renderer = new Renderer();
  private final Succession succession = new Succession();
  private final StopSwitch stopSwitch = new StopSwitch(JavaSession::pass);
  private final Origins origins;
  private final SnippetLoader loader;
  private final InProcessControl control;
  private final Supplier<@Nullable Instrumentation> agent;
  private final JShell shell;
  private final Snippets snippets;
  private final Completer completer;
  private final Inspector inspector;
  private final CompletenessCheck completeness;
  private final Engine engine;
  private final CellMagics magics;
  private final Future<Boolean> started;
  private final PrintStream formerOut = System.out;
  private final PrintStream formerErr = System.err;
  private final InputStream formerIn = System.in;
  private final @Nullable UncaughtExceptionHandler formerHandler =
      Thread.getDefaultUncaughtExceptionHandler();
  private final StringBuilder classPath = new StringBuilder(System.getProperty("java.class.path"));
  private final Map<String, Frontend> displays = new ConcurrentHashMap<>();
  private final CellThread cellThread = new CellThread();
  private volatile @Nullable Execution running;

  /**
   * Opens a session, which closes the engine when it is closed. Returns before the compiler is
   * warm; what needs it waits.
   *
   * @param engine runs the tasks of rewritten cells
   */
  public JavaSession(Engine engine) {
    this(engine, RedefinitionAgent::instrumentation);
  }

  JavaSession(Engine engine, Supplier<@Nullable Instrumentation> agent) {
    this.engine = engine;
    this.agent = agent;
    loader = new SnippetLoader(JavaSession.class.getClassLoader(), stopSwitch);
    control = new InProcessControl(loader, succession, analysis, renderer, agent);
    shell = JShell.builder().executionEngine(new InProcessEngine(control), Map.of()).build();
    origins = new Origins(shell, analysis);
    snippets = new Snippets(shell, control, origins, succession, renderer);
    completer = new Completer(shell);
    inspector = new Inspector(shell);
    completeness = new CompletenessCheck(shell.sourceCodeAnalysis());
    magics = new CellMagics(this, engine);
    engine.brake(new TaskBrake(stopSwitch, () -> running, this::interrupt));
    System.setOut(new CellStream(Frontend.Stream.STDOUT, formerOut));
    System.setErr(new CellStream(Frontend.Stream.STDERR, formerErr));
    System.setIn(new CellInput());
    Thread.setDefaultUncaughtExceptionHandler(new Uncaught(origins, formerHandler));
    started = cellThread.submit(this::start);
  }

  private boolean start() {
    analysis.lock();
    try {
      IMPORTS.lines().forEach(shell::eval);
      CellMagics.IMPORTS.forEach(shell::eval);
      // The first snippet takes ten times as long as the second: let it be one that does nothing.
      Execution nothing = new Execution(0, new Silence(), renderer, origins);
      CellScope.within(
          nothing,
          () -> snippets.evaluate(MappedText.of("if (true) {}"), nothing, _ -> Optional.empty()));
      return true;
    } finally {
      analysis.unlock();
    }
  }

  /** Runs a question about code; JShell's compiler answers one at a time. */
  private <T> T analyzing(Supplier<T> question) {
    while (true) {
      try {
        started.get();
        break;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted while the session started");
      } catch (ExecutionException e) {
        throw CellThread.unwrapped(e);
      }
    }
    analysis.lock();
    try {
      return question.get();
    } finally {
      analysis.unlock();
    }
  }

  /** What the snippets' loops do while a cell, or a task nobody waits for, is being stopped. */
  private static void pass() {
    if ((CellScope.find() instanceof Execution execution && execution.stopping())
        || Brake.holds()) {
      throw new StopError();
    }
    Error overdue = Brake.overdue();
    if (overdue != null) {
      throw overdue;
    }
  }

  @Override
  public Outcome execute(String code, Frontend frontend) {
    return execute(() -> magics.run(code), frontend);
  }

  /** Evaluates text as a magic would, in a cell. */
  Outcome execute(MappedText text, Frontend frontend) {
    return execute(() -> evaluate(text), frontend);
  }

  private Outcome execute(Supplier<Outcome> body, Frontend frontend) {
    Execution execution = new Execution(frontend.executionCount(), frontend, renderer, origins);
    running = execution;
    CellScope.foreground(execution);
    Future<Outcome> cell = cellThread.submit(() -> executeHere(body, execution));
    try {
      return outcome(cell, execution);
    } finally {
      running = null;
    }
  }

  private Outcome executeHere(Supplier<Outcome> body, Execution execution) {
    analysis.lock();
    try {
      Outcome outcome = CellScope.within(execution, body::get);
      if (outcome instanceof Outcome.Success) {
        snippets.tellUnresolved(execution);
      }
      return outcome;
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
  public Outcome evaluate(MappedText code, Function<MappedText, Optional<MappedText>> otherwise) {
    return snippets.evaluate(code, execution(), otherwise);
  }

  private static Execution execution() {
    if (CellScope.current() instanceof Execution execution) {
      return execution;
    }
    throw new IllegalStateException("this thread runs no cell of a session");
  }

  @Override
  public Seen watch(boolean visible, List<String> answers, Supplier<Outcome> body) {
    Execution execution = execution();
    Frontend former = execution.output();
    WatchedFrontend watched = new WatchedFrontend(former, visible, answers);
    long before = execution.codeNanos();
    execution.output(watched);
    try {
      return watched.seen(body.get(), execution.codeNanos() - before);
    } finally {
      execution.output(former);
    }
  }

  @Override
  public void drop(Snippet snippet) {
    snippets.drop(snippet);
  }

  @Override
  public boolean weave(@Nullable Function<ClassModel, ClassTransform> change) {
    return control.change(change);
  }

  @Override
  public Optional<CodePlace> place(String className, int line) {
    Place place = origins.frames().place(new StackTraceElement(className, "", "", line));
    return Optional.ofNullable(place)
        .map(found ->
            new CodePlace(found.cell() == execution().number(), found.cell(), found.line()));
  }

  @Override
  public @Nullable Instrumentation agent() {
    return agent.get();
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
    return analyzing(() -> completer.complete(code, cursor));
  }

  @Override
  public Map<String, Object> inspect(String code, int cursor, int detailLevel) {
    return analyzing(() -> inspector.inspect(code, cursor, detailLevel));
  }

  @Override
  public Completeness completeness(String code) {
    return analyzing(() -> completeness.of(code));
  }

  @Override
  public void interrupt() {
    Execution execution = running;
    if (execution != null) {
      new Interruption(execution, stopSwitch, cellThread, origins).start();
      engine.interrupt();
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

  @Override
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
  public void page(Bundle bundle) {
    if (CellScope.current() instanceof Execution execution) {
      execution.frontend().page(bundle);
    }
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
    Thread.setDefaultUncaughtExceptionHandler(formerHandler);
    magics.close();
    engine.close();
    cellThread.close();
    shell.close();
  }
}
