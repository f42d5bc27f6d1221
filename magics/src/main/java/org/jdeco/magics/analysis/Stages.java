package org.jdeco.magics.analysis;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jdeco.magics.effects.Effects;
import org.jdeco.magics.source.Patch;
import org.jspecify.annotations.Nullable;

/**
 * Writes a sequential stream as the loop that it is: each element of the source goes through all
 * functions before the next one does. The loop is there to be analysed; the stream itself runs as
 * it was written.
 */
final class Stages {
  private static final Set<String> UNCHANGED =
      Set.of("boxed", "asLongStream", "asDoubleStream", "sequential", "unordered");
  private static final Set<String> REORDERED = Set.of("sorted", "distinct");
  private static final Set<String> MAPPED =
      Set.of("map", "mapToObj", "mapToInt", "mapToLong", "mapToDouble");
  private static final Set<String> WHOLE =
      Set.of(
          "toArray",
          "toList",
          "sum",
          "average",
          "summaryStatistics",
          "max",
          "min",
          "reduce",
          "collect");
  private static final Set<String> EARLY =
      Set.of("count", "findFirst", "findAny", "anyMatch", "allMatch", "noneMatch");

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
  private final Callee callee;
  private final Patch loop = new Patch();
  private final Set<String> names = new HashSet<>();
  private final Set<String> taken = new HashSet<>(); // what functions so far declare
  private Patch value = new Patch(); // of the current element
  private int fresh;
  private @Nullable LambdaExpressionTree first;
  private boolean aligned = true; // each element of the source still comes by, in its order
  private boolean reordered;
  private boolean split;
  private @Nullable Tree wrong;
  private String reason = "";

  Stages(Attributed cell, Sites sites, Callee callee) {
    this.cell = cell;
    this.sites = sites;
    this.callee = callee;
  }

  /** The stream that an operation evaluates; empty if it is of a form that is not known. */
  Optional<Fused> fuse(MethodInvocationTree terminal) {
    List<MethodInvocationTree> stages = new ArrayList<>();
    ExpressionTree source = terminal;
    while (source instanceof MethodInvocationTree call
        && call.getMethodSelect() instanceof MemberSelectTree select
        && cell.element(select) instanceof ExecutableElement method
        && !Var.isStatic(method)
        && (owner(method).startsWith("java.util.stream.")
            || (call == terminal && isForEach(method)))) {
      stages.addFirst(call);
      source = select.getExpression();
    }
    if (stages.isEmpty() || !source(source, stages.getFirst())) {
      refuse(source, "what the stream goes over is not a range, an array or a collection");
    }
    for (MethodInvocationTree stage : stages) {
      if (wrong == null) {
        stage(stage, stage == terminal);
      }
    }
    loop.add("}\n");
    return wrong == null && first != null
        ? Optional.of(new Fused(first, loop, split))
        : Optional.empty();
  }

  Tree at() {
    return Objects.requireNonNull(wrong);
  }

  String reason() {
    return reason;
  }

  static String owner(ExecutableElement method) {
    return ((TypeElement) Objects.requireNonNull(method.getEnclosingElement()))
        .getQualifiedName()
        .toString();
  }

  static boolean isForEach(ExecutableElement method) {
    return method.getSimpleName().contentEquals("forEach")
        && (owner(method).equals("java.lang.Iterable") || owner(method).startsWith("java.util."))
        && method.getParameters().size() == 1;
  }

  /** Writes the loop's header. */
  private boolean source(ExpressionTree source, MethodInvocationTree firstStage) {
    String name = "$p" + fresh++;
    if (!firstStage.getArguments().isEmpty()
        && firstStage.getArguments().getFirst() instanceof LambdaExpressionTree lambda
        && lambda.getParameters().size() == 1) {
      name = lambda.getParameters().getFirst().getName().toString();
    }
    names.add(name);
    taken.add(name);
    unmixed(source);
    value = new Patch().add(name);
    Element start = Objects.requireNonNull(cell.element(firstStage.getMethodSelect()));
    if (!owner((ExecutableElement) start).startsWith("java.util.stream.")) {
      return each(name, source);
    }
    if (!(source instanceof MethodInvocationTree call)
        || !(cell.element(call.getMethodSelect()) instanceof ExecutableElement method)) {
      return false;
    }
    String what = owner(method) + "." + method.getSimpleName();
    return switch (what) {
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
      refuse(stage, "it comes after the elements were sorted or compared");
    } else if (terminal) {
      terminal(stage, name, arguments);
    } else if (MAPPED.contains(name)) {
      Patch result = function(arguments.getFirst());
      if (result != null) {
        value = result;
      }
    } else if (UNCHANGED.contains(name)) {
      return;
    } else if (REORDERED.contains(name)) {
      quiet(arguments);
      reordered = true;
      aligned = false;
    } else if (name.equals("filter") || name.equals("takeWhile")) {
      boolean early = name.equals("takeWhile");
      Patch test = function(arguments.getFirst());
      if (test != null) {
        loop.add("if (!(").add(test).add(")) " + (early ? "break" : "continue") + "; ");
        aligned &= first != null || early;
      }
    } else if (name.equals("peek")) {
      Patch done = function(arguments.getFirst());
      if (done != null) {
        loop.add(done).add("; ");
      }
    } else if (name.equals("limit")) {
      quiet(arguments);
      unmixed(arguments.getFirst());
      loop.add("if ((").add(copy(arguments.getFirst())).add(") < 0) break; ");
    } else {
      refuse(stage, "what " + name + " does with the elements is not followed");
    }
  }

