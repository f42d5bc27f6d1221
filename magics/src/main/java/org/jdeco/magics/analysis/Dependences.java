package org.jdeco.magics.analysis;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a read done ahead of its turn may see another value than in its turn. Since a
 * region's writes are replayed in their order after the results they need have been taken, a read
 * ahead is in danger only from writes of earlier iterations, and from those of its own iteration
 * that stand before it; a later write to the same place does no harm.
 */
final class Dependences {
  /** How a read is reached by a write of its own iteration that stands before it. */
  static final String SAME = "the same iteration, before";

  private static final Dependence NONE = new Dependence.None();

  private final Attributed cell;
  private final Callee callee;
  private final List<Touch> writes;
  private final BiPredicate<Tree, Tree> repeated;
  private final List<Header> headers;
  private final Map<String, Long> steps = new HashMap<>(); // of what the headers count, by key
  private final Set<String> changed = new HashSet<>();
  private final Set<String> replaced = new HashSet<>(); // by a callee
  private final Set<String> relinked = new HashSet<>(); // by a callee: what they lead to

  /** The dangers in a region whose iterations repeat nothing. */
  Dependences(Attributed cell, Callee callee, List<Level> levels, List<Touch> writes) {
    this(cell, callee, levels, writes, (tree, other) -> false);
  }

  /**
   * The dangers in a region.
   *
   * @param levels the loops it consists of, none for straight-line code
   * @param repeated whether a loop within one iteration repeats both of two trees, so that either
   *     may come first
   */
  Dependences(
      Attributed cell,
      Callee callee,
      List<Level> levels,
      List<Touch> writes,
      BiPredicate<Tree, Tree> repeated) {
    this.cell = cell;
    this.callee = callee;
    this.writes = writes;
    this.repeated = repeated;
    this.headers = levels.stream().map(Level::header).toList();
    for (Header header : headers) {
      String key = key(header);
      if (key != null) {
        steps.put(key, header instanceof Header.Counted loop ? loop.step() : 1L);
      }
    }
    for (Touch write : writes) {
      Var variable = write.base().variable();
      if (variable == null) {
        continue;
      }
      boolean called = isCall(write.at());
      if (write.kind() == Touch.Kind.VARIABLE) {
        changed.add(variable.key());
        if (called) {
          replaced.add(variable.key());
        }
      } else if (called && !(write.kind() == Touch.Kind.ELEMENT && !isReference(write.detail()))) {
        relinked.add(variable.key());
      }
    }
  }

  /** Whether a tree calls the user's own code; what the library stores is known otherwise. */
  private boolean isCall(Tree tree) {
    return switch (tree) {
      case MethodInvocationTree call ->
          cell.element(call.getMethodSelect()) instanceof ExecutableElement method
              && !cell.isPlatform(method);
      case AssignmentTree ignored -> false;
      case CompoundAssignmentTree ignored -> false;
      case UnaryTree ignored -> false;
      case VariableTree ignored -> false;
      default -> true;
    };
  }

  /** Every way in which the region's writes may get in the way of a read. */
  List<Dependence> of(Touch read) {
    return writes.stream()
        .map(write -> between(read, write, When.EARLIER))
        .filter(dependence -> !(dependence instanceof Dependence.None))
        .collect(Collectors.toList());
  }

  /**
   * Whether a write done ahead of its turn can be told by something that is done in another
   * iteration, be it earlier or later.
   *
   * @param before whether it can also be told in its own iteration, by what stands before it
   */
  Dependence elsewhere(Touch touch, Touch write, boolean before) {
    return between(touch, write, before ? When.ELSEWHERE_OR_BEFORE : When.ELSEWHERE);
  }

  /** Whether a read may see a write of a later iteration. */
  Dependence later(Touch read, Touch write) {
    return between(read, write, When.LATER);
  }

  /** Which meetings of two touches matter. */
  private enum When {
    /** The write's iteration is the later one. */
    LATER,
    /** The write's iteration is the earlier one, or its place in their iteration is. */
    EARLIER,
    /** Their iterations differ. */
    ELSEWHERE,
    /** Their iterations differ, or the other touch stands before the write in their iteration. */
    ELSEWHERE_OR_BEFORE
  }

