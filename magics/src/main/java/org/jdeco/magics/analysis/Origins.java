package org.jdeco.magics.analysis;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jdeco.magics.effects.Effects;
import org.jdeco.magics.effects.Root;
import org.jspecify.annotations.Nullable;

/**
 * Where the objects in a region of code come from. A variable declared within the region stands for
 * what it is assigned; no base at all means an object made in the region, or one that cannot
 * change.
 */
final class Origins {
  private final Attributed cell;
  private final Callee callee;
  private final Sites sites;
  private final Assignments assignments;
  private final Stores stores;
  private final Aliases aliases;
  private final StaticFields fields;
  private final Map<Element, ExpressionTree> steps =
      new HashMap<>(); // by iterator, what it is over
  private final Set<Element> visiting = new HashSet<>();

  /**
   * Where the objects of a region come from.
   *
   * @param inBody the variables that live for one iteration of the innermost loop only
   * @param lastCall the offset behind the last concurrent call of an iteration
   */
  Origins(
      Attributed cell,
      Callee callee,
      Sites sites,
      List<? extends Tree> region,
      Set<Element> inBody,
      int lastCall) {
    this.cell = cell;
    this.callee = callee;
    this.sites = sites;
    this.assignments = new Assignments(cell, region);
    this.stores = new Stores(cell, callee, sites, region, assignments);
    this.aliases = new Aliases(cell, stores, inBody, lastCall, this::of);
    this.fields = new StaticFields(cell);
  }

  /** Learns that a loop takes its elements from an iterator. */
  void drivenBy(Header header) {
    if (header instanceof Header.Each each && each.iterator()) {
      Element iterator = cell.element(each.variable());
      if (iterator != null) {
        steps.put(iterator, each.source());
        stores.drivenBy(iterator, each.source());
      }
    }
  }

  /** Whether a call takes the next element of a loop, or asks whether there is one. */
  boolean isStep(Tree tree) {
    return source(tree) != null;
  }

  private @Nullable ExpressionTree source(Tree tree) {
    if (!(tree instanceof MethodInvocationTree call)
        || !(call.getMethodSelect() instanceof MemberSelectTree select)
        || !(select.getExpression() instanceof IdentifierTree name)) {
      return null;
    }
    Element iterator = cell.element(name);
    return iterator == null ? null : steps.get(iterator);
  }

  /** What the region puts where. */
  Stores stores() {
    return stores;
  }

  /** What the region's variables are set to. */
  Assignments assignments() {
    return assignments;
  }

  /** Whether an object with these bases may be one that the region made. */
  static boolean mayBeOwn(Set<Base> bases) {
    return bases.isEmpty() || bases.contains(Base.UNKNOWN);
  }

  /** The bases of what an expression gives. */
  Set<Base> of(@Nullable ExpressionTree expression) {
    if (expression == null || ImmutableTypes.contains(cell.type(expression))) {
      return Set.of();
    }
    return switch (expression) {
      case ParenthesizedTree tree -> of(tree.getExpression());
      case TypeCastTree tree -> of(tree.getExpression());
      case LiteralTree ignored -> Set.of();
      case UnaryTree ignored -> Set.of();
      case BinaryTree ignored -> Set.of();
      case IdentifierTree tree -> variable(cell.element(tree));
      case ConditionalExpressionTree tree ->
          either(List.of(tree.getTrueExpression(), tree.getFalseExpression()));
      case AssignmentTree tree -> of(tree.getExpression());
      case ArrayAccessTree tree -> element(tree);
      case MemberSelectTree tree -> member(tree);
      case NewArrayTree tree -> holding(tree.getInitializers());
      case NewClassTree tree -> holding(tree.getArguments());
      case LambdaExpressionTree ignored -> Set.of();
      case MethodInvocationTree tree -> result(tree);
      default -> Set.of(Base.UNKNOWN);
    };
  }

  /** An index expression as a sum, if it is one of variables that the region does not change. */
  @Nullable Affine affine(@Nullable ExpressionTree expression) {
    return expression == null ? null : new AffineForm(cell, assignments).of(expression);
  }

  private Set<Base> variable(@Nullable Element element) {
    if (element == null || !Var.isVariable(element)) {
      return Set.of(Base.UNKNOWN);
    }
    if (!assignments.isLocal(element)) {
      Set<Base> bases = new LinkedHashSet<>(Set.of(Base.of(cell.variable(element))));
      if (assignments.isReassigned(element) && !assignments.values(element).isEmpty()) {
        bases.addAll(values(element));
      }
      return bases;
    }
    return assignments.isGiven(element) ? Set.of(Base.UNKNOWN) : values(element);
  }

