package org.jdeco.magics.show;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdeco.magics.plan.ConcurrentMethod;
import org.jdeco.magics.plan.Plan;
import org.jdeco.magics.plan.Verdict;
import org.jdeco.magics.plan.Verdict.Kind;
import org.jdeco.magics.source.MappedText;
import org.jdeco.runtime.Backend;
import org.jdeco.runtime.Inline;
import org.jdeco.runtime.Progress;
import org.jdeco.runtime.RunState;

/** Runs and plans of all sorts, by name. */
final class Samples {
  static final String CELL =
      """
      %%synchronized --explain
      double[] r = new double[1200];
      for (int i = 0; i < r.length; i++) {
        r[i] = density(lat[i], lon[i]);
      }
      double total = Geo.distance(a, b);
      for (int i = 1; i < r.length; i++) {
        if (r[i] > r[i - 1] && "a<b&c".length() > 2) r[i] = smooth(r[i - 1]);
      }
      """;

  private static final Verdict PROVED =
      new Verdict(
          4,
          3,
          "r[i] = density(lat[i], lon[i])",
          Kind.PROVED,
          "iteration i writes r[i] only, and density reads lat and lon, which nothing here writes",
          "",
          "");
  private static final Verdict ASSUMED =
      new Verdict(
          6,
          16,
          "Geo.distance(a, b)",
          Kind.ASSUMED,
          "taken on your word: what org.geo.Geo.distance does inside is not known",
          "compile org.geo with its class files on the class path, or leave it as it is",
          "unknown-effect");
  private static final Verdict SERIAL =
      new Verdict(
          8,
          48,
          "r[i] = smooth(r[i - 1])",
          Kind.SERIAL,
          "iteration i reads r[i-1], written by iteration i-1",
          "write the results to a second array, and read the first",
          "loop-carried-result");

  private Samples() {}

  static Progress progress(RunState state, long done, long running, long total, long tasks) {
    long wall = 812_400_000L;
    boolean parallel = tasks > 0;
    return new Progress(
        state,
        done,
        0,
        running,
        total,
        tasks,
        done - tasks,
        tasks / 20,
        tasks > 0 ? 1 : 0,
        wall,
        parallel ? 1_560_000_000L : 0,
        parallel ? 31_000_000L : wall,
        2,
        Backend.THREADS,
        Inline.AUTO,
        "");
  }

  static Map<String, RunView> views() {
    Map<String, RunView> views = new LinkedHashMap<>();
    Plan three = Plan.of(PROVED, ASSUMED, SERIAL);
    views.put("starting", view(progress(RunState.RUNNING, 0, 0, -1, 0), Plan.of(PROVED)));
    views.put("running", view(progress(RunState.RUNNING, 640, 2, 1200, 640), Plan.of(PROVED)));
    views.put("done", view(progress(RunState.DONE, 1200, 0, 1200, 1200), Plan.of(PROVED)));
    views.put("several", view(progress(RunState.DONE, 1200, 0, 1200, 1180), three));
    views.put("serial", view(progress(RunState.DONE, 0, 0, -1, 0), Plan.of(SERIAL)));
    views.put(
        "inline", view(progress(RunState.DONE, 10_000_000, 0, 10_000_000, 0), Plan.of(PROVED)));
    views.put("failed", view(progress(RunState.FAILED, 640, 0, 1200, 640), Plan.of(PROVED)));
    views.put(
        "interrupted", view(progress(RunState.INTERRUPTED, 640, 0, 1200, 640), Plan.of(PROVED)));
    List<Verdict> many = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      many.addAll(List.of(PROVED, SERIAL));
    }
    views.put("many-running", view(progress(RunState.RUNNING, 9, 8, 1200, 9), new Plan(many)));
    views.put("many", view(eight(), new Plan(many)));
    views.put(
        "explain",
        new RunView(
            progress(RunState.DONE, 1200, 0, 1200, 1200),
            three,
            7_000_000,
            Optional.of(explained("for (int i = 0; i < r.length; ) { ... }"))));
    return views;
  }

  private static Progress eight() {
    return new Progress(
        RunState.DONE,
        1200,
        0,
        0,
        1200,
        1200,
        0,
        64,
        3,
        2_000_000_000L,
        11_000_000_000L,
        640_000_000L,
        8,
        Backend.THREADS,
        Inline.AUTO,
        "");
  }

  private static RunView view(Progress progress, Plan plan) {
    return new RunView(progress, plan, 7_000_000, Optional.empty());
  }

  static Explained explained(String code) {
    return new Explained(
        MappedText.of(CELL, CELL.indexOf('\n') + 1, CELL.length()),
        Plan.of(PROVED, ASSUMED, SERIAL),
        code);
  }

  static Status status() {
    return new Status(
        2,
        2,
        List.of(
            new ConcurrentMethod("density", "double,double", false),
            new ConcurrentMethod("f", "int", true)),
        List.of("g(int)"),
        List.of(
            new Status.PastRun("%%synchronized", views().get("done")),
            new Status.PastRun("%%deco --workers 2", views().get("serial"))));
  }
}
