package org.jdeco.magics.analysis;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jdeco.magics.effects.Access;
import org.jdeco.magics.effects.Effects;
import org.jdeco.magics.effects.Index;
import org.jdeco.magics.effects.Place;
import org.jdeco.magics.effects.Root;
import org.jdeco.magics.effects.Trait;
import org.jdeco.magics.effects.Unknown;
import org.jspecify.annotations.Nullable;

/**
 * What a piece of code reads and writes, its callees' doings included, those of concurrent methods
 * left out. Objects made within the region are left out, too.
 */
final class Touches extends TreeScanner<@Nullable Void, @Nullable Void> {
  /** The detail of what code of the user's may write that nobody can tell. */
  static final String USERS = "users";

  private final Attributed cell;
  private final Callee callee;
  private final Origins origins;
  private final Sites sites;
  private boolean writesOwn;
  private boolean steps;
  private boolean mayStay;
  private final Set<Element> ownWritten = new HashSet<>();
  private final List<Touch> reads = new ArrayList<>();
  private final List<Touch> writes = new ArrayList<>();
  private final Map<Trait, Tree> traits = new EnumMap<>(Trait.class);
  private final List<Taken> unknowns = new ArrayList<>();

  /** Something taken on trust, and where. */
  record Taken(Unknown unknown, Tree at) {}

  Touches(Attributed cell, Callee callee, Origins origins, Sites sites) {
    this.cell = cell;
    this.callee = callee;
    this.origins = origins;
    this.sites = sites;
  }

  Touches of(@Nullable Tree tree) {
    scan(tree, null);
    return this;
  }

  List<Touch> reads() {
    return reads;
  }

  List<Touch> writes() {
    return writes;
  }

  /** Whether an object made within the region is changed. */
  boolean writesOwn() {
    return writesOwn;
  }

  /** The region's variables that lead to objects made within it and changed here. */
  Set<Element> ownWritten() {
    return ownWritten;
  }

  private static boolean mayBeOwn(Set<Base> bases) {
    return bases.isEmpty() || bases.contains(Base.UNKNOWN);
  }

  private void own(@Nullable ExpressionTree expression) {
    writesOwn = true;
    ownWritten.addAll(origins.stores().ingredients(expression));
  }

  Map<Trait, Tree> traits() {
    return traits;
  }

  List<Taken> unknowns() {
    return unknowns;
  }