  private Dependence between(Touch read, Touch write, When when) {
    if (when != When.EARLIER && read.detail().equals(Touches.USERS)) {
      return new Dependence.On(read, "");
    }
    if (write.detail().equals(Touches.USERS)) {
      return read.kind() == Touch.Kind.VARIABLE && isOwn(read)
          ? NONE
          : new Dependence.On(write, "");
    }
    if (read.kind() == Touch.Kind.VARIABLE || write.kind() == Touch.Kind.VARIABLE) {
      return read.kind() == write.kind() && same(read.base(), write.base())
          ? new Dependence.On(write, "")
          : NONE;
    }
    if (read.kind() == Touch.Kind.ANYTHING || write.kind() == Touch.Kind.ANYTHING) {
      return new Dependence.On(write, "");
    }
    if (!mayMeet(read, write)) {
      return NONE;
    }
    if (read.base().variable() == null || write.base().variable() == null) {
      return new Dependence.On(write, "");
    }
    if (!same(read.base(), write.base())) {
      if (read.base().variable().isResult() || write.base().variable().isResult()) {
        return NONE;
      }
      return nameable(read) && nameable(write)
          ? new Dependence.Unless(new Guard.Apart(side(read), side(write)))
          : new Dependence.On(write, "");
    }
    boolean elements =
        read.kind() == Touch.Kind.ELEMENT
            && write.kind() == Touch.Kind.ELEMENT
            && !read.base().deep()
            && !write.base().deep()
            && read.base().path().size() == write.base().path().size();
    if (!elements) {
      return new Dependence.On(write, "");
    }
    int last = read.base().path().size() - 1;
    Dependence found = elements(read, write, 0, when);
    if (last == 0 || !found.equals(NONE) || elements(read, write, last, when).equals(NONE)) {
      return found;
    }
    return nameable(read) && nameable(write)
        ? new Dependence.Unless(new Guard.Distinct(read.base().variable(), last))
        : new Dependence.On(write, "");
  }

  private boolean mayMeet(Touch read, Touch write) {
    if (read.kind() == Touch.Kind.REACHABLE || write.kind() == Touch.Kind.REACHABLE) {
      return leadsTo(read, write) && leadsTo(write, read);
    }
    boolean readElement = read.kind() == Touch.Kind.ELEMENT;
    boolean writeElement = write.kind() == Touch.Kind.ELEMENT;
    if (read.kind() == Touch.Kind.FIELD || write.kind() == Touch.Kind.FIELD) {
      return read.kind() == write.kind() && read.detail().equals(write.detail());
    }
    if (readElement && writeElement) {
      return isReference(read.detail())
          ? isReference(write.detail())
          : read.detail().equals(write.detail());
    }
    if (readElement != writeElement) { // a collection may be a view of an array
      return isReference(readElement ? read.detail() : write.detail());
    }
    return true;
  }

  private static boolean isReference(String descriptor) {
    return descriptor.startsWith("L") || descriptor.startsWith("[");
  }

  /** Whether the other place may be among what one leads to; true of places that lead nowhere. */
  private boolean leadsTo(Touch from, Touch place) {
    Var variable = from.base().variable();
    if (from.kind() != Touch.Kind.REACHABLE || variable == null) {
      return true;
    }
    Reach reach = Reach.of(variable.type(), callee);
    return switch (place.kind()) {
      case ELEMENT -> reach.array(place.detail());
      case FIELD -> reach.field(place.detail());
      case CONTENTS -> reach.contents();
      case REACHABLE, VARIABLE, ANYTHING -> true;
    };
  }

  /** Whether a variable is a method's own, so that no other code can set it. */
  private static boolean isOwn(Touch read) {
    Var variable = read.base().variable();
    return variable != null && variable.isLocal();
  }

  private static boolean same(Base a, Base b) {
    return a.variable() != null && a.variable().equals(b.variable());
  }

