package org.jdeco.magics.analysis;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds the part that each variable plays in a nest of loops. A variable that plays none carries
 * something from one iteration to the next, and the loop stays serial.
 */
final class Roles {
  private final Attributed cell;
  private final Sites sites;
  private final Nest nest;
  private final Region region;
  private final Origins origins;
  private final Exits exits;
  private @Nullable Refusal refusal;

  Roles(Attributed cell, Sites sites, Region region, Origins origins, Exits exits) {
    this.cell = cell;
    this.sites = sites;
    this.nest = region.nest();
    this.region = region;
    this.origins = origins;
    this.exits = exits;
  }

  /** A variable that plays none of the parts; null when there is none. */
  @Nullable Refusal refusal() {
    return refusal;
  }

  /** The part of a variable. */
  Role of(Element element) {
    if (region.isInBody(element)) {
      return Role.OWN;
    }
    List<Tree> changes = region.changes(element);
    if (changes.isEmpty() && Iterators.driven(cell, nest, element).isPresent()) {
      return Role.MOVING;
    }
    if (changes.isEmpty()) {
      return declaredByLoops(element) ? Role.MOVING : Role.FIXED;
    }
    if (isPrivate(element, changes)) {
      return Role.PRIVATE;
    }
    for (Tree change : changes) {
      if (!always(change)) {
        refuse(carried(element, change));
        return Role.MOVING;
      }
    }
    return Role.MOVING;
  }

  private boolean declaredByLoops(Element element) {
    return origins.assignments().isLocal(element);
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
    names.addAll(Needs.headerNames(level.loop(), region::named));
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
                general.update().contains(statement)
                    || general.init().contains(statement)
                    || (general.condition() != null && region.within(change, general.condition()));
            case Header.Counted ignored ->
                level.loop() instanceof ForLoopTree loop && loop.getUpdate().contains(statement);
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

  /** What a change changes. */
  static Tree changed(Tree change) {
    return switch (change) {
      case AssignmentTree tree -> tree.getVariable();
      case CompoundAssignmentTree tree -> tree.getVariable();
      case UnaryTree tree -> tree.getExpression();
      default -> change;
    };
  }

  /** Why a variable that changes otherwise stands in the way. */
  Refusal carried(Element element, Tree change) {
    String name = element.getSimpleName().toString();
    boolean result = !sites.in(change).isEmpty();
    String how =
        result
            ? "each iteration needs "
                + name
                + ", which the iteration before computed with a concurrent call"
            : name + " is changed on line " + cell.line(change) + ", conditionally or in passing";
    return new Refusal(
        change,
        how + " (line " + cell.line(change) + ": " + cell.oneLine(change) + ")",
        result
            ? "compute what does not depend on the iteration before in a concurrent method of its"
                + " own"
            : "compute " + name + " from the loop variable, or in a loop before this one",
        result ? "loop-carried-result" : "loop-carried-variable");
  }

  private void refuse(Refusal reason) {
    if (refusal == null) {
      refusal = reason;
    }
  }
}
