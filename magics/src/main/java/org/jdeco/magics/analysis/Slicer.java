package org.jdeco.magics.analysis;

import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
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
  private final Map<Element, Role> parts = new LinkedHashMap<>();
  private @Nullable Refusal refusal;
  private boolean steady; // the bound of the last header

  Slicer(Attributed cell, Sites sites, Callee callee, Nest nest, Grants grants) {
    this.cell = cell;
    this.sites = sites;
    this.nest = nest;
    this.region = new Region(cell, nest);
    nest.body().forEach(statement -> calls.addAll(sites.in(statement)));
    int last = calls.stream().mapToInt(this::over).max().orElse(0);
    this.origins =
        new Origins(cell, callee, sites, List.of(nest.outer()), region.declared(nest.body()), last);
    nest.levels().forEach(level -> origins.drivenBy(level.header()));
    Code code = new Code(cell, sites, callee, origins);
    this.forwards = new Forwards(cell, sites, region, nest.body());
    this.checks = new Checks(code, Around.loops(code, region, calls), forwards, grants);
    this.exits = new Exits(cell, nest).find();
  }

  /** The offset behind which a call is not made again within an iteration. */
  private int over(Site site) {
    Tree loop = region.repeating(site.call());
    return cell.end(loop == null ? site.call() : loop);
  }

  Sliced slice() {
    Set<Element> needed = new Needs(cell, sites, region, checks, forwards).of(calls);
    calls.forEach(checks::call);
    calls.forEach(this::named);
    refuse(exits.refusal());
    if (exits.leaves() != null) {
      refuse(checks.overrun().ofCalls(calls, exits.leaves()));
    }
    Roles roles = new Roles(cell, sites, region, origins, exits);
    needed.forEach(element -> parts.put(element, roles.of(element)));
    refuse(roles.refusal());
    parts.forEach((element, part) -> {
      if (part != Role.FIXED) {
        checks.moves(element);
        checks.changedOnly(element, region.changes(element));
      }
    });
    region.declared(nest.body()).forEach(checks::moves);
    outlasting();
    BodySlice body = body(needed, false);
    String code = refused() ? "" : body.code();
    boolean logged = body.needsLog();
    if (logged) {
      body = body(needed, true);
      code = refused() ? "" : body.code();
      checks.overwritten().keySet().stream()
          .findFirst()
          .map(Slicer::overwriting)
          .ifPresent(this::refuse);
    }
    body.written().forEach(tree -> refuse(region.unnamed(tree)));
    refuse(body.refusal());
    Steps stepping = new Steps(cell, region, checks, roles, parts);
    List<Slice.Steps> steps = refused() ? List.of() : stepping.of();
    refuse(stepping.refusal());
    headers();
    List<Capture> fixed = captures(Role.FIXED);
    List<Capture> moving = captures(Role.MOVING);
    List<Capture> privates = captures(Role.PRIVATE);
    Set<Element> named = region.declared(body.written());
    named.addAll(parts.keySet());
    named.retainAll(region.declared(List.of(nest.outer())));
    refuse(region.hidden(parts.keySet(), named));
    Set<Site> acting = calls.stream().filter(checks::acts).collect(Collectors.toSet());
    refuse(checks.refusal());
    refuse(checks.overrun().ofLookahead(exits.leaves()));
    if (refusal != null) {
      return new Sliced.Serial(refusal);
    }
    boolean once =
        !logged
            && !body.conditional()
            && exits.leaves() == null
            && !checks.conditions().isSingle()
            && !exits.continues();
    boolean stays =
        logged
            || checks.overrun().workersMayStay()
            || exits.leaves() != null // what comes behind the end may take for ages
            || calls.stream().anyMatch(site -> site.effects().mayNotReturn());
    boolean dropped =
        (stays || exits.leaves() != null)
            && checks.conditions().trusted().isEmpty()
            && calls.stream().allMatch(site -> site.effects().isPure());
    return new Sliced.Ahead(
        new Slice(
            calls,
            code,
            logged,
            body.attempts(),
            acting,
            once,
            steady,
            stays,
            dropped,
            fixed,
            moving,
            privates,
            steps,
            checks.conditions().guards(),
            checks.conditions().trusted(),
            checks.mayDraw(),
            checks.conditions().printing(),
            checks.overwritten()));
  }

  private BodySlice body(Set<Element> needed, boolean logged) {
    return new BodySlice(cell, sites, region, checks, forwards, needed, calls, logged);
  }

  /** Objects that the lookahead makes for itself, between one iteration and the next. */
  private void outlasting() {
    Set<Element> made = new HashSet<>();
    parts.forEach((element, part) -> {
      if (part == Role.MOVING && !ImmutableTypes.contains(element.asType())) {
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

  /** Checks what the lookahead itself evaluates. */
  private void headers() {
    for (Level level : nest.levels()) {
      switch (level.header()) {
        case Header.Counted header -> {
          checks.ahead(header.variable().getInitializer());
          int required = checks.conditions().required();
          checks.ahead(header.bound());
          steady = checks.conditions().required() == required;
        }
        case Header.General header -> {
          header.init().forEach(this::ahead);
          ahead(header.condition());
          header.update().forEach(this::ahead);
        }
        case Header.Each header -> {
          checks.source(header);
          refuse(region.unnamed(header.source()));
          if (AheadLoop.sourceType(cell, header).isEmpty()) {
            refuse(unnamed(header.source(), "elements of " + cell.text(header.source())));
          }
        }
      }
    }
  }

  private void ahead(@Nullable Tree tree) {
    checks.ahead(tree);
    if (tree != null) {
      refuse(
          region.unnamed(tree instanceof VariableTree variable ? variable.getInitializer() : tree));
    }
  }

  private List<Capture> captures(Role part) {
    List<Capture> captures = new ArrayList<>();
    parts.forEach((element, its) -> {
      if (its == part) {
        Optional<String> type =
            Iterators.driven(cell, nest, element)
                .map(header -> AheadLoop.sourceType(cell, header))
                .orElseGet(() -> TypeText.of(element.asType()));
        if (type.isEmpty()
            || (element.getKind() == ElementKind.FIELD && !cell.isNotebook(element))) {
          if (type.isEmpty()) {
            refuse(unnamed(nest.outer(), element.getSimpleName().toString()));
          }
          return;
        }
        captures.add(new Capture(element, element.getSimpleName().toString(), type.get()));
      }
    });
    return captures;
  }

  private static Refusal overwriting(Site site) {
    return new Refusal(
        site.call(),
        site.method().name()
            + " sets array elements, and may be called otherwise when a failure is caught or a loop"
            + " of the iteration goes on",
        "return the value and store it in the loop",
        "writes-shared-state");
  }

  private void named(Site site) {
    if (TypeText.of(site.type()).isEmpty()) {
      refuse(unnamed(site.call(), "what " + site.method().name() + " gives"));
    }
  }

  private static Refusal unnamed(Tree at, String what) {
    return new Refusal(
        at,
        "the type of " + what + " has no name to write it with",
        "declare " + what + " with a type of its own",
        "unnamed-type");
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