  private void terminal(
      MethodInvocationTree stage, String name, List<? extends ExpressionTree> arguments) {
    if (name.equals("forEach") || name.equals("forEachOrdered")) {
      Patch done = function(arguments.getFirst());
      if (done != null) {
        loop.add(done).add("; ");
      }
    } else if (WHOLE.contains(name)) {
      loop.add("var $p" + fresh++ + " = ").add(value).add("; ");
      quiet(arguments);
    } else if (EARLY.contains(name)) {
      if (arguments.isEmpty()) {
        loop.add("var $p" + fresh++ + " = ").add(value).add("; break; ");
        return;
      }
      Patch test = function(arguments.getFirst());
      if (test != null) {
        boolean all = name.equals("allMatch");
        loop.add(all ? "if (!(" : "if ((").add(test).add(")) break; ");
      }
    } else {
      refuse(stage, "it is not evaluated at once");
    }
  }

  /** Writes what a function does with the current element; returns its result. */
  private @Nullable Patch function(ExpressionTree function) {
    if (function instanceof MemberReferenceTree reference) {
      return reference(reference);
    }
    if (!(function instanceof LambdaExpressionTree lambda) || lambda.getParameters().size() != 1) {
      refuse(function, "one of its functions is not written there");
      return null;
    }
    unmixed(lambda);
    VariableTree parameter = lambda.getParameters().getFirst();
    Element element = Objects.requireNonNull(cell.element(parameter));
    String name = parameter.getName().toString();
    boolean given = value.text().equals(name) && first == null && names.contains(name);
    if (!given) {
      name = names.add(name) ? name : "$p" + fresh++;
      String type = TypeText.of(element.asType()).orElse("var");
      loop.add(type + " " + name + " = ").add(value).add("; ");
      value = new Patch().add(name);
    }
    if (first == null) {
      first = lambda;
      if (!aligned) {
        refuse(lambda, "elements are left out before its first function");
      }
    }
    Patch current = value;
    Patch result =
        lambda.getBody() instanceof BlockTree block
            ? block(block, element, name)
            : renamed(lambda.getBody(), element, name);
    value = current;
    return result;
  }

  private @Nullable Patch block(BlockTree block, Element parameter, String name) {
    List<? extends StatementTree> statements = block.getStatements();
    Patch result = new Patch();
    for (StatementTree statement : statements) {
      if (statement instanceof ReturnTree last
          && statement == statements.getLast()
          && last.getExpression() != null) {
        result = renamed(last.getExpression(), parameter, name);
      } else if (Exits.jumps(statement)) {
        refuse(statement, "one of its functions returns in several places");
        return null;
      } else {
        loop.add(renamed(statement, parameter, name)).add(" ");
      }
    }
    return result;
  }

  private @Nullable Patch reference(MemberReferenceTree reference) {
    Element element = cell.element(reference);
    Element owner = cell.element(reference.getQualifierExpression());
    if (!(element instanceof ExecutableElement method) || !(owner instanceof TypeElement)) {
      refuse(reference, "one of its functions is not written there");
      return null;
    }
    unmixed(reference);
    String name = "$p" + fresh++;
    loop.add("var " + name + " = ").add(value).add("; ");
    value = new Patch().add(name);
    String type = cell.text(reference.getQualifierExpression());
    return switch (reference.getMode()) {
      case NEW -> new Patch().add("new " + type + "(" + name + ")");
      case INVOKE ->
          new Patch()
              .add(
                  Var.isStatic(method)
                      ? type + "." + reference.getName() + "(" + name + ")"
                      : name + "." + reference.getName() + "()");
    };
  }