  @Override
  public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void unused) {
    target(tree.getVariable());
    scan(tree.getExpression(), null);
    write(tree.getVariable(), tree);
    return null;
  }

  @Override
  public @Nullable Void visitCompoundAssignment(
      CompoundAssignmentTree tree, @Nullable Void unused) {
    scan(tree.getVariable(), null);
    scan(tree.getExpression(), null);
    if (tree.getKind() == Tree.Kind.PLUS_ASSIGNMENT && isText(tree.getVariable())) {
      text(tree.getExpression(), tree);
    }
    write(tree.getVariable(), tree);
    return null;
  }

  @Override
  public @Nullable Void visitBinary(BinaryTree tree, @Nullable Void unused) {
    super.visitBinary(tree, null);
    if (tree.getKind() == Tree.Kind.PLUS && isText(tree)) {
      text(tree.getLeftOperand(), tree);
      text(tree.getRightOperand(), tree);
    }
    return null;
  }

  private boolean isText(ExpressionTree tree) {
    return cell.type(tree) instanceof DeclaredType type
        && type.asElement().toString().equals("java.lang.String");
  }

  /** What asking an operand of a concatenation for its text does. */
  private void text(ExpressionTree operand, Tree at) {
    TypeMirror type = cell.type(operand);
    boolean constant =
        Origins.isImmutable(type)
            && !(type instanceof DeclaredType declared
                && declared.asElement().getKind() == ElementKind.ENUM);
    if (type != null && !constant) {
      record(callee.text(type), at, root -> source(root, operand), argument -> null);
    }
  }

  /** The bases of a callee's root where all that it is given is one object. */
  private Set<Base> source(Root root, ExpressionTree given) {
    return switch (root) {
      case Root.Parameter ignored -> origins.of(given);
      case Root.Variable variable -> Set.of(Base.of(origins.notebook(variable)));
      case Root.Anything ignored -> Set.of(Base.UNKNOWN);
    };
  }

  @Override
  public @Nullable Void visitUnary(UnaryTree tree, @Nullable Void unused) {
    super.visitUnary(tree, null);
    switch (tree.getKind()) {
      case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
          write(tree.getExpression(), tree);
      default -> {}
    }
    return null;
  }

  @Override
  public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
    super.visitVariable(tree, null);
    Element element = cell.element(tree);
    if (element != null && cell.isNotebook(element)) {
      add(
          writes,
          Touch.Kind.VARIABLE,
          Base.of(cell.variable(element)),
          "",
          tree,
          tree.getName().toString());
    }
    return null;
  }

  @Override
  public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
    Element element = cell.element(tree);
    if (element instanceof VariableElement variable
        && Var.isVariable(element)
        && variable.getConstantValue() == null
        && !tree.getName().contentEquals("this")
        && !tree.getName().contentEquals("super")) {
      add(
          reads,
          Touch.Kind.VARIABLE,
          Base.of(cell.variable(element)),
          "",
          tree,
          tree.getName().toString());
    }
    return null;
  }

  @Override
  public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void unused) {
    super.visitMemberSelect(tree, null);
    Element element = cell.element(tree);
    if (element != null && element.getKind() == ElementKind.FIELD) {
      field(false, tree, element, tree);
    }
    return null;
  }

  @Override
  public @Nullable Void visitArrayAccess(ArrayAccessTree tree, @Nullable Void unused) {
    super.visitArrayAccess(tree, null);
    element(false, tree, tree);
    return null;
  }

  @Override
  public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, @Nullable Void unused) {
    super.visitEnhancedForLoop(tree, null);
    elements(tree.getExpression());
    TypeMirror type = cell.type(tree.getExpression());
    if (type != null && !(type instanceof ArrayType)) {
      record(callee.each(type), tree, root -> source(root, tree.getExpression()), argument -> null);
    }
    return null;
  }

  /** The elements that a loop over an array or an iterable reads. */
  void elements(ExpressionTree source) {
    TypeMirror type = cell.type(source);
    for (Base base : origins.of(source)) {
      String what = "elements of " + cell.text(source);
      if (type instanceof ArrayType array) {
        String descriptor = callee.descriptor(array.getComponentType());
        add(reads, Touch.Kind.ELEMENT, base.element(null), descriptor, source, what);
      } else {
        add(reads, Touch.Kind.CONTENTS, base, "", source, what);
      }
    }
  }

  /** Whether an iterator that drives a loop goes on to its next element. */
  boolean steps() {
    return steps;
  }

  /** Whether it was not shown to come to an end. */
  boolean mayStay() {
    return mayStay;
  }

  @Override
  public @Nullable Void visitForLoop(ForLoopTree tree, @Nullable Void unused) {
    mayStay = true;
    return super.visitForLoop(tree, null);
  }

  @Override
  public @Nullable Void visitWhileLoop(WhileLoopTree tree, @Nullable Void unused) {
    mayStay = true;
    return super.visitWhileLoop(tree, null);
  }

  @Override
  public @Nullable Void visitDoWhileLoop(DoWhileLoopTree tree, @Nullable Void unused) {
    mayStay = true;
    return super.visitDoWhileLoop(tree, null);
  }

  @Override
  public @Nullable Void visitTry(TryTree tree, @Nullable Void unused) {
    super.visitTry(tree, null);
    tree.getResources().forEach(this::closing);
    return null;
  }

  /** What closing a resource does. */
  private void closing(Tree resource) {
    ExpressionTree value =
        resource instanceof VariableTree variable
            ? Objects.requireNonNull(variable.getInitializer())
            : (ExpressionTree) resource;
    boolean seen =
        value instanceof NewClassTree
            || value instanceof LambdaExpressionTree
            || value instanceof MemberReferenceTree;
    if (!seen && isFunction(cell.type(resource))) {
      add(writes, Touch.Kind.ANYTHING, Base.UNKNOWN, USERS, resource, "whatever its close() does");
    }
    if (cell.type(resource) instanceof DeclaredType type) {
      cell.elements().getAllMembers((TypeElement) type.asElement()).stream()
          .filter(ExecutableElement.class::isInstance)
          .map(ExecutableElement.class::cast)
          .filter(method -> method.getSimpleName().contentEquals("close"))
          .filter(method -> method.getParameters().isEmpty())
          .forEach(method ->
              record(
                  callee.effects(method),
                  resource,
                  root ->
                      root instanceof Root.Parameter
                          ? origins.of(value)
                          : origins.root(root, value, method),
                  argument -> null));
    }
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void unused) {
    if (tree.getMethodSelect() instanceof MemberSelectTree select) {
      scan(select.getExpression(), null);
    }
    scan(tree.getArguments(), null);
    if (origins.isStep(tree)) {
      steps = true; // the loop's own, looked after as such
      return null;
    }
    if (sites.at(tree).isEmpty()
        && cell.element(tree.getMethodSelect()) instanceof ExecutableElement method) {
      call(tree, method);
    }
    return null;
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void unused) {
    super.visitNewClass(tree, null);
    if (cell.element(tree) instanceof ExecutableElement constructor) {
      call(tree, constructor);
    }
    return null;
  }

  @Override
  public @Nullable Void visitMemberReference(MemberReferenceTree tree, @Nullable Void unused) {
    super.visitMemberReference(tree, null);
    if (cell.element(tree) instanceof ExecutableElement method) {
      Effects effects = callee.effects(method);
      record(effects, tree, root -> Set.of(Base.UNKNOWN), argument -> null);
    }
    return null;
  }

  /** Takes all that can be reached from arguments as read. */
  void reachable(List<? extends ExpressionTree> arguments) {
    for (ExpressionTree argument : arguments) {
      for (Base base : origins.of(argument)) {
        add(reads, Touch.Kind.REACHABLE, base, "", argument, cell.text(argument));
      }
    }
  }

  /** What a call does, its arguments' own evaluation left out. */
  void call(ExpressionTree tree, ExecutableElement method) {
    Effects effects = callee.effects(method);
    List<? extends ExpressionTree> arguments = Origins.arguments(tree);
    record(
        effects,
        tree,
        root -> origins.root(root, tree, method),
        argument -> argument < arguments.size() ? origins.affine(arguments.get(argument)) : null);
  }

  private void record(
      Effects effects,
      Tree at,
      java.util.function.Function<Root, Set<Base>> bases,
      java.util.function.IntFunction<@Nullable Affine> index) {
    for (Access access : effects.reads()) {
      Access named = named(access, at);
      bases.apply(access.root()).forEach(base -> place(reads, named, base, at, index));
    }
    for (Access access : effects.writes()) {
      Set<Base> targets = bases.apply(access.root());
      targets.forEach(base -> place(writes, named(access, at), base, at, index));
      boolean itself = access.root().equals(new Root.Parameter(-1)) && at instanceof NewClassTree;
      if (mayBeOwn(targets) && !itself) {
        Origins.operands(at).forEach(this::own);
      }
    }
    mayStay |= effects.mayNotReturn();
    effects.traits().forEach(trait -> traits.putIfAbsent(trait, at));
    effects.unknowns().stream()
        .filter(unknown -> !(unknown.what().startsWith("the function in ") && isWrittenOut(at)))
        .forEach(unknown -> unknown(unknown, at));
  }

  /** An access in the words of the call: it names what is given for a parameter without a name. */
  private Access named(Access access, Tree at) {
    if (!(access.root() instanceof Root.Parameter(int index))
        || !(at instanceof MethodInvocationTree call)
        || index >= call.getArguments().size()
        || (index < 0 && !(call.getMethodSelect() instanceof MemberSelectTree))) {
      return access;
    }
    Tree given =
        index >= 0
            ? call.getArguments().get(index)
            : ((MemberSelectTree) call.getMethodSelect()).getExpression();
    String what =
        access.what().replaceFirst("argument \\d+", Matcher.quoteReplacement(cell.oneLine(given)));
    return new Access(access.root(), access.place(), what, access.site());
  }

  /**
   * Whether the code of every function that a call of the platform is given, or the object it is
   * made on was given when it was made, stands there and is seen as such. The user's own methods
   * may call functions that they are not given.
   */
  private boolean isWrittenOut(Tree call) {
    List<ExpressionTree> functions =
        Origins.operands(call).stream().filter(operand -> isFunction(cell.type(operand))).toList();
    Element method =
        cell.element(call instanceof MethodInvocationTree tree ? tree.getMethodSelect() : call);
    if (!(method instanceof ExecutableElement)
        || !cell.elements()
            .getPackageOf(method)
            .getQualifiedName()
            .toString()
            .startsWith("java.")) {
      return false;
    }
    return functions.isEmpty()
        ? call instanceof MethodInvocationTree tree
            && tree.getMethodSelect() instanceof MemberSelectTree select
            && made(select.getExpression()) instanceof NewClassTree made
            && isWrittenOut(made)
        : functions.stream()
            .allMatch(function ->
                function instanceof LambdaExpressionTree
                    || function instanceof MemberReferenceTree);
  }

  /** What an expression is: the only value that a variable ever has, or itself. */
  private @Nullable ExpressionTree made(ExpressionTree expression) {
    ExpressionTree bare = Nests.bare(expression);
    Element element = bare instanceof IdentifierTree ? cell.element(bare) : null;
    return element == null ? bare : origins.onlyValue(element);
  }

  private boolean isFunction(@Nullable TypeMirror type) {
    return type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element
        && element.getKind().isInterface()
        && cell.elements().isFunctionalInterface(element);
  }

  /** Whether code of the user's may be behind a call: an object given to it may be the user's. */
  private boolean mayBeUsers(Tree call) {
    Element method =
        cell.element(call instanceof MethodInvocationTree tree ? tree.getMethodSelect() : call);
    return !(method instanceof ExecutableElement)
        || !isLibrary(Objects.requireNonNull(method.getEnclosingElement()).asType())
        || Origins.operands(call).stream().anyMatch(operand -> !isLibrary(cell.type(operand)));
  }

  private boolean isLibrary(@Nullable TypeMirror type) {
    if (type instanceof ArrayType array) {
      return isLibrary(array.getComponentType());
    }
    if (type instanceof DeclaredType declared && isOfSnippet(declared.asElement())) {
      return false; // not an enum either: its methods are the user's
    }
    return Origins.isImmutable(type)
        || (type instanceof DeclaredType declared
            && declared.asElement().getKind() == ElementKind.CLASS
            && !declared.asElement().toString().equals("java.lang.Object"));
  }

  private boolean isOfSnippet(Element type) {
    return cell.elements()
        .getPackageOf(type)
        .getQualifiedName()
        .contentEquals(SnippetClasses.PACKAGE);
  }

  /** What code that is not known may do: a library to what it is given, the user's to anything. */
  private void unknown(Unknown unknown, Tree at) {
    unknowns.add(new Taken(unknown, at));
    if (unknown.isFunction() || mayBeUsers(at)) {
      add(writes, Touch.Kind.ANYTHING, Base.UNKNOWN, USERS, at, unknown.what());
    }
    for (ExpressionTree operand : Origins.operands(at)) {
      if (!Origins.isImmutable(cell.type(operand))) {
        Set<Base> bases = origins.of(operand);
        if (mayBeOwn(bases)) {
          own(operand);
        }
        for (Base base : bases) {
          add(writes, Touch.Kind.REACHABLE, base, "", at, cell.text(operand));
        }
      }
    }
  }

  private void place(
      List<Touch> touches,
      Access access,
      Base base,
      Tree at,
      java.util.function.IntFunction<@Nullable Affine> index) {
    if (access.root() instanceof Root.Anything) {
      add(touches, Touch.Kind.ANYTHING, Base.UNKNOWN, "", at, access.what());
      return;
    }
    switch (access.place()) {
      case Place.Itself ignored -> add(touches, Touch.Kind.VARIABLE, base, "", at, access.what());
      case Place.Element element ->
          add(
              touches,
              Touch.Kind.ELEMENT,
              base.element(
                  switch (element.index()) {
                    case Index.OfParameter of -> {
                      Affine argument = index.apply(of.parameter());
                      yield argument == null ? null : argument.plus(Affine.of(of.offset()));
                    }
                    case Index.Constant constant -> Affine.of(constant.value());
                    case Index.Unknown ignored -> null;
                  }),
              element.elementDescriptor(),
              at,
              access.what());
      case Place.Field field ->
          add(
              touches,
              Touch.Kind.FIELD,
              base,
              field.owner() + "." + field.name(),
              at,
              access.what());
      case Place.Contents ignored -> add(touches, Touch.Kind.CONTENTS, base, "", at, access.what());
      case Place.Reachable ignored ->
          add(touches, Touch.Kind.REACHABLE, base, "", at, access.what());
    }
  }

  /** The parts of an assignment's left side that are evaluated. */
  private void target(ExpressionTree tree) {
    switch (tree) {
      case ArrayAccessTree access -> {
        scan(access.getExpression(), null);
        scan(access.getIndex(), null);
      }
      case MemberSelectTree select -> scan(select.getExpression(), null);
      case ParenthesizedTree parenthesized -> target(parenthesized.getExpression());
      default -> {}
    }
  }

  private void write(ExpressionTree target, Tree at) {
    switch (Nests.bare(target)) {
      case IdentifierTree tree -> {
        Element element = cell.element(tree);
        if (element != null) {
          String name = tree.getName().toString();
          add(writes, Touch.Kind.VARIABLE, Base.of(cell.variable(element)), "", at, name);
        }
      }
      case ArrayAccessTree tree -> element(true, tree, at);
      case MemberSelectTree tree -> {
        Element element = cell.element(tree);
        if (element != null) {
          field(true, tree, element, at);
        }
      }
      default -> add(writes, Touch.Kind.ANYTHING, Base.UNKNOWN, "", at, cell.text(target));
    }
  }

  private void element(boolean writing, ArrayAccessTree tree, Tree at) {
    List<Touch> touches = writing ? writes : reads;
    TypeMirror type = cell.type(tree.getExpression());
    if (type instanceof ArrayType array) {
      String descriptor = callee.descriptor(array.getComponentType());
      Affine index = origins.affine(tree.getIndex());
      Set<Base> bases = origins.of(tree.getExpression());
      if (mayBeOwn(bases) && writing) {
        own(tree.getExpression());
      }
      for (Base base : bases) {
        add(touches, Touch.Kind.ELEMENT, base.element(index), descriptor, at, cell.text(tree));
      }
    }
  }

  private void field(boolean writing, MemberSelectTree tree, Element element, Tree at) {
    List<Touch> touches = writing ? writes : reads;
    boolean constant = element.getModifiers().contains(Modifier.FINAL);
    if (constant || (element.getSimpleName().contentEquals("length") && isArray(tree))) {
      return;
    }
    if (Var.isStatic(element)) {
      add(touches, Touch.Kind.VARIABLE, Base.of(cell.variable(element)), "", at, cell.text(tree));
      return;
    }
    String detail =
        cell.elements()
                .getBinaryName((javax.lang.model.element.TypeElement) element.getEnclosingElement())
                .toString()
                .replace('.', '/')
            + "."
            + element.getSimpleName();
    Set<Base> bases = origins.of(tree.getExpression());
    if (mayBeOwn(bases) && writing) {
      own(tree.getExpression());
    }
    for (Base base : bases) {
      add(touches, Touch.Kind.FIELD, base, detail, at, cell.text(tree));
    }
  }

  private boolean isArray(MemberSelectTree tree) {
    return cell.type(tree.getExpression()) instanceof ArrayType;
  }

  private void add(
      List<Touch> touches, Touch.Kind kind, Base base, String detail, Tree at, String what) {
    touches.add(new Touch(kind, base, detail, at, cell.end(at), what));
  }
}
