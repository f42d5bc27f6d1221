package org.jdeco.magics.analysis;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jdeco.magics.source.Patch;
import org.jspecify.annotations.Nullable;

/**
 * Writes a sequential stream as the loop that it is: each element of the source goes through all
 * functions before the next one does. The loop is there to be analysed; the stream itself runs as
 * it was written.
 */
final class Stages {
  /**
   * A stream as a loop.
   *
   * @param first the first function behind the source
   * @param loop the loop
   * @param split whether the source is a collection's spliterator
   */
  record Fused(LambdaExpressionTree first, Patch loop, boolean split) {}

  private final Attributed cell;
  private final Sites sites;
  private final Patch loop = new Patch();
  private final Objection objection = new Objection();
  private final StageFunctions functions;
  private final Quiet quiet;
  private boolean aligned = true; // each element of the source still comes by, in its order
  private boolean reordered;
  private boolean split;

  Stages(Attributed cell, Sites sites, Callee callee) {
    this.cell = cell;
    this.sites = sites;
    this.functions = new StageFunctions(cell, loop, objection);
    this.quiet = new Quiet(cell, sites, callee, objection);
  }

  /** The stream that an operation evaluates; empty if it is of a form that is not known. */
  Optional<Fused> fuse(MethodInvocationTree terminal) {
    List<MethodInvocationTree> stages = new ArrayList<>();
    ExpressionTree source = terminal;
    while (source instanceof MethodInvocationTree call
        && call.getMethodSelect() instanceof MemberSelectTree select
        && cell.element(select) instanceof ExecutableElement method
        && !Var.isStatic(method)
        && (isOfStream(method) || (call == terminal && isForEach(method)))) {
      stages.addFirst(call);
      source = select.getExpression();
    }
    if (stages.isEmpty() || !source(source, stages.getFirst())) {
      objection.raise(source, "what the stream goes over is not a range, an array or a collection");
    }
    for (MethodInvocationTree stage : stages) {
      if (!objection.isRaised()) {
        stage(stage, stage == terminal);
      }
    }
    loop.add("}\n");
    LambdaExpressionTree first = functions.first();
    return !objection.isRaised() && first != null
        ? Optional.of(new Fused(first, loop, split))
        : Optional.empty();
  }

  /** Why it is not known. */
  Objection objection() {
    return objection;
  }

  /** Whether a method is an operation of a stream. */
  static boolean isOfStream(ExecutableElement method) {
    return Callee.owner(method).startsWith("java.util.stream.");
  }

  /** Whether a method goes over a collection. */
  static boolean isForEach(ExecutableElement method) {
    String owner = Callee.owner(method);
    return method.getSimpleName().contentEquals("forEach")
        && (owner.equals("java.lang.Iterable") || owner.startsWith("java.util."))
        && method.getParameters().size() == 1;
  }

  /** Writes the loop's header. */
  private boolean source(ExpressionTree source, MethodInvocationTree firstStage) {
    String name = functions.fresh();
    if (!firstStage.getArguments().isEmpty()
        && firstStage.getArguments().getFirst() instanceof LambdaExpressionTree lambda
        && lambda.getParameters().size() == 1) {
      name = lambda.getParameters().getFirst().getName().toString();
    }
    functions.start(name);
    functions.unmixed(source);
    Element start = Objects.requireNonNull(cell.element(firstStage.getMethodSelect()));
    if (!isOfStream((ExecutableElement) start)) {
      return each(name, source);
    }
    if (!(source instanceof MethodInvocationTree call)
        || !(cell.element(call.getMethodSelect()) instanceof ExecutableElement method)) {
      return false;
    }
    return switch (Callee.owner(method) + "." + method.getSimpleName()) {
      case "java.util.stream.IntStream.range" -> counted("int", name, "<", call);
      case "java.util.stream.LongStream.range" -> counted("long", name, "<", call);
      case "java.util.stream.IntStream.rangeClosed" -> counted("int", name, "<=", call);
      case "java.util.stream.LongStream.rangeClosed" -> counted("long", name, "<=", call);
      case "java.util.Arrays.stream" ->
          call.getArguments().size() == 1 && each(name, call.getArguments().getFirst());
      case "java.util.Collection.stream" -> {
        split = true;
        yield call.getMethodSelect() instanceof MemberSelectTree select
            && each(name, select.getExpression());
      }
      default -> false;
    };
  }

