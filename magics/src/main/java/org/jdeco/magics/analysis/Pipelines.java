package org.jdeco.magics.analysis;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds loops in a row of which the second may make calls while the first one's last are waited
 * for: {@code for (…) a[i] = f(i); for (…) b[i] = g(a[i]);}. The second is let go as far as the
 * first has been replayed, so its calls for an iteration may read what the first has written in
 * iterations up to the same, and nothing that it writes later.
 *
 * <p>The second loop's calls are made though the first may yet fail. So they must be pure, known to
 * return, and silent.
 */
final class Pipelines {
  private final Attributed cell;
  private final Sites sites;
  private final Callee callee;

  Pipelines(Attributed cell, Sites sites, Callee callee) {
    this.cell = cell;
    this.sites = sites;
    this.callee = callee;
  }

  /** What was found, with loops put together that overlap. */
  List<Found> paired(List<Found> found) {
    List<Found> paired = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      Optional<Found> pair =
          i + 1 < found.size() ? pair(found.get(i), found.get(i + 1)) : Optional.empty();
      paired.add(pair.orElse(found.get(i)));
      i += pair.isPresent() ? 1 : 0;
    }
    return paired;
  }

  private Optional<Found> pair(Found one, Found other) {
    if (!(one instanceof Found.Loop(AheadLoop first))
        || !(other instanceof Found.Loop(AheadLoop second))
        || !isNext(first, second)
        || !sameTurns(first, second)
        || !isHarmless(first, second)) {
      return Optional.empty();
    }
    return apart(first, second).map(guards -> new Found.Pipeline(first, second, guards));
  }

  private boolean isNext(AheadLoop first, AheadLoop second) {
    if (!(cell.parent(first.nest().outer()) instanceof BlockTree block)) {
      return false;
    }
    List<? extends StatementTree> statements =
        block.getStatements().stream()
            .filter(statement -> !(statement instanceof EmptyStatementTree))
            .toList();
    int at = statements.indexOf(first.nest().outer());
    return at >= 0
        && at + 1 < statements.size()
        && statements.get(at + 1).equals(second.nest().outer());
  }

  /** Whether both loops count alike, so that an iteration has the same number in both. */
  private boolean sameTurns(AheadLoop first, AheadLoop second) {
    Header.Counted one = counted(first);
    Header.Counted two = counted(second);
    return one != null
        && two != null
        && one.step() == two.step()
        && first.rangeTypeOf(one).equals(second.rangeTypeOf(two))
        && initial(one).equals(initial(two));
  }

  private static Header.@Nullable Counted counted(AheadLoop loop) {
    return loop.nest().levels().size() == 1
            && loop.nest().innermost().header() instanceof Header.Counted header
        ? header
        : null;
  }

  private String initial(Header.Counted header) {
    var value = header.variable().getInitializer();
    return value == null ? "" : cell.text(value).strip();
  }

  /** Whether nobody can tell that the second loop's calls were made, if they come to nothing. */
  private static boolean isHarmless(AheadLoop first, AheadLoop second) {
    return first.slice().overwritten().isEmpty()
        && second.slice().overwritten().isEmpty()
        && second.slice().trusted().isEmpty()
        && !second.slice().printing()
        && second.slice().sites().stream()
            .allMatch(site -> site.effects().isPure() && !site.effects().mayNotReturn());
  }

  /**
   * What must hold for the second loop to overlap the first; empty if it must not at all. Writes of
   * the first must not change what leads to other objects, since the second's own guards are asked
   * before the first begins.
   */
  private Optional<List<Guard>> apart(AheadLoop first, AheadLoop second) {
    Touches writing = touches(first);
    Touches reading = touches(second);
    List<Touch> writes =
        writing.writes().stream()
            .filter(write -> !isOwn(write, first))
            .map(write -> renamed(write, first, second))
            .toList();
    boolean plain =
        writing.unknowns().isEmpty()
            && writes.stream()
                .allMatch(write ->
                    write.kind() == Touch.Kind.VARIABLE
                        || (write.kind() == Touch.Kind.ELEMENT && leadsNowhere(write.detail())));
    if (!plain) {
      return Optional.empty();
    }
    List<Touch> all = new ArrayList<>(writes);
    all.addAll(reading.writes());
    Dependences dependences = new Dependences(cell, callee, second.nest().levels(), all);
    Set<Guard> guards = new LinkedHashSet<>();
    for (Touch write : writes) {
      for (Touch read : reading.reads()) {
        switch (dependences.later(read, write)) {
          case Dependence.None ignored -> {}
          case Dependence.Unless unless -> guards.add(unless.guard());
          case Dependence.On ignored -> {
            return Optional.empty();
          }
        }
      }
    }
    return Optional.of(List.copyOf(guards));
  }

  /** Whether a write is to a variable that the loop itself declares. */
  private boolean isOwn(Touch write, AheadLoop loop) {
    boolean byName =
        switch (write.at()) {
          case VariableTree ignored -> true;
          case AssignmentTree ignored -> true;
          case CompoundAssignmentTree ignored -> true;
          case UnaryTree ignored -> true;
          default -> false;
        };
    return byName
        && write.kind() == Touch.Kind.VARIABLE
        && new Region(cell, loop.nest())
            .declared(List.of(loop.nest().outer())).stream()
                .anyMatch(element -> cell.variable(element).equals(write.base().variable()));
  }

  private static boolean leadsNowhere(String descriptor) {
    return descriptor.length() == 1 || descriptor.equals("Ljava/lang/String;");
  }

  /** What a loop does, its concurrent calls included. */
  private Touches touches(AheadLoop loop) {
    Region region = new Region(cell, loop.nest());
    Origins origins =
        new Origins(
            cell,
            callee,
            sites,
            List.of(loop.nest().outer()),
            region.declared(loop.nest().body()),
            cell.end(loop.nest().outer()));
    return new Touching(new Code(cell, sites, callee, origins))
        .of(loop.nest().outer(), loop.slice().sites());
  }

  /** A write of the first loop as if it were the second's, in the iteration of the same number. */
  private Touch renamed(Touch write, AheadLoop first, AheadLoop second) {
    String from = key(first);
    String to = key(second);
    List<@Nullable Affine> path = new ArrayList<>();
    for (Affine index : write.base().path()) {
      path.add(index == null ? null : renamed(index, from, to));
    }
    Base base = new Base(write.base().variable(), path, write.base().deep());
    return new Touch(write.kind(), base, write.detail(), write.at(), 0, write.what());
  }

  private static Affine renamed(Affine index, String from, String to) {
    Map<String, Long> factors = new TreeMap<>();
    index.factors().forEach((key, factor) -> factors.put(key.equals(from) ? to : key, factor));
    return new Affine(factors, index.constant());
  }

  private String key(AheadLoop loop) {
    Element variable =
        Objects.requireNonNull(cell.element(Objects.requireNonNull(counted(loop)).variable()));
    return cell.variable(variable).key();
  }
}
