package org.jdeco.magics.analysis;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jdeco.magics.effects.Access;
import org.jdeco.magics.effects.Index;
import org.jdeco.magics.effects.Place;
import org.jdeco.magics.effects.Root;
import org.jspecify.annotations.Nullable;

/**
 * The concurrent calls whose only writes are to elements of arrays that outlive the iteration:
 * {@code blur(in, out, i)}, {@code normalize(rows[i])}. Such a call may be made ahead if nothing
 * else touches these elements in another iteration, nor in its own before the call. What was there
 * is kept, and put back where the replay does not come to the call.
 */
public final class Overwrites {
  /**
   * What a call overwrites, in the names of its arguments {@code $a0}, {@code $a1}, and so on.
   *
   * @param array the array
   * @param index which element; empty when it may be any
   */
  public record Target(String array, String index) {}

  private final Attributed cell;
  private final Origins origins;
  private final Touching touching;
  private final List<Touch> replayed;
  private final Map<Site, List<Target>> targets = new LinkedHashMap<>();
  private final Map<Site, Touches> done = new LinkedHashMap<>();

  /**
   * Finds the calls among {@code sites} that overwrite elements and nothing else.
   *
   * @param body the innermost loop's body
   * @param region what the loops do but for the concurrent calls
   */
  Overwrites(Code code, List<Site> sites, Tree body, Touching touching, Touches region) {
    this.cell = code.cell();
    this.origins = code.origins();
    this.touching = touching;
    this.replayed = new ArrayList<>(region.reads());
    replayed.addAll(region.writes());
    for (Site site : sites) {
      of(site, region.writes())
          .filter(found -> !found.isEmpty() && isOnce(site, body))
          .ifPresent(found -> targets.put(site, found));
    }
    sites.forEach(site -> done.put(site, touching.of(site)));
  }

  /** What each call overwrites; calls that overwrite nothing, or more than elements, are not in. */
  Map<Site, List<Target>> targets() {
    return targets;
  }

  /** What these calls write. */
  List<Touch> writes() {
    return targets.keySet().stream().flatMap(site -> touching.of(site).writes().stream()).toList();
  }

  /** What gets, or may get, in the way of a call that overwrites elements. */
  List<Dependence> conflicts(Site site, Dependences dependences) {
    List<Dependence> found = new ArrayList<>();
    for (Touch write : touching.of(site).writes()) {
      done.values()
          .forEach(its -> {
            its.reads().forEach(read -> found.add(between(read, write, false, dependences)));
            its.writes().forEach(more -> found.add(between(more, write, false, dependences)));
          });
      replayed.forEach(touch -> found.add(between(touch, write, true, dependences)));
    }
    found.removeIf(Dependence.None.class::isInstance);
    return found;
  }

  private static Dependence between(
      Touch touch, Touch write, boolean before, Dependences dependences) {
    Dependence found = dependences.elsewhere(touch, write, before);
    return found instanceof Dependence.On(Touch ignored, String how)
        ? new Dependence.On(touch, how)
        : found;
  }

  /** What a call overwrites; empty when it writes something else, too. */
  private Optional<List<Target>> of(Site site, List<Touch> written) {
    List<Target> found = new ArrayList<>();
    boolean plain =
        !site.element().isVarArgs()
            && site.element().getTypeParameters().isEmpty()
            && site.element().getParameters().stream()
                .allMatch(parameter -> TypeText.of(parameter.asType()).isPresent());
    if (!plain) {
      return Optional.empty();
    }
    for (Access write : site.effects().writes()) {
      Target target =
          write.place() instanceof Place.Element element
              ? target(site, write.root(), element, written)
              : null;
      if (target == null) {
        return Optional.empty();
      }
      found.add(target);
    }
    return Optional.of(found);
  }

  private @Nullable Target target(
      Site site, Root root, Place.Element element, List<Touch> written) {
    String index = index(site, element.index());
    return switch (root) {
      case Root.Parameter(int parameter) -> {
        boolean known =
            parameter >= 0
                && isArray(parameter(site, parameter))
                && outlives(site.call().getArguments().get(parameter), written);
        yield known ? new Target("$a" + parameter, index) : null;
      }
      case Root.Variable variable -> {
        Var named = new StaticFields(cell).variable(variable);
        boolean known =
            named.key().startsWith("notebook ")
                && isArray(named.type())
                && !cell.isHidden(named.name(), site.call())
                && isSteady(named, written);
        yield known ? new Target(named.name(), index) : null;
      }
      case Root.Anything ignored -> null;
    };
  }

  private static String index(Site site, Index index) {
    return switch (index) {
      case Index.OfParameter(int parameter, int offset) ->
          parameter >= 0 && isInt(parameter(site, parameter))
              ? "$a" + parameter + (offset == 0 ? "" : " + (" + offset + ")")
              : "";
      case Index.Constant(int value) -> String.valueOf(value);
      case Index.Unknown ignored -> "";
    };
  }

  private static TypeMirror parameter(Site site, int index) {
    return site.element().getParameters().get(index).asType();
  }

  private static boolean isArray(TypeMirror type) {
    return type.getKind() == TypeKind.ARRAY;
  }

  private static boolean isInt(TypeMirror type) {
    return switch (type.getKind()) {
      case BYTE, SHORT, CHAR, INT -> true;
      default -> false;
    };
  }

  /** Whether a call is made once in an iteration at most. */
  private boolean isOnce(Site site, Tree body) {
    for (Tree tree = site.call(); tree != null && tree != body; tree = cell.parent(tree)) {
      if (Nests.isLoop(tree) || tree instanceof LambdaExpressionTree) {
        return false;
      }
    }
    return true;
  }

  /** Whether an argument is an array that is there before the iteration, and known by name. */
  private boolean outlives(ExpressionTree argument, List<Touch> written) {
    Set<Base> bases = origins.of(argument);
    return !bases.isEmpty()
        && !origins.stores().isMade(argument)
        && bases.stream()
            .allMatch(base -> {
              Var variable = base.variable();
              return variable != null
                  && !variable.isResult()
                  && !base.deep()
                  && isSteady(variable, written);
            });
  }

  /** Whether the loops leave a variable as it is. */
  private static boolean isSteady(Var variable, List<Touch> written) {
    return written.stream()
        .noneMatch(write ->
            write.kind() == Touch.Kind.VARIABLE && variable.equals(write.base().variable()));
  }
}
