package org.jdeco.magics.fuzz;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Makes a failing program as small as it can, by leaving things out while it goes on failing. */
final class Reducer {
  private static final int AT_ONCE = 12;

  private final Laboratory laboratory;
  private final long seed;
  private int made;

  Reducer(Laboratory laboratory, long seed) {
    this.laboratory = laboratory;
    this.seed = seed;
  }

  /** The smallest failing program found in about so many seconds. */
  Trial reduce(Trial failing, int seconds) {
    long until = System.nanoTime() + seconds * 1_000_000_000L;
    Trial best = failing;
    boolean progress = true;
    while (progress && System.nanoTime() < until) {
      progress = false;
      List<Program> smaller = smaller(best.program());
      for (int at = 0; at < smaller.size() && !progress; at += AT_ONCE) {
        List<Program> some = smaller.subList(at, Math.min(smaller.size(), at + AT_ONCE));
        Optional<Trial> found =
            laboratory.run(some, seed).stream()
                .filter(trial -> trial.invalid().isEmpty() && trial.failed())
                .filter(trial -> trial.kind().equals(failing.kind()))
                .min(Comparator.comparingInt(trial -> trial.program().size()));
        if (found.isPresent()) {
          best = found.get();
          progress = true;
        }
        if (System.nanoTime() > until) {
          break;
        }
      }
    }
    return best;
  }

  /** Programs with something left out, the smallest first. */
  private List<Program> smaller(Program program) {
    int body = program.cell().indexOf(Program.BODY);
    String methods = program.cell().substring(0, body);
    String statements = program.cell().substring(body + Program.BODY.length());
    Set<List<String>> found = new LinkedHashSet<>();
    for (String each : variants("class X {\n", program.members(), "}")) {
      found.add(List.of(each, program.cell()));
    }
    for (String each : variants("class X {\n", methods, "}")) {
      found.add(List.of(program.members(), each + Program.BODY + statements));
    }
    for (String each : variants("class X { void x() {\n", statements, "}}")) {
      found.add(List.of(program.members(), methods + Program.BODY + each));
    }
    List<Program> programs = new ArrayList<>();
    for (List<String> each : found) {
      programs.add(new Program("r" + made++, each.getFirst(), each.getLast()));
    }
    programs.removeIf(each -> each.size() >= program.size());
    programs.sort(Comparator.comparingInt(Program::size));
    return programs;
  }

  private static Set<String> variants(String before, String text, String after) {
    Set<String> found = new LinkedHashSet<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavaFileObject source =
        new SimpleJavaFileObject(URI.create("mem:///X.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignore) {
            return before + text + after;
          }
        };
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                null, null, diagnostic -> {}, List.of("-proc:none"), null, List.of(source));
    CompilationUnitTree unit;
    try {
      unit = task.parse().iterator().next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    SourcePositions positions = Trees.instance(task).getSourcePositions();
    new TreeScanner<Void, Void>() {
      private int start(Tree tree) {
        return (int) positions.getStartPosition(unit, tree) - before.length();
      }

      private int end(Tree tree) {
        return (int) positions.getEndPosition(unit, tree) - before.length();
      }

      private String text(Tree tree) {
        return text.substring(start(tree), end(tree));
      }

      private void replace(Tree tree, String with) {
        if (start(tree) >= 0 && end(tree) <= text.length() && end(tree) > start(tree)) {
          found.add(
              (text.substring(0, start(tree)) + with + text.substring(end(tree)))
                  .replaceAll("(?m)^static \\s*$|^\\s*\\n", ""));
        }
      }

      @Override
      public Void scan(Tree tree, Void unused) {
        if (tree == null
            || start(tree) < 0
            || end(tree) > text.length()
            || end(tree) <= start(tree)) {
          return super.scan(tree, null);
        }
        switch (tree) {
          case BlockTree block -> inner(block, block);
          case StatementTree statement -> {
            replace(statement, statement instanceof ClassTree ? "" : ";");
            replace(statement, "");
            parts(statement);
          }
          case MethodTree method -> replace(method, "");
          case LiteralTree ignored -> {}
          case ExpressionTree expression -> {
            if (!text(expression).equals("0")) {
              replace(expression, "0");
              replace(expression, "1");
            }
            operands(expression);
          }
          default -> {}
        }
        return super.scan(tree, null);
      }

      private void parts(StatementTree statement) {
        switch (statement) {
          case ForLoopTree loop -> inner(loop, loop.getStatement());
          case EnhancedForLoopTree loop -> inner(loop, loop.getStatement());
          case WhileLoopTree loop -> inner(loop, loop.getStatement());
          case LabeledStatementTree label -> inner(label, label.getStatement());
          case IfTree choice -> {
            inner(choice, choice.getThenStatement());
            if (choice.getElseStatement() != null) {
              inner(choice, choice.getElseStatement());
              replace(
                  choice,
                  "if " + text(choice.getCondition()) + " " + text(choice.getThenStatement()));
            }
          }
          case TryTree attempt -> {
            inner(attempt, attempt.getBlock());
            if (attempt.getFinallyBlock() != null && !attempt.getCatches().isEmpty()) {
              StringBuilder plain = new StringBuilder("try " + text(attempt.getBlock()));
              for (CatchTree clause : attempt.getCatches()) {
                plain.append(' ').append(text(clause));
              }
              replace(attempt, plain.toString());
            }
          }
          default -> {}
        }
      }

      private void inner(StatementTree statement, StatementTree body) {
        String inner = text(body);
        if (body instanceof BlockTree) {
          inner = inner.substring(1, inner.length() - 1).strip() + "\n";
        }
        replace(statement, inner);
      }

      private void operands(ExpressionTree expression) {
        switch (expression) {
          case BinaryTree binary -> {
            replace(binary, text(binary.getLeftOperand()));
            replace(binary, text(binary.getRightOperand()));
          }
          case ConditionalExpressionTree choice -> {
            replace(choice, text(choice.getTrueExpression()));
            replace(choice, text(choice.getFalseExpression()));
          }
          case ParenthesizedTree inner -> replace(inner, text(inner.getExpression()));
          case com.sun.source.tree.MethodInvocationTree call ->
              call.getArguments().forEach(argument -> replace(call, text(argument)));
          case com.sun.source.tree.TypeCastTree cast -> replace(cast, text(cast.getExpression()));
          default -> {}
        }
      }
    }.scan(unit, null);
    found.remove(text);
    return found;
  }
}
