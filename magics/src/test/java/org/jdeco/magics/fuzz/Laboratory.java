package org.jdeco.magics.fuzz;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntUnaryOperator;
import org.jdeco.magics.cell.CellMagic;
import org.jdeco.magics.cell.MagicCall;
import org.jdeco.magics.cell.MagicCell;
import org.jdeco.magics.options.Options;
import org.jdeco.magics.plan.ConcurrentMethod;
import org.jdeco.magics.plan.ConcurrentMethods;
import org.jdeco.magics.plan.Rewritten;
import org.jdeco.magics.rewrite.Rewriter;
import org.jdeco.magics.source.MappedText;
import org.jdeco.runtime.Backend;
import org.jdeco.runtime.BentEngine;
import org.jdeco.runtime.Engine;
import org.jdeco.runtime.Inline;
import org.jdeco.runtime.Run;
import org.jdeco.runtime.RunOptions;

/** Runs programs as written and rewritten, in every way there is, and compares what is seen. */
final class Laboratory implements AutoCloseable {
  private static final String PLAIN = "S";
  private static final String AHEAD = "P";
  private static final long SERIAL_SECONDS = 4;
  private static final long LIMIT_SECONDS = 20;

  private final Notebook notebook = new Notebook();
  private final Engine natural = new Engine(3);
  private final List<BentEngine> bent =
      List.of(new BentEngine(1), new BentEngine(2), new BentEngine(3), new BentEngine(4));
  private final Text text = new Text();

  /** Tries programs with different names. */
  List<Trial> run(List<Program> programs, long seed) {
    notebook.clear();
    Map<String, String> units = new LinkedHashMap<>();
    programs.forEach(program -> units.put(program.holder(), program.memberUnit()));
    Map<String, String> wrong = notebook.units().compile(units);
    ConcurrentMethods methods = new ConcurrentMethods();
    Rewriter rewriter = new Rewriter(notebook, methods);
    Map<Program, Rewritten> plans = new LinkedHashMap<>();
    Map<Program, Trial> trials = new LinkedHashMap<>();
    units.clear();
    for (Program program : programs) {
      if (wrong.containsKey(program.holder())) {
        trials.put(program, Trial.invalid(program, wrong.get(program.holder())));
      } else {
        units.put(program.holder() + PLAIN, program.cellUnit(program.source(), PLAIN));
      }
    }
    wrong.putAll(notebook.units().compile(units));
    units.clear();
    for (Program program : programs) {
      if (trials.containsKey(program)) {
        continue;
      }
      if (wrong.containsKey(program.holder() + PLAIN)) {
        trials.put(program, Trial.invalid(program, wrong.get(program.holder() + PLAIN)));
        continue;
      }
      declare(program, methods);
      try {
        Rewritten plan = rewriter.rewrite(cell(program), Options.defaults());
        plans.put(program, plan);
        units.put(program.holder() + AHEAD, program.cellUnit(plan.text().text(), AHEAD));
      } catch (RuntimeException | StackOverflowError e) {
        trials.put(
            program,
            new Trial(program, "", "", List.of(), 0, "the rewriter failed: " + describe(e)));
      }
    }
    wrong.putAll(notebook.units().compile(units));
    plans.forEach((program, plan) -> {
      String error = wrong.get(program.holder() + AHEAD);
      trials.put(
          program,
          error == null
              ? compare(program, plan, seed)
              : trial(program, plan, 0, "the rewritten cell does not compile: " + error + "\n"));
    });
    return programs.stream().map(trials::get).toList();
  }

  private static String describe(Throwable e) {
    StringBuilder out = new StringBuilder(e.toString()).append('\n');
    StackTraceElement[] frames = e.getStackTrace();
    for (int i = 0; i < Math.min(12, frames.length); i++) {
      out.append("  at ").append(frames[i]).append('\n');
    }
    return out.toString();
  }

  private static MagicCell cell(Program program) {
    return new MagicCell(
        CellMagic.SYNCHRONIZED,
        new MagicCall(0, 0, "synchronized", List.of()),
        MappedText.of(program.source()));
  }

  private static void declare(Program program, ConcurrentMethods methods) {
    for (Function function : Function.of(program.members())) {
      methods.add(new ConcurrentMethod(function.name(), String.join(",", function.types()), false));
    }
  }