  private static Guard.Side side(Touch touch) {
    Base base = touch.base();
    int steps = base.path().size();
    boolean element = touch.kind() == Touch.Kind.ELEMENT && !base.deep();
    return new Guard.Side(
        Objects.requireNonNull(base.variable()),
        element ? steps - 1 : steps,
        base.deep() || touch.kind() == Touch.Kind.REACHABLE);
  }

  /**
   * Whether what a touch starts from can be asked for by name when the region starts, and does not
   * come to lead elsewhere but by assignments in the region's own text.
   */
  private boolean nameable(Touch touch) {
    Var variable = touch.base().variable();
    int own = touch.kind() == Touch.Kind.ELEMENT ? 1 : 0;
    boolean beyond = touch.base().deep() || touch.base().path().size() > own;
    return variable != null
        && !replaced.contains(variable.key())
        && !(beyond && relinked.contains(variable.key()))
        && (variable.isLocal()
            || (variable.key().startsWith("notebook ")
                && !cell.isHidden(variable.name(), touch.at())));
  }

  /** Compares the indices from a level on. */
  private Dependence elements(Touch read, Touch write, int level, When when) {
    Map<String, Long> distances = new HashMap<>();
    for (int i = level; i < read.base().path().size(); i++) {
      Affine to = read.base().path().get(i);
      Affine from = write.base().path().get(i);
      if (to == null || from == null || !known(to) || !known(from)) {
        continue;
      }
      if (!to.factors().equals(from.factors())) {
        continue;
      }
      long gap = from.constant() - to.constant();
      List<Map.Entry<String, Long>> moving =
          to.factors().entrySet().stream()
              .filter(factor -> steps.containsKey(factor.getKey()))
              .toList();
      if (moving.isEmpty()) {
        if (gap != 0) {
          return NONE;
        }
      } else if (moving.size() == 1) {
        long factor = moving.getFirst().getValue();
        Long before = distances.get(moving.getFirst().getKey());
        if (gap % factor != 0 || (before != null && before != gap / factor)) {
          return NONE;
        }
        distances.put(moving.getFirst().getKey(), gap / factor);
      }
    }
    if (headers
        .isEmpty()) { // all writes asked about come before the call, at whatever time it reads
      return new Dependence.On(write, "");
    }
    for (Header header : headers) {
      String key = key(header);
      Long distance = key == null ? null : distances.get(key);
      long step = key == null ? 1 : steps.getOrDefault(key, 1L);
      if (distance == null) {
        return new Dependence.On(write, "");
      }
      if (distance % step != 0) {
        return NONE;
      }
      long iterations = distance / step;
      if ((iterations < 0 && when == When.EARLIER) || (iterations > 0 && when == When.LATER)) {
        return NONE;
      }
      if (iterations != 0) {
        return new Dependence.On(write, iterations == 1 ? "the iteration before" : "");
      }
    }
    boolean meet =
        switch (when) {
          case EARLIER -> write.when() < read.when() || repeated.test(write.at(), read.at());
          case ELSEWHERE, LATER -> false;
          case ELSEWHERE_OR_BEFORE ->
              read.when() < write.when() || repeated.test(write.at(), read.at());
        };
    return meet ? new Dependence.On(write, SAME) : NONE;
  }

  private boolean known(Affine affine) {
    return affine.factors().keySet().stream()
        .allMatch(key -> steps.containsKey(key) || !(changed.contains(key) || Affine.isTurn(key)));
  }

  /** What a loop counts: its variable, or the turns of an enhanced for over an array. */
  private @Nullable String key(Header header) {
    return switch (header) {
      case Header.Counted loop -> {
        Element element = cell.element(loop.variable());
        yield element == null ? null : cell.variable(element).key();
      }
      case Header.Each loop -> {
        Element element = cell.element(loop.variable());
        yield element == null || !loop.array() ? null : Affine.turnKey(cell.variable(element));
      }
      case Header.General ignored -> null;
    };
  }
}
