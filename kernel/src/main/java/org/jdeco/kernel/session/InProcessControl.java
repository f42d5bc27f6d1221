package org.jdeco.kernel.session;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.SPIResolutionException;
import org.jdeco.kernel.render.Renderer;
import org.jspecify.annotations.Nullable;

/**
 * Runs snippets on the thread that evaluates them. Values and exceptions are handed over as they
 * are, in the thread's {@link Evaluation}; the strings JShell makes of them are not used.
 */
final class InProcessControl extends DirectExecutionControl {
  private static final System.Logger LOG = System.getLogger(InProcessControl.class.getName());

  private final SnippetLoader loader;
  private final ReentrantLock analysis;
  private final Renderer renderer;
  private final Supplier<@Nullable Instrumentation> agent;

  @SuppressWarnings("ThreadLocalUsage") // belongs to the session, of which there may be several
  private final ThreadLocal<@Nullable Evaluation> evaluation = new ThreadLocal<>();

  /** Releases {@code analysis}, which the evaluating thread holds once, while user code runs. */
  InProcessControl(
      SnippetLoader loader,
      Succession succession,
      ReentrantLock analysis,
      Renderer renderer,
      Supplier<@Nullable Instrumentation> agent) {
    super(new SnippetClasses(loader, succession));
    this.loader = loader;
    this.analysis = analysis;
    this.renderer = renderer;
    this.agent = agent;
  }

  /** Makes {@code next} receive what the thread's snippets give; returns the former one. */
  @Nullable Evaluation exchange(@Nullable Evaluation next) {
    Evaluation former = evaluation.get();
    evaluation.set(next);
    return former;
  }

  @Override
  public void redefine(ClassBytecodes[] classes)
      throws ClassInstallException, NotImplementedException, EngineTerminationException {
    Instrumentation instrumentation = agent.get();
    boolean[] done = new boolean[classes.length];
    if (instrumentation == null) {
      throw new ClassInstallException("the JVM was started without the redefinition agent", done);
    }
    try {
      ClassDefinition[] definitions = new ClassDefinition[classes.length];
      for (int i = 0; i < classes.length; i++) {
        definitions[i] =
            new ClassDefinition(findClass(classes[i].name()), loader.woven(classes[i].bytecodes()));
      }
      instrumentation.redefineClasses(definitions);
    } catch (ClassNotFoundException
        | UnmodifiableClassException
        | UnsupportedOperationException
        | LinkageError e) {
      // A class of another shape: JShell replaces it by a new one instead.
      ClassInstallException refusal = new ClassInstallException("redefine: " + e, done);
      refusal.initCause(e);
      throw refusal;
    }
    classesRedefined(classes);
  }

  /** Lets classes be changed, and defines those anew that there are; returns whether it can. */
  boolean change(@Nullable Function<ClassModel, ClassTransform> change) {
    Instrumentation instrumentation = agent.get();
    if (instrumentation == null) {
      return false;
    }
    loader.change(change);
    redefine(instrumentation, loader.defined().stream().flatMap(this::renewed).toList());
    return true;
  }

  private Stream<ClassDefinition> renewed(Class<?> type) {
    try {
      return Stream.of(new ClassDefinition(type, loader.renewed(type)));
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "the class stays as it is: " + type, e);
      return Stream.empty();
    }
  }

  /**
   * Redefines classes, but for those that cannot be: at once, since each time stops all threads and
   * takes tens of milliseconds.
   */
  private static void redefine(Instrumentation instrumentation, List<ClassDefinition> classes) {
    try {
      instrumentation.redefineClasses(classes.toArray(ClassDefinition[]::new));
    } catch (ClassNotFoundException
        | UnmodifiableClassException
        | UnsupportedOperationException
        | LinkageError e) {
      int half = classes.size() / 2;
      if (half == 0) {
        Class<?> type = classes.getFirst().getDefinitionClass();
        LOG.log(Level.DEBUG, "the class stays as it is: " + type, e);
        return;
      }
      redefine(instrumentation, classes.subList(0, half));
      redefine(instrumentation, classes.subList(half, classes.size()));
    }
  }

  @Override
  protected String invoke(Method snippet) throws Exception {
    Evaluation current = evaluation.get();
    if (current == null) {
      throw new InternalException("no evaluation on this thread");
    }
    Thread thread = Thread.currentThread();
    ClassLoader formerLoader = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    int held = analysis.getHoldCount();
    for (int i = 0; i < held; i++) {
      analysis.unlock();
    }
    Execution execution = current.execution();
    try {
      run(snippet, current);
    } finally {
      if (!execution.abandoned()) {
        for (int i = 0; i < held; i++) {
          analysis.lock();
        }
      }
      thread.setContextClassLoader(formerLoader);
    }
    if (execution.abandoned()) {
      throw new StopError();
    }
    return "";
  }

  private static void run(Method snippet, Evaluation current) throws Exception {
    boolean entered = false;
    long from = System.nanoTime();
    try {
      entered = current.execution().enterUserCode();
      current.value(snippet.invoke(null));
    } catch (InvocationTargetException e) {
      throw current.failed(e.getCause() == null ? e : e.getCause());
    } catch (StopError | StackOverflowError | OutOfMemoryError e) {
      throw current.failed(e);
    } finally {
      current.execution().spent(System.nanoTime() - from);
      if (entered) {
        current.execution().leaveUserCode();
      }
    }
  }

  /** Bounded, and in time that does not depend on the value's size. */
  @Override
  public String varValue(String className, String variable) throws InternalException {
    try {
      Field field = findClass(className).getDeclaredField(variable);
      field.setAccessible(true);
      return (String)
          Objects.requireNonNull(renderer.bundle(field.get(null)).data().get("text/plain"));
    } catch (ReflectiveOperationException e) {
      throw (InternalException) new InternalException(e.toString()).initCause(e);
    }
  }

  @Override
  protected String throwConvertedInvocationException(Throwable cause)
      throws RunException, InternalException {
    if (cause instanceof SPIResolutionException) {
      return super.throwConvertedInvocationException(cause);
    }
    throw new UserException("", cause.getClass().getName(), new StackTraceElement[0]);
  }
}
