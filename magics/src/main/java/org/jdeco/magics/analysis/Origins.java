package org.jdeco.magics.analysis;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.EnhancedForLoopTree;
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
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
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
  private static final Set<String> IMMUTABLE =
      Set.of(
          "java.lang.String",
          "java.lang.Boolean",
          "java.lang.Byte",
          "java.lang.Short",
          "java.lang.Character",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Float",
          "java.lang.Double",
          "java.lang.Class",
          "java.lang.Void",
          "java.math.BigInteger",
          "java.math.BigDecimal",
          "java.util.UUID",
          "java.util.Locale",
          "java.util.regex.Pattern");

  private final Attributed cell;
  private final Callee callee;
  private final Map<Element, List<ExpressionTree>> assigned = new HashMap<>();
  private final Map<Element, ExpressionTree> iterated = new HashMap<>();
  private final Map<Element, ExpressionTree> steps =
      new HashMap<>(); // by iterator, what it is over
  private final Set<Element> local = new HashSet<>();
  private final Set<Element> unknown = new HashSet<>();
  private final Set<Element> reassigned = new HashSet<>();
  private final Set<Element> visiting = new HashSet<>();
  private final Set<Stores.Store> following = new HashSet<>();
  private final Sites sites;
  private final Stores stores;
  private final Set<Element> inBody;
  private final int lastCall;

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
    this.inBody = inBody;
    this.lastCall = lastCall;
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
        Element element = cell.element(tree);
        if (element != null) {
          local.add(element);
          if (tree.getInitializer() != null) {
            assigned.computeIfAbsent(element, e -> new ArrayList<>()).add(tree.getInitializer());
          } else if (!iterated.containsKey(element)
              && element.getKind() != ElementKind.LOCAL_VARIABLE) {
            unknown.add(element);
          }
        }
        return super.visitVariable(tree, null);
      }

      @Override
      public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, @Nullable Void unused) {
        Element element = cell.element(tree.getVariable());
        if (element != null) {
          iterated.put(element, tree.getExpression());
        }
        return super.visitEnhancedForLoop(tree, null);
      }

      @Override
      public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void unused) {
        Element element = cell.element(tree.getVariable());
        if (element != null && tree.getVariable() instanceof IdentifierTree) {
          assigned.computeIfAbsent(element, e -> new ArrayList<>()).add(tree.getExpression());
          reassigned.add(element);
        }
        return super.visitAssignment(tree, null);
      }

      @Override
      public @Nullable Void visitCompoundAssignment(
          CompoundAssignmentTree tree, @Nullable Void unused) {
        changed(tree.getVariable());
        return super.visitCompoundAssignment(tree, null);
      }

      @Override
      public @Nullable Void visitUnary(UnaryTree tree, @Nullable Void unused) {
        switch (tree.getKind()) {
          case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
              changed(tree.getExpression());
          default -> {}
        }
        return super.visitUnary(tree, null);
      }

      private void changed(Tree variable) {
        Element element = cell.element(variable);
        if (element != null) {
          reassigned.add(element);
        }
      }
    }.scan(region, null);
    this.stores =
        new Stores(
            cell,
            callee,
            sites,
            region,
            element -> assigned.getOrDefault(element, List.of()),
            local);
  }

  /** Learns that a loop takes its elements from an iterator. */
  void drivenBy(Header header) {
    if (header instanceof Header.Each each && each.iterator()) {
      Element iterator = cell.element(each.variable());
      if (iterator != null) {
        steps.put(iterator, each.source());
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

  /** Whether the region itself declares a variable. */
  boolean isLocal(Element element) {
    return local.contains(element);
  }

  /** Whether the region gives a variable a value other than at its declaration. */
  boolean isReassigned(Element element) {
    return reassigned.contains(element);
  }

  /** The one value a variable declared within the region ever has; null if it has several. */
  @Nullable ExpressionTree onlyValue(Element element) {
    List<ExpressionTree> values = assigned.get(element);
    return local.contains(element)
            && !reassigned.contains(element)
            && values != null
            && values.size() == 1
        ? values.getFirst()
        : null;
  }

  static boolean isImmutable(@Nullable TypeMirror type) {
    if (type == null
        || type.getKind().isPrimitive()
        || type.getKind() == TypeKind.VOID
        || type.getKind() == TypeKind.NULL) {
      return true;
    }
    if (type.getKind() != TypeKind.DECLARED) {
      return false;
    }
    TypeElement element = (TypeElement) ((DeclaredType) type).asElement();
    String name = element.getQualifiedName().toString();
    return element.getKind() == ElementKind.ENUM
        || IMMUTABLE.contains(name)
        || name.startsWith("java.time.");
  }

  /** Whether an object with these bases may be one that the region made. */
  static boolean mayBeOwn(Set<Base> bases) {
    return bases.isEmpty() || bases.contains(Base.UNKNOWN);
  }

  /** The bases of what an expression gives. */
  Set<Base> of(@Nullable ExpressionTree expression) {
    if (expression == null || isImmutable(cell.type(expression))) {
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
    return expression == null ? null : new AffineForm(cell, this).of(expression);
  }

  private Set<Base> variable(@Nullable Element element) {
    if (element == null || !Var.isVariable(element)) {
      return Set.of(Base.UNKNOWN);
    }
    if (!local.contains(element)) {
      return reassigned.contains(element) && !isOnlyCompound(element)
          ? join(Set.of(Base.of(cell.variable(element))), values(element))
          : Set.of(Base.of(cell.variable(element)));
    }
    if (unknown.contains(element) && !iterated.containsKey(element)) {
      return Set.of(Base.UNKNOWN);
    }
    return values(element);
  }

  private boolean isOnlyCompound(Element element) {
    return !assigned.containsKey(element);
  }

  private Set<Base> values(Element element) {
    if (!visiting.add(element)) {
      return Set.of();
    }
    try {
      Set<Base> bases = new LinkedHashSet<>(either(assigned.getOrDefault(element, List.of())));
      ExpressionTree source = iterated.get(element);
      if (source != null) {
        TypeMirror type = cell.type(source);
        boolean array = type != null && type.getKind() == TypeKind.ARRAY;
        Set<Base> elements = new LinkedHashSet<>();
        Affine turn = Affine.ofTurn(cell.variable(element));
        of(source).forEach(base -> elements.add(array ? base.element(turn) : base.beneath()));
        bases.addAll(withStored(elements));
      }
      if (local.contains(element) && !isImmutable(element.asType())) {
        bases.addAll(stored(element));
      }
      return bases;
    } finally {
      visiting.remove(element);
    }
  }

  /** The other ways to the object of a variable declared in the region, and to what it holds. */
  private Set<Base> stored(Element element) {
    Set<Base> bases = new LinkedHashSet<>();
    for (Stores.Store store : stores.all()) {
      if ((inBody.contains(element) && cell.start(store.at()) >= lastCall)
          || !following.add(store)) {
        continue;
      }
      try {
        if (stores.ingredients(store.value()).contains(element)) {
          if (store.containers().isEmpty()) {
            bases.add(Base.UNKNOWN);
          }
          for (ExpressionTree container : store.containers()) {
            Set<Base> targets = of(container);
            bases.addAll(store.slot() ? targets : beneath(targets));
          }
        }
        boolean inside =
            store.containers().stream()
                .anyMatch(container -> stores.root(container).filter(element::equals).isPresent());
        if (inside) {
          bases.addAll(beneath(of(store.value())));
        }
      } finally {
        following.remove(store);
      }
    }
    return bases;
  }

  /** Parts of objects, and what the region puts there. */
  private Set<Base> withStored(Set<Base> parts) {
    if (parts.stream().allMatch(base -> base.variable() == null)) {
      return parts;
    }
    Set<Base> bases = new LinkedHashSet<>(parts);
    for (Stores.Store store : stores.all()) {
      if (store.slot() || !following.add(store)) {
        continue;
      }
      try {
        boolean meets =
            store.containers().isEmpty()
                || store.containers().stream()
                    .flatMap(container -> of(container).stream())
                    .anyMatch(target -> isOneOf(parts, target));
        if (meets) {
          bases.addAll(beneath(of(store.value())));
        }
      } finally {
        following.remove(store);
      }
    }
    return bases;
  }

  /**
   * The bases of a new object: what it holds may come from outside, be the region's own, or both.
   */
  private Set<Base> holding(@Nullable List<? extends ExpressionTree> parts) {
    return beneath(either(parts == null ? List.of() : parts));
  }

  /** The bases of one of several values: from outside, the region's own, or either. */
  private Set<Base> either(List<? extends ExpressionTree> values) {
    Set<Base> bases = all(values);
    boolean own =
        values.stream().anyMatch(value -> !isImmutable(cell.type(value)) && of(value).isEmpty());
    return own && !bases.isEmpty() ? join(bases, Set.of(Base.UNKNOWN)) : bases;
  }

  private static boolean isOneOf(Set<Base> parts, Base target) {
    Var variable = target.variable();
    return variable == null || parts.stream().anyMatch(part -> variable.equals(part.variable()));
  }

  private Set<Base> element(ArrayAccessTree tree) {
    Set<Base> bases = new LinkedHashSet<>();
    Affine index = affine(tree.getIndex());
    of(tree.getExpression()).forEach(base -> bases.add(base.element(index)));
    return withStored(bases);
  }

  private Set<Base> member(MemberSelectTree tree) {
    Element element = cell.element(tree);
    if (element == null || element.getKind() != ElementKind.FIELD) {
      return Set.of(Base.UNKNOWN);
    }
    return Var.isStatic(element)
        ? Set.of(Base.of(cell.variable(element)))
        : withStored(beneath(of(tree.getExpression())));
  }

  private Set<Base> result(MethodInvocationTree tree) {
    ExpressionTree source = source(tree);
    if (source != null) {
      return withStored(beneath(of(source)));
    }
    if (!(cell.element(tree.getMethodSelect()) instanceof ExecutableElement method)) {
      return Set.of(Base.UNKNOWN);
    }
    Effects effects = callee.effects(method);
    Set<Base> bases = new LinkedHashSet<>();
    for (Root root : effects.returns()) {
      bases.addAll(beneath(root(root, tree, method)));
    }
    if (!effects.freshResult() && effects.returns().isEmpty()) {
      bases.add(Base.UNKNOWN);
    }
    if (sites.at(tree).isPresent()) { // the worker's object is the very one that the replay gets
      bases.add(Base.of(Var.result(cell.start(tree), method.getReturnType())).beneath());
    }
    return withStored(bases);
  }

  /** The bases of the object that a callee's root stands for at a call. */
  Set<Base> root(Root root, ExpressionTree call, ExecutableElement method) {
    return switch (root) {
      case Root.Anything ignored -> Set.of(Base.UNKNOWN);
      case Root.Variable variable -> Set.of(Base.of(notebook(variable)));
      case Root.Parameter parameter -> {
        if (parameter.index() < 0) {
          yield call instanceof MethodInvocationTree invocation
                  && invocation.getMethodSelect() instanceof MemberSelectTree select
              ? of(select.getExpression())
              : call instanceof NewClassTree ? Set.of() : Set.of(Base.UNKNOWN);
        }
        List<? extends ExpressionTree> arguments = arguments(call);
        int last = method.getParameters().size() - 1;
        if (method.isVarArgs() && parameter.index() == last) {
          Set<Base> bases = new LinkedHashSet<>();
          for (int i = last; i < arguments.size(); i++) {
            bases.addAll(of(arguments.get(i)));
            bases.addAll(beneath(of(arguments.get(i))));
          }
          yield bases;
        }
        yield parameter.index() < arguments.size()
            ? of(arguments.get(parameter.index()))
            : Set.of(Base.UNKNOWN);
      }
    };
  }

  /** The receiver and the arguments of a call, or what takes their place where none is written. */
  static List<ExpressionTree> operands(Tree call) {
    List<ExpressionTree> operands = new ArrayList<>();
    switch (call) {
      case BinaryTree tree -> {
        operands.add(tree.getLeftOperand());
        operands.add(tree.getRightOperand());
      }
      case CompoundAssignmentTree tree -> operands.add(tree.getExpression());
      case EnhancedForLoopTree tree -> operands.add(tree.getExpression());
      default -> {}
    }
    if (call instanceof ExpressionTree expression) {
      operands.addAll(arguments(expression));
    }
    if (call instanceof MethodInvocationTree tree
        && tree.getMethodSelect() instanceof MemberSelectTree select) {
      operands.add(select.getExpression());
    }
    return operands;
  }

  static List<? extends ExpressionTree> arguments(ExpressionTree call) {
    return switch (call) {
      case MethodInvocationTree tree -> tree.getArguments();
      case NewClassTree tree -> tree.getArguments();
      default -> List.of();
    };
  }

  /** The variable that a class file's static field is. */
  Var notebook(Root.Variable variable) {
    TypeElement type = named(variable.owner().replace('/', '.'));
    if (type != null) {
      for (Element member : type.getEnclosedElements()) {
        if (member.getKind() == ElementKind.FIELD
            && member.getSimpleName().contentEquals(variable.field())) {
          return cell.variable(member);
        }
      }
    }
    boolean snippet = variable.owner().matches("REPL/\\$JShell\\$\\w+");
    String key = snippet ? "notebook " : "field " + variable.owner() + ".";
    TypeMirror object = cell.elements().getTypeElement("java.lang.Object").asType();
    return new Var(key + variable.field(), variable.field(), object);
  }

  /** The type of a binary name; a dollar sign in it may be part of a name, or stand between two. */
  private @Nullable TypeElement named(String binaryName) {
    TypeElement type = cell.elements().getTypeElement(binaryName);
    for (int at = binaryName.lastIndexOf('$');
        type == null && at > 0;
        at = binaryName.lastIndexOf('$', at - 1)) {
      TypeElement outer = named(binaryName.substring(0, at));
      String name = binaryName.substring(at + 1);
      type =
          outer == null
              ? null
              : outer.getEnclosedElements().stream()
                  .filter(member -> member.getSimpleName().contentEquals(name))
                  .filter(TypeElement.class::isInstance)
                  .map(TypeElement.class::cast)
                  .findFirst()
                  .orElse(null);
    }
    return type;
  }

  private Set<Base> all(@Nullable List<? extends ExpressionTree> expressions) {
    Set<Base> bases = new LinkedHashSet<>();
    if (expressions != null) {
      expressions.forEach(expression -> bases.addAll(of(expression)));
    }
    return bases;
  }

  private static Set<Base> beneath(Set<Base> bases) {
    Set<Base> deep = new LinkedHashSet<>();
    bases.forEach(base -> deep.add(base.beneath()));
    return deep;
  }

  private static Set<Base> join(Set<Base> a, Set<Base> b) {
    Set<Base> joined = new LinkedHashSet<>(a);
    joined.addAll(b);
    return joined;
  }
}