  private Set<Base> values(Element element) {
    if (!visiting.add(element)) {
      return Set.of();
    }
    try {
      Set<Base> bases = new LinkedHashSet<>(either(assignments.values(element)));
      ExpressionTree source = assignments.source(element);
      if (source != null) {
        TypeMirror type = cell.type(source);
        boolean array = type != null && type.getKind() == TypeKind.ARRAY;
        Set<Base> elements = new LinkedHashSet<>();
        Affine turn = Affine.ofTurn(cell.variable(element));
        of(source).forEach(base -> elements.add(array ? base.element(turn) : base.beneath()));
        bases.addAll(aliases.with(elements));
      }
      if (assignments.isLocal(element) && !ImmutableTypes.contains(element.asType())) {
        bases.addAll(aliases.of(element));
      }
      return bases;
    } finally {
      visiting.remove(element);
    }
  }

  /**
   * The bases of a new object: what it holds may come from outside, be the region's own, or both.
   */
  private Set<Base> holding(@Nullable List<? extends ExpressionTree> parts) {
    return Base.beneath(either(parts == null ? List.of() : parts));
  }

  /** The bases of one of several values: from outside, the region's own, or either. */
  private Set<Base> either(List<? extends ExpressionTree> values) {
    Set<Base> bases = new LinkedHashSet<>();
    values.forEach(value -> bases.addAll(of(value)));
    boolean own =
        values.stream()
            .anyMatch(value -> !ImmutableTypes.contains(cell.type(value)) && of(value).isEmpty());
    if (own && !bases.isEmpty()) {
      bases.add(Base.UNKNOWN);
    }
    return bases;
  }

  private Set<Base> element(ArrayAccessTree tree) {
    Set<Base> bases = new LinkedHashSet<>();
    Affine index = affine(tree.getIndex());
    of(tree.getExpression()).forEach(base -> bases.add(base.element(index)));
    return aliases.with(bases);
  }

  private Set<Base> member(MemberSelectTree tree) {
    Element element = cell.element(tree);
    if (element == null || element.getKind() != ElementKind.FIELD) {
      return Set.of(Base.UNKNOWN);
    }
    return Var.isStatic(element)
        ? Set.of(Base.of(cell.variable(element)))
        : aliases.with(Base.beneath(of(tree.getExpression())));
  }

  private Set<Base> result(MethodInvocationTree tree) {
    ExpressionTree source = source(tree);
    if (source != null) {
      return aliases.with(Base.beneath(of(source)));
    }
    if (!(cell.element(tree.getMethodSelect()) instanceof ExecutableElement method)) {
      return Set.of(Base.UNKNOWN);
    }
    Effects effects = callee.effects(method);
    Set<Base> bases = new LinkedHashSet<>();
    for (Root root : effects.returns()) {
      bases.addAll(Base.beneath(root(root, tree, method)));
    }
    if (!effects.freshResult() && effects.returns().isEmpty()) {
      bases.add(Base.UNKNOWN);
    }
    if (sites.at(tree).isPresent()) { // the worker's object is the very one that the replay gets
      bases.add(Base.of(Var.result(cell.start(tree), method.getReturnType())).beneath());
    }
    return aliases.with(bases);
  }

  /** The bases of the object that a callee's root stands for at a call. */
  Set<Base> root(Root root, ExpressionTree call, ExecutableElement method) {
    return root(root, index -> parameter(index, call, method));
  }

  /** The bases of a callee's root where those of its parameters are known. */
  Set<Base> root(Root root, IntFunction<Set<Base>> parameters) {
    return switch (root) {
      case Root.Anything ignored -> Set.of(Base.UNKNOWN);
      case Root.Variable variable -> Set.of(Base.of(fields.variable(variable)));
      case Root.Parameter(int index) -> parameters.apply(index);
    };
  }

  private Set<Base> parameter(int index, ExpressionTree call, ExecutableElement method) {
    if (index < 0) {
      return call instanceof MethodInvocationTree invocation
              && invocation.getMethodSelect() instanceof MemberSelectTree select
          ? of(select.getExpression())
          : call instanceof NewClassTree ? Set.of() : Set.of(Base.UNKNOWN);
    }
    List<? extends ExpressionTree> arguments = Operands.arguments(call);
    int last = method.getParameters().size() - 1;
    if (method.isVarArgs() && index == last) {
      Set<Base> bases = new LinkedHashSet<>();
      for (int i = last; i < arguments.size(); i++) {
        bases.addAll(of(arguments.get(i)));
        bases.addAll(Base.beneath(of(arguments.get(i))));
      }
      return bases;
    }
    return index < arguments.size() ? of(arguments.get(index)) : Set.of(Base.UNKNOWN);
  }
}