  private Trial compare(Program program, Rewritten plan, long seed) {
    Seen serial;
    try {
      serial = limited(SERIAL_SECONDS, () -> see(program, PLAIN, line -> line));
    } catch (TimeoutException e) {
      return Trial.invalid(program, "does not end");
    }
    if (plan.plan().verdicts().stream().anyMatch(verdict -> verdict.page().equals("internal"))) {
      return trial(program, plan, 0, "the rewriter gave up its own code\n");
    }
    if (plan.plan().serial() && plan.text().text().equals(program.source())) {
      return trial(program, plan, 0, "");
    }
    long tasks = 0;
    int code = program.id().hashCode();
    for (int way = 0; way < 4; way++) {
      long bend = seed * 31 + code * 4L + way;
      BentEngine crooked = bent.get(Math.floorMod(code + way, bent.size()));
      crooked.bend(bend, way == 2);
      Engine engine = way == 0 ? natural : crooked.engine();
      Inline inline = way == 2 ? Inline.AUTO : Inline.NEVER;
      Backend backend = way == 3 ? Backend.VIRTUAL : Backend.THREADS;
      String name =
          "way " + way + " (" + inline + ", " + engine.workers() + " workers, " + backend + ")";
      Seen seen;
      long[] done = new long[2];
      try {
        seen =
            limited(
                LIMIT_SECONDS,
                () -> {
                  Run run =
                      engine.begin(
                          RunOptions.DEFAULT
                              .withInline(inline)
                              .withBackend(backend)
                              .withMaxLoad(Double.POSITIVE_INFINITY));
                  try {
                    return see(program, AHEAD, plan.text()::cellLine);
                  } finally {
                    done[0] = run.progress().running();
                    done[1] = run.end().totals().tasks();
                  }
                });
      } catch (TimeoutException e) {
        engine.interrupt();
        return trial(program, plan, tasks, name + ": does not end\n" + e.getMessage());
      }
      tasks += done[1];
      String difference = serial.differs(seen);
      if (done[0] != 0) {
        difference += done[0] + " calls are still running\n";
      }
      if (!difference.isEmpty()) {
        return trial(program, plan, tasks, name + ": " + difference);
      }
    }
    return trial(program, plan, tasks, "");
  }

  /** What is seen of the calls that stay serial. */
  List<Oracle.Judged> judge(Trial trial) {
    Program program = trial.program();
    Program probed =
        new Program(program.id() + "o", Function.probed(program.members()), program.cell());
    Map<String, String> wrong =
        notebook.units().compile(Map.of(probed.holder(), probed.memberUnit()));
    wrong.putAll(
        notebook
            .units()
            .compile(Map.of(probed.holder() + PLAIN, probed.cellUnit(probed.source(), PLAIN))));
    if (!wrong.isEmpty()) {
      throw new AssertionError(wrong + "\nin\n" + probed.text());
    }
    return new Oracle(
            "REPL." + probed.holder(),
            "REPL." + probed.holder() + PLAIN,
            probe -> run(probed, probe))
        .judge(trial.verdicts());
  }

  private void run(Program probed, Probe probe) {
    try {
      limited(
          SERIAL_SECONDS,
          () -> {
            probe.during(() -> {
              try {
                see(probed, PLAIN, line -> line);
              } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
              }
            });
            return probe;
          });
    } catch (TimeoutException e) {
      // meddled with, it does not end: what it did until then is compared
    }
  }

  /** What a program does as plain Java; empty if it does not compile, or does not end. */
  Optional<RandomCells.Ran> plain(Program program) {
    String body = program.holder() + PLAIN;
    if (!notebook.units().compile(Map.of(program.holder(), program.memberUnit())).isEmpty()
        || !notebook
            .units()
            .compile(Map.of(body, program.cellUnit(program.source(), PLAIN)))
            .isEmpty()) {
      return Optional.empty();
    }
    ClassLoader world = notebook.loader();
    try {
      return Optional.of(
          limited(
              SERIAL_SECONDS,
              () ->
                  new RandomCells.Ran(
                      see(world, program, PLAIN, line -> line),
                      Class.forName("REPL." + program.holder(), true, world))));
    } catch (TimeoutException e) {
      return Optional.empty();
    }
  }

  private static Trial trial(Program program, Rewritten plan, long tasks, String difference) {
    return new Trial(program, "", plan.text().text(), plan.plan().verdicts(), tasks, difference);
  }

  private Seen see(Program program, String suffix, IntUnaryOperator lines)
      throws ReflectiveOperationException {
    return see(notebook.loader(), program, suffix, lines);
  }

  private Seen see(ClassLoader world, Program program, String suffix, IntUnaryOperator lines)
      throws ReflectiveOperationException {
    Class<?> holder = Class.forName("REPL." + program.holder(), true, world);
    Method body =
        Class.forName("REPL." + program.holder() + suffix, true, world).getMethod("do_it$");
    body.setAccessible(true);
    text.take();
    Throwable thrown = null;
    try {
      body.invoke(null);
    } catch (InvocationTargetException e) {
      thrown = e.getCause();
    }
    return new Seen(
        Sight.of(holder), text.take(), Seen.outcome(thrown, program.holder() + suffix, lines));
  }

  /** Does something that may never end, on a thread of its own. */
  private static <T> T limited(long seconds, Callable<T> action) throws TimeoutException {
    FutureTask<T> task = new FutureTask<>(action);
    Thread thread = Thread.ofPlatform().daemon().name("jdeco-fuzz").start(task);
    try {
      return task.get(seconds, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      StringBuilder stack = new StringBuilder();
      for (StackTraceElement frame : thread.getStackTrace()) {
        stack.append("  at ").append(frame).append('\n');
      }
      thread.interrupt();
      throw new TimeoutException(stack.toString());
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    text.close();
    notebook.close();
    natural.close();
    bent.forEach(each -> each.engine().close());
  }
}
