package org.jdeco.magics.analysis;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * Cuts out of a nest of loops what is needed to make its concurrent calls ahead of their turn.
 *
 * <p>Each variable that the calls depend on plays one of these parts: <em>fixed</em>, the region
 * does not change it; <em>moving</em>, the loops' headers or statements that always run change it,
 * without the help of a concurrent call, so that the lookahead can move it along; <em>private</em>,
 * each iteration sets it before it uses it; or <em>own</em>, the body declares it. A variable that
 * plays none of these carries something from one iteration to the next, and the loop stays serial.
 *
 * <p>Of the innermost body, a worker runs the statements that the calls' arguments and conditions
 * depend on, as they stand, and of every other statement just the calls. What is run twice, by a
 * worker and by the replay, must have no effect but on the iteration's own variables and objects.
 */
final class Slicer {
  private final Attributed cell;
  private final Sites sites;
  private final Nest nest;
  private final Region region;
  private final Origins origins;
  private final Forwards forwards;
  private final Checks checks;
  private final Exits exits;
  private final List<Site> calls = new ArrayList<>();
  private final Set<Element> needed = new LinkedHashSet<>();
  private final Map<Element, Part> parts = new LinkedHashMap<>();
  private @Nullable Refusal refusal;

  private enum Part {
    FIXED,
    MOVING,
    PRIVATE,
    OWN
  }

  Slicer(Attributed cell, Sites sites, Callee callee, Nest nest, Grants grants) {
    this.cell = cell;
    this.sites = sites;
    this.nest = nest;
    this.region = new Region(cell, nest);
    nest.body().forEach(statement -> calls.addAll(sites.in(statement)));
    int last = calls.stream().mapToInt(site -> cell.end(site.call())).max().orElse(0);
    this.origins =
        new Origins(cell, callee, sites, nest.outer(), region.declared(nest.body()), last);
    this.forwards = new Forwards(cell, sites, region, nest.body());
    this.checks = new Checks(cell, sites, callee, nest, origins, forwards, grants);
    this.exits = new Exits(cell, nest).find();
  }

  Sliced slice() {
    calls.forEach(checks::call);
    refuse(exits.refusal());
    if (exits.leaves() != null) {
      refuse(checks.mayOverrun(calls, exits.leaves()));
    }
    need();
    needed.forEach(element -> parts.put(element, part(element)));
    BodySlice body = new BodySlice(cell, sites, region, checks, forwards, needed, calls);
    parts.forEach((element, part) -> {
      if (part != Part.FIXED) {
        checks.moves(element);
      }
    });
    region.declared(nest.body()).forEach(checks::moves);
    outlasting();
    String code = refused() ? "" : body.code(nest.body());
    refuse(body.refusal());
    List<Slice.Steps> steps = refused() ? List.of() : steps();
    headers();
    List<Capture> fixed = captures(Part.FIXED);
    List<Capture> moving = captures(Part.MOVING);
    List<Capture> privates = captures(Part.PRIVATE);
    refuse(checks.refusal());
    if (refusal != null) {
      return new Sliced.Serial(refusal);
    }
    boolean once =
        !body.conditional() && exits.leaves() == null && !checks.printing() && !exits.continues();
    return new Sliced.Ahead(
        new Slice(
            calls,
            code,
            once,
            fixed,
            moving,
            privates,
            steps,
            checks.guards(),
            checks.trusted(),
            checks.remarks(),
            checks.printing()));
  }

  /** Objects that the lookahead makes for itself, between one iteration and the next. */
  private void outlasting() {
    Set<Element> made = new HashSet<>();
    parts.forEach((element, part) -> {
      if (part == Part.MOVING && !Origins.isImmutable(element.asType())) {
        made.add(element);
      }
    });
    if (made.isEmpty()) {
      return;
    }
    for (Level level : nest.levels()) {
      level.before().forEach(statement -> checks.unchanged(statement, made));
      level.after().forEach(statement -> checks.unchanged(statement, made));
    }
    nest.body().forEach(statement -> checks.unchanged(statement, made));
  }

