package org.jdeco.magics.fuzz;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Notes the calls of concurrent functions while a program runs as written, and meddles with one of
 * them. Public for the programs' sake.
 */
public final class Probe {
  private static final Object NULL = "null";
  private static final ThreadLocal<Probe> RUNNING = new ThreadLocal<>();

  /** What is done to a call. */
  sealed interface Meddling {
    /** Nothing is done to any. */
    record None() implements Meddling {}

    /** The call gives another result than it gave. */
    record OtherResult(int which) implements Meddling {}

    /** The call only gives its result. */
    record NoEffect(int which, Object result) implements Meddling {}

    /** Before the call, a later one is made, and the run ends. */
    record Ahead(int which, Call later) implements Meddling {}
  }

  /** A variable of the program, as an argument. */
  private record Variable(String name) {}

  /**
   * A call.
   *
   * @param line the line of the cell that made it
   * @param name the function
   * @param given its arguments: values, and variables of the program; nothing for other objects
   * @param gave its result or exception, and the arguments it changed
   * @param result its result
   */
  record Call(int line, String name, List<Optional<Object>> given, String gave, Object result) {
    boolean isLike(Call other) {
      return line == other.line
          && name.equals(other.name)
          && given.equals(other.given)
          && gave.equals(other.gave);
    }

    boolean failed() {
      return gave.startsWith("throws ");
    }

    boolean repeatable() {
      return given.stream().allMatch(Optional::isPresent);
    }
  }

  private static final class Ended extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final List<Call> calls = new ArrayList<>();
  private final String holder;
  private final String cell;
  private final Meddling meddling;
  private boolean within;

  /** A probe of the calls that the class {@code cell} makes of functions in {@code holder}. */
  Probe(String holder, String cell, Meddling meddling) {
    this.holder = holder;
    this.cell = cell;
    this.meddling = meddling;
  }

  /** The calls, in the order in which they were made. */
  List<Call> calls() {
    return calls;
  }

  /** Runs something under this probe. */
  void during(Runnable action) {
    RUNNING.set(this);
    try {
      action.run();
    } finally {
      RUNNING.remove();
    }
  }

  /** Stands in for a concurrent function. */
  public static Object call(String name, Supplier<Object> body, Object... given) {
    Probe probe = RUNNING.get();
    return probe == null || probe.within ? body.get() : probe.noted(name, body, given);
  }

  private Object noted(String name, Supplier<Object> body, Object[] given) {
    within = true;
    try {
      Class<?> program = Class.forName(holder, true, body.getClass().getClassLoader());
      if (meddling instanceof Meddling.Ahead(int which, Call later) && calls.size() == which) {
        Method function = method(program, later);
        Object[] arguments = new Object[given(later).length];
        for (int i = 0; i < arguments.length; i++) {
          arguments[i] = value(program, given(later)[i]);
        }
        make(later.name, () -> invoke(function, arguments), arguments, later.given, later.line);
        throw new Ended();
      }
      List<Optional<Object>> told = Stream.of(given).map(each -> told(program, each)).toList();
      Supplier<Object> made =
          meddling instanceof Meddling.NoEffect(int which, Object result) && calls.size() == which
              ? () -> result
              : body;
      int number = calls.size();
      Object result = make(name, made, given, told, line());
      return meddling instanceof Meddling.OtherResult(int which) && number == which
          ? other(result)
          : result;
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    } finally {
      within = false;
    }
  }

  private Object make(
      String name, Supplier<Object> body, Object[] given, List<Optional<Object>> told, int line) {
    List<String> before = Stream.of(given).map(Sight::ofValue).toList();
    try {
      Object result = body.get();
      StringBuilder gave = new StringBuilder(Sight.ofValue(result));
      for (int i = 0; i < given.length; i++) {
        String after = Sight.ofValue(given[i]);
        if (!after.equals(before.get(i))) {
          gave.append(" and ").append(after);
        }
      }
      calls.add(new Call(line, name, told, gave.toString(), result));
      return result;
    } catch (RuntimeException | Error e) {
      calls.add(new Call(line, name, told, "throws " + e, null));
      throw e;
    }
  }

  private static Object[] given(Call call) {
    return call.given.stream().map(Optional::orElseThrow).toArray();
  }

  private static Method method(Class<?> program, Call call) {
    return Stream.of(program.getDeclaredMethods())
        .filter(method -> method.getName().equals("$" + call.name))
        .findFirst()
        .orElseThrow();
  }

  private static Object invoke(Method method, Object[] arguments) {
    try {
      method.setAccessible(true);
      return method.invoke(null, arguments);
    } catch (InvocationTargetException e) {
      switch (e.getCause()) {
        case RuntimeException thrown -> throw thrown;
        case Error thrown -> throw thrown;
        default -> throw new AssertionError(e);
      }
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static Object value(Class<?> program, Object given) throws ReflectiveOperationException {
    if (given instanceof Variable variable) {
      Field field = program.getDeclaredField(variable.name);
      field.setAccessible(true);
      return field.get(null);
    }
    return given == NULL ? null : given;
  }

  private static Optional<Object> told(Class<?> program, Object given) {
    if (given == null) {
      return Optional.of(NULL);
    }
    if (isValue(given)) {
      return Optional.of(given);
    }
    for (Field field : program.getDeclaredFields()) {
      try {
        field.setAccessible(true);
        if (Modifier.isStatic(field.getModifiers()) && field.get(null) == given) {
          return Optional.of(new Variable(field.getName()));
        }
      } catch (IllegalAccessException e) {
        throw new AssertionError(e);
      }
    }
    return Optional.empty();
  }

  private int line() {
    return StackWalker.getInstance()
        .walk(frames ->
            frames
                .filter(frame -> frame.getClassName().startsWith(cell))
                .findFirst()
                .map(StackWalker.StackFrame::getLineNumber)
                .orElse(-1));
  }

  /** Whether something is all told by its text. */
  static boolean isValue(Object value) {
    return value == null
        || value instanceof String
        || value instanceof Boolean
        || value instanceof Character
        || value.getClass().getPackageName().equals("java.lang") && value instanceof Number;
  }

  private static Object other(Object result) {
    return switch (result) {
      case Integer number -> number + 1;
      case Long number -> number + 1;
      case Double number -> number + 1.5;
      case Byte number -> (byte) (number + 1);
      case Short number -> (short) (number + 1);
      case Boolean truth -> !truth;
      case String text -> text + "~";
      case int[] numbers when numbers.length > 0 -> {
        int[] others = numbers.clone();
        others[0]++;
        yield others;
      }
      case double[] numbers when numbers.length > 0 -> {
        double[] others = numbers.clone();
        others[0]++;
        yield others;
      }
      case null, default -> result;
    };
  }
}
