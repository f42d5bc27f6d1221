package org.jdeco.magics;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.JShell;
import org.jdeco.magics.cell.CellMagic;
import org.jdeco.magics.cell.MagicCell;
import org.jdeco.magics.plan.Planner;
import org.jdeco.magics.source.MappedText;

/**
 * One step of a cell that runs tasks. {@code %%synchronized} is one, or several where it declares
 * methods and types, so that what they do is known: see {@link Precedence}. {@code %%deco}
 * alternates: declarations are evaluated as they are, so that the analysis finds the concurrent
 * methods compiled, and statements and {@code @Synchronized} methods are rewritten. Of declarations
 * that follow each other, the {@code @Synchronized} methods come last: nothing can tell, and they
 * may call concurrent methods that stand below them.
 */
sealed interface Step {
  /** The Java of the step. */
  MappedText text();

  /** Declarations to evaluate as they are. */
  record Declare(MappedText text, boolean concurrent) implements Step {}

  /** Java to rewrite. */
  record Rewrite(MagicCell part) implements Step {
    @Override
    public MappedText text() {
      return part.body();
    }
  }

  /** The steps of a cell, in order. */
  static List<Step> of(MagicCell cell, JShell shell, Planner planner) {
    if (cell.magic() != CellMagic.DECO) {
      return new Precedence(cell, shell).steps(planner.stretches(cell.body()));
    }
    List<Step> steps = new ArrayList<>();
    List<Step> delayed = new ArrayList<>();
    int from = 0;
    int at = 0;
    for (Units.Unit unit : new Units(shell).of(cell.body())) {
      int end = at + unit.text().text().length();
      if (unit.isDeclaration()) {
        rewrite(cell, from, at, steps);
        if (unit.annotations().contains("Synchronized")) {
          rewrite(cell, at, end, delayed);
        } else {
          steps.add(new Declare(unit.text(), unit.annotations().contains("Concurrent")));
        }
        from = end;
      } else {
        steps.addAll(delayed);
        delayed.clear();
      }
      at = end;
    }
    rewrite(cell, from, at, steps);
    steps.addAll(delayed);
    return steps;
  }

  private static void rewrite(MagicCell cell, int start, int end, List<Step> steps) {
    MappedText part = cell.body().slice(start, end);
    if (!part.text().isBlank()) {
      steps.add(new Rewrite(new MagicCell(cell.magic(), cell.call(), part)));
    }
  }
}