  /** Collects the variables that calls depend on. */
  private void need() {
    for (Site site : calls) {
      site.call().getArguments().forEach(argument -> needed.addAll(region.named(argument)));
    }
    nest.body().forEach(this::conditions);
    for (Level level : nest.levels()) {
      switch (level.header()) {
        case Header.Counted header -> {
          add(cell.element(header.variable()));
          needed.addAll(region.named(header.variable().getInitializer()));
          needed.addAll(region.named(header.bound()));
        }
        case Header.General header -> {
          header.init().forEach(this::declares);
          header.init().forEach(statement -> needed.addAll(region.named(statement)));
          needed.addAll(region.named(header.condition()));
          header.update().forEach(statement -> needed.addAll(region.named(statement)));
        }
        case Header.Each header -> {
          add(cell.element(header.variable()));
          needed.addAll(region.named(header.source()));
        }
      }
    }
    int before;
    do {
      before = needed.size();
      nest.body().forEach(this::sources);
      for (Level level : nest.levels()) {
        level.before().forEach(this::sources);
        level.after().forEach(this::sources);
      }
    } while (needed.size() > before);
    needed.removeAll(lambdaParameters());
  }

  private Set<Element> lambdaParameters() {
    Set<Element> parameters = new HashSet<>();
    new com.sun.source.util.TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitLambdaExpression(
          com.sun.source.tree.LambdaExpressionTree tree, @Nullable Void unused) {
        parameters.addAll(region.declared(tree.getParameters()));
        parameters.addAll(region.declared(List.of(tree.getBody())));
        return super.visitLambdaExpression(tree, null);
      }
    }.scan(nest.outer(), null);
    return parameters;
  }

  private void declares(StatementTree statement) {
    if (statement instanceof VariableTree variable) {
      add(cell.element(variable));
    }
  }

  private void add(@Nullable Element element) {
    if (element != null) {
      needed.add(element);
    }
  }

  /** The variables that decide whether a call is made. */
  private void conditions(StatementTree statement) {
    new com.sun.source.util.TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitIf(IfTree tree, @Nullable Void unused) {
        boolean decides =
            !sites.in(tree.getThenStatement()).isEmpty()
                || !sites.in(tree.getElseStatement()).isEmpty()
                || Exits.jumps(tree);
        if (decides) {
          needed.addAll(region.named(tree.getCondition()));
        }
        return super.visitIf(tree, null);
      }

      @Override
      public @Nullable Void visitConditionalExpression(
          com.sun.source.tree.ConditionalExpressionTree tree, @Nullable Void unused) {
        if (!sites.in(tree.getTrueExpression()).isEmpty()
            || !sites.in(tree.getFalseExpression()).isEmpty()) {
          needed.addAll(region.named(tree.getCondition()));
        }
        return super.visitConditionalExpression(tree, null);
      }

      @Override
      public @Nullable Void visitBinary(
          com.sun.source.tree.BinaryTree tree, @Nullable Void unused) {
        boolean shorts =
            tree.getKind() == Tree.Kind.CONDITIONAL_AND
                || tree.getKind() == Tree.Kind.CONDITIONAL_OR;
        if (shorts && !sites.in(tree.getRightOperand()).isEmpty()) {
          needed.addAll(region.named(tree.getLeftOperand()));
        }
        return super.visitBinary(tree, null);
      }
    }.scan(statement, null);
  }

  /** Adds what the values of needed variables depend on. */
  private void sources(StatementTree statement) {
    new com.sun.source.util.TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
        Element element = cell.element(tree);
        if (element != null && needed.contains(element)) {
          needed.addAll(region.named(tree.getInitializer()));
        }
        return super.visitVariable(tree, null);
      }

      @Override
      public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void unused) {
        assigned(tree.getVariable(), tree.getExpression());
        return super.visitAssignment(tree, null);
      }

      @Override
      public @Nullable Void visitCompoundAssignment(
          CompoundAssignmentTree tree, @Nullable Void unused) {
        assigned(tree.getVariable(), tree.getExpression());
        return super.visitCompoundAssignment(tree, null);
      }

      private void assigned(ExpressionTree variable, ExpressionTree value) {
        Element element = cell.element(variable);
        if (element != null && needed.contains(element)) {
          needed.addAll(region.named(value));
          around(variable);
        }
      }

      // Adds what decides whether and how often a tree within the body is run.
      private void around(Tree tree) {
        for (Tree at = cell.parent(tree);
            at != null && at != nest.innermost().body();
            at = cell.parent(at)) {
          if (Nests.isLoop(at) || at instanceof IfTree) {
            needed.addAll(headerNames(at));
          }
        }
      }

      @Override
      public @Nullable Void visitExpressionStatement(
          ExpressionStatementTree tree, @Nullable Void unused) {
        own(tree);
        return super.visitExpressionStatement(tree, null);
      }

      private void own(ExpressionStatementTree tree) {
        boolean mutable =
            needed.stream().anyMatch(e -> region.isInBody(e) && !Origins.isImmutable(e.asType()));
        if (mutable && checks.changesOwn(tree)) {
          needed.addAll(region.named(tree));
          around(tree);
        }
      }
    }.scan(statement, null);
  }

  private Set<Element> headerNames(Tree tree) {
    return switch (tree) {
      case IfTree test -> region.named(test.getCondition());
      case com.sun.source.tree.ForLoopTree loop -> {
        Set<Element> names = new LinkedHashSet<>();
        loop.getInitializer().forEach(s -> names.addAll(region.named(s)));
        names.addAll(region.named(loop.getCondition()));
        loop.getUpdate().forEach(s -> names.addAll(region.named(s)));
        yield names;
      }
      case com.sun.source.tree.EnhancedForLoopTree loop -> region.named(loop.getExpression());
      case com.sun.source.tree.WhileLoopTree loop -> region.named(loop.getCondition());
      case com.sun.source.tree.DoWhileLoopTree loop -> region.named(loop.getCondition());
      default -> Set.of();
    };
  }

  private Part part(Element element) {
    if (region.isInBody(element)) {
      return Part.OWN;
    }
    List<Tree> changes = region.changes(element);
    if (changes.isEmpty()) {
      return declaredByLoops(element) ? Part.MOVING : Part.FIXED;
    }
    if (isPrivate(element, changes)) {
      return Part.PRIVATE;
    }
    for (Tree change : changes) {
      if (!always(change)) {
        refuse(carried(element, change));
        return Part.MOVING;
      }
    }
    return Part.MOVING;
  }

  private boolean declaredByLoops(Element element) {
    return origins.isLocal(element);
  }

  /** Whether each iteration sets a variable before anything of the region uses it. */
  private boolean isPrivate(Element element, List<Tree> changes) {
    if (declaredByLoops(element) || !region.withinAny(changes.getFirst(), nest.body())) {
      return false;
    }
    for (StatementTree statement : nest.body()) {
      if (statement instanceof ExpressionStatementTree expression
          && expression.getExpression() instanceof AssignmentTree assignment
          && assignment.getVariable() instanceof IdentifierTree
          && element.equals(cell.element(assignment.getVariable()))) {
        return !region.named(assignment.getExpression()).contains(element)
            && nest.levels().stream().noneMatch(level -> namedOutsideBody(level, element));
      }
      if (region.named(statement).contains(element)) {
        return false;
      }
    }
    return false;
  }

  private boolean namedOutsideBody(Level level, Element element) {
    Set<Element> names = new HashSet<>();
    level.before().forEach(statement -> names.addAll(region.named(statement)));
    level.after().forEach(statement -> names.addAll(region.named(statement)));
    names.addAll(headerNames(level.loop()));
    return names.contains(element);
  }

  /** Whether a change happens in every iteration of its loop, and without a concurrent call. */
  private boolean always(Tree change) {
    if (!sites.in(change).isEmpty()) {
      return false;
    }
    Tree statement = Objects.requireNonNull(cell.parent(change));
    for (Level level : nest.levels()) {
      boolean header =
          switch (level.header()) {
            case Header.General general ->
                general.update().contains(statement) || general.init().contains(statement);
            case Header.Counted ignored ->
                level.loop() instanceof com.sun.source.tree.ForLoopTree loop
                    && loop.getUpdate().contains(statement);
            case Header.Each ignored -> false;
          };
      if (header || level.before().contains(statement) || level.after().contains(statement)) {
        return true;
      }
    }
    return nest.body().contains(statement)
        && !exits.continuesBefore(statement)
        && !(nest.innermost().header() instanceof Header.Counted counted
            && element(counted).equals(Optional.ofNullable(cell.element(changed(change)))));
  }

  private Optional<Element> element(Header.Counted counted) {
    return Optional.ofNullable(cell.element(counted.variable()));
  }

  private static Tree changed(Tree change) {
    return switch (change) {
      case AssignmentTree tree -> tree.getVariable();
      case CompoundAssignmentTree tree -> tree.getVariable();
      case UnaryTree tree -> tree.getExpression();
      default -> change;
    };
  }

  private Refusal carried(Element element, Tree change) {
    String name = element.getSimpleName().toString();
    boolean result = !sites.in(change).isEmpty();
    String how =
        result
            ? "each iteration needs "
                + name
                + ", which the iteration before computed with a concurrent call"
            : name + " is changed on line " + cell.line(change) + ", not in every iteration alike";
    return new Refusal(
        change,
        how + " (line " + cell.line(change) + ": " + checks.oneLine(change) + ")",
        result
            ? "compute what does not depend on the iteration before in a concurrent method of its"
                + " own"
            : "compute " + name + " from the loop variable, or in a loop before this one",
        result ? "loop-carried-result" : "loop-carried-variable");
  }

  /** Checks what the lookahead itself evaluates. */
  private void headers() {
    for (Level level : nest.levels()) {
      switch (level.header()) {
        case Header.Counted header -> {
          checks.ahead(header.variable().getInitializer());
          checks.ahead(header.bound());
        }
        case Header.General header -> {
          header.init().forEach(checks::ahead);
          checks.ahead(header.condition());
          header.update().forEach(checks::ahead);
        }
        case Header.Each header -> checks.source(header, level.loop());
      }
    }
  }

  private List<Slice.Steps> steps() {
    List<Slice.Steps> steps = new ArrayList<>();
    for (Level level : nest.levels()) {
      boolean innermost = level.equals(nest.innermost());
      steps.add(
          new Slice.Steps(
              innermost ? moves(nest.body()) : moves(level.before()), moves(level.after())));
    }
    return steps;
  }

  /** The statements among these that move variables, as the lookahead runs them. */
  private List<String> moves(List<? extends StatementTree> statements) {
    List<String> moves = new ArrayList<>();
    for (StatementTree statement : statements) {
      if (statement instanceof VariableTree variable
          && parts.get(cell.element(variable)) == Part.MOVING) {
        ExpressionTree value = variable.getInitializer();
        if (value != null) {
          checks.ahead(value);
          ahead(value);
          moves.add(variable.getName() + " = " + assignable(variable, value) + ";");
        }
      } else if (statement instanceof ExpressionStatementTree expression
          && parts.get(cell.element(changed(expression.getExpression()))) == Part.MOVING
          && changed(expression.getExpression()) instanceof IdentifierTree) {
        checks.ahead(expression.getExpression());
        ahead(expression);
        moves.add(cell.text(expression.getExpression()) + ";");
      }
    }
    return moves;
  }

  /** Refuses what the lookahead cannot do, for want of what only the iterations have. */
  private void ahead(Tree tree) {
    for (Element element : region.named(tree)) {
      Part part = parts.get(element);
      if (part == Part.OWN || part == Part.PRIVATE) {
        refuse(carried(element, tree));
      }
    }
  }

  /** An initializer as the right side of an assignment. */
  private String assignable(VariableTree variable, ExpressionTree value) {
    String text = cell.text(value);
    return text.startsWith("{")
        ? "new " + TypeText.of(cell.type(variable)).orElse("Object[]") + text
        : text;
  }

  private List<Capture> captures(Part part) {
    List<Capture> captures = new ArrayList<>();
    parts.forEach((element, its) -> {
      if (its == part) {
        Optional<String> type = TypeText.of(element.asType());
        if (type.isEmpty()
            || (element.getKind() == javax.lang.model.element.ElementKind.FIELD
                && !Var.isNotebook(element))) {
          if (type.isEmpty()) {
            refuse(
                new Refusal(
                    nest.outer(),
                    "the type of " + element.getSimpleName() + " has no name to write it with",
                    "declare " + element.getSimpleName() + " with a type of its own",
                    "unnamed-type"));
          }
          return;
        }
        captures.add(new Capture(element, element.getSimpleName().toString(), type.get()));
      }
    });
    return captures;
  }

  private boolean refused() {
    return refusal != null;
  }

  private void refuse(@Nullable Refusal reason) {
    if (refusal == null) {
      refusal = reason;
    }
  }
}