  /** Refuses a name that something else has in the loop, where all functions are in one block. */
  private void unmixed(Tree part) {
    Set<Element> own = new HashSet<>();
    Set<String> declared = new HashSet<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
        own.add(cell.element(tree));
        declared.add(tree.getName().toString());
        return super.visitVariable(tree, null);
      }
    }.scan(part, null);
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
        Element element = cell.element(tree);
        if (taken.contains(tree.getName().toString())
            && !(element instanceof ExecutableElement)
            && !own.contains(element)) {
          refuse(tree, "the name " + tree.getName() + " stands for several things in it");
        }
        return null;
      }
    }.scan(part, null);
    taken.addAll(declared);
  }

  /** Checks that arguments have no effects, those of functions in them included. */
  private void quiet(List<? extends ExpressionTree> arguments) {
    for (ExpressionTree argument : arguments) {
      new TreeScanner<@Nullable Void, @Nullable Void>() {
        @Override
        public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
          boolean loud =
              switch (tree) {
                case null -> false;
                case AssignmentTree ignored -> true;
                case CompoundAssignmentTree ignored -> true;
                case UnaryTree unary -> unary.getKind().name().endsWith("CREMENT");
                case MethodInvocationTree call -> isLoud(cell.element(call.getMethodSelect()));
                case NewClassTree made -> made.getClassBody() != null || isLoud(cell.element(made));
                case MemberReferenceTree reference ->
                    reference.getMode() != MemberReferenceTree.ReferenceMode.NEW
                        && isLoud(cell.element(reference));
                default -> false;
              };
          if (tree != null && (isUnknown(tree) || isShared(tree))) {
            refuse(tree, "what puts results together is not written there");
          }
          if (loud) {
            refuse(Objects.requireNonNull(tree), "its end may have effects besides the result");
          }
          return super.scan(tree, null);
        }
      }.scan(argument, null);
      if (!sites.in(argument).isEmpty()) {
        refuse(argument, "the call puts results together");
      }
    }
  }

  /** Whether an expression is a function or a collector whose code is elsewhere. */
  private boolean isUnknown(Tree tree) {
    Element element =
        cell.element(tree instanceof MethodInvocationTree call ? call.getMethodSelect() : tree);
    boolean given =
        switch (tree) {
          case IdentifierTree ignored -> element != null && Var.isVariable(element);
          case MemberSelectTree ignored -> element != null && Var.isVariable(element);
          case MethodInvocationTree ignored ->
              element instanceof ExecutableElement method && !owner(method).startsWith("java.");
          default -> false;
        };
    return given
        && cell.type(tree) instanceof DeclaredType type
        && type.asElement() instanceof TypeElement known
        && (known.getQualifiedName().toString().startsWith("java.util.function.")
            || known.getQualifiedName().contentEquals("java.util.stream.Collector"));
  }

  /** Whether a supplier may give an object that is there already, which results are put in. */
  private boolean isShared(Tree tree) {
    return switch (tree) {
      case LambdaExpressionTree lambda ->
          lambda.getParameters().isEmpty()
              && !(lambda.getBody() instanceof NewClassTree)
              && !(lambda.getBody() instanceof NewArrayTree);
      case MemberReferenceTree reference ->
          reference.getMode() != MemberReferenceTree.ReferenceMode.NEW
              && cell.element(reference) instanceof ExecutableElement method
              && method.getParameters().isEmpty()
              && (Var.isStatic(method)
                  || !(cell.element(reference.getQualifierExpression()) instanceof TypeElement));
      default -> false;
    };
  }

  private boolean isLoud(@Nullable Element element) {
    if (!(element instanceof ExecutableElement method)) {
      return false;
    }
    String owner = owner(method);
    if (owner.equals("java.util.stream.Collectors") || owner.equals("java.util.Comparator")) {
      return false;
    }
    Effects effects = callee.effects(method);
    return !effects.writes().isEmpty()
        || !effects.traits().isEmpty()
        || !effects.unknowns().isEmpty();
  }

  private Patch copy(Tree tree) {
    return new Patch().add(cell.body().slice(cell.start(tree), cell.end(tree)));
  }

  /** A tree's text with another name for a parameter. */
  private Patch renamed(Tree tree, Element parameter, String name) {
    List<Tree> uses = new ArrayList<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitIdentifier(IdentifierTree identifier, @Nullable Void unused) {
        if (parameter.equals(cell.element(identifier))
            && !identifier.getName().contentEquals(name)) {
          uses.add(identifier);
        }
        return null;
      }
    }.scan(tree, null);
    Patch patch = new Patch();
    int at = cell.start(tree);
    for (Tree use : uses) {
      patch.add(cell.body().slice(at, cell.start(use))).add(name);
      at = cell.end(use);
    }
    return patch.add(cell.body().slice(at, cell.end(tree)));
  }

  private void refuse(Tree at, String why) {
    if (wrong == null) {
      wrong = at;
      reason = why;
    }
  }
}