  private boolean counted(String type, String name, String relation, MethodInvocationTree call) {
    loop.add("for (" + type + " " + name + " = ").add(copy(call.getArguments().get(0)));
    loop.add("; " + name + " " + relation + " ").add(copy(call.getArguments().get(1)));
    loop.add("; " + name + "++) { ");
    return true;
  }

  private boolean each(String name, ExpressionTree source) {
    TypeMirror type = cell.type(source);
    boolean array = type instanceof ArrayType;
    if (!array && (type == null || type.getKind() != TypeKind.DECLARED)) {
      return false;
    }
    loop.add("for (var " + name + " : ").add(copy(source)).add(") { ");
    return true;
  }

  private void stage(MethodInvocationTree stage, boolean terminal) {
    String name =
        Objects.requireNonNull(cell.element(stage.getMethodSelect())).getSimpleName().toString();
    List<? extends ExpressionTree> arguments = stage.getArguments();
    boolean calls = arguments.stream().anyMatch(argument -> !sites.in(argument).isEmpty());
    if (calls && reordered) {
      objection.raise(stage, "it comes after the elements were sorted or compared");
    } else if (terminal) {
      terminal(stage, name, arguments);
    } else {
      between(stage, name, arguments);
    }
  }

  private void between(
      MethodInvocationTree stage, String name, List<? extends ExpressionTree> arguments) {
    switch (name) {
      case "boxed", "asLongStream", "asDoubleStream", "sequential", "unordered" -> {}
      case "sorted", "distinct" -> {
        quiet.check(arguments);
        reordered = true;
        aligned = false;
      }
      case "map", "mapToObj", "mapToInt", "mapToLong", "mapToDouble" -> {
        Patch result = function(arguments);
        if (result != null) {
          functions.replace(result);
        }
      }
      case "filter" -> {
        test(arguments, "if (!(", ")) continue; ");
        aligned &= functions.first() != null;
      }
      case "takeWhile" -> test(arguments, "if (!(", ")) break; ");
      case "peek" -> act(arguments);
      case "limit" -> {
        quiet.check(arguments);
        functions.unmixed(arguments.getFirst());
        loop.add("if ((").add(copy(arguments.getFirst())).add(") < 0) break; ");
      }
      default -> objection.raise(stage, "what " + name + " does with the elements is not followed");
    }
  }

  private void terminal(
      MethodInvocationTree stage, String name, List<? extends ExpressionTree> arguments) {
    switch (name) {
      case "forEach", "forEachOrdered" -> act(arguments);
      case "toArray",
          "toList",
          "sum",
          "average",
          "summaryStatistics",
          "max",
          "min",
          "reduce",
          "collect" -> {
        keep("; ");
        quiet.check(arguments);
      }
      case "count", "findFirst", "findAny", "anyMatch", "allMatch", "noneMatch" -> {
        if (arguments.isEmpty()) {
          keep("; break; ");
        } else {
          test(arguments, name.equals("allMatch") ? "if (!(" : "if ((", ")) break; ");
        }
      }
      default -> objection.raise(stage, "it is not evaluated at once");
    }
  }

  /** Writes what a function does whose result is not used. */
  private void act(List<? extends ExpressionTree> arguments) {
    Patch done = function(arguments);
    if (done != null) {
      loop.add(done).add("; ");
    }
  }

  /** Writes what follows from the result of a test. */
  private void test(List<? extends ExpressionTree> arguments, String before, String after) {
    Patch test = function(arguments);
    if (test != null) {
      loop.add(before).add(test).add(after);
    }
  }

  /** Writes the use of the current element. */
  private void keep(String after) {
    loop.add("var " + functions.fresh() + " = ").add(functions.value()).add(after);
  }

  private @Nullable Patch function(List<? extends ExpressionTree> arguments) {
    return functions.apply(arguments.getFirst(), aligned);
  }

  private Patch copy(Tree tree) {
    return new Patch().add(cell.body().slice(cell.start(tree), cell.end(tree)));
  }
}
