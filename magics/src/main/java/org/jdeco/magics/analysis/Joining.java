package org.jdeco.magics.analysis;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import org.jdeco.magics.effects.Effects;
import org.jdeco.magics.effects.Trait;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a call may be made ahead, together with the calls of the statements before it.
 *
 * <p>A worker may make it at any time from the first statement on until its turn. So nothing that
 * it reads may be written by what comes before it, but for variables: of these, it is given the
 * values at the start, and repeats the statements that have changed them since, with the results of
 * earlier calls as those come. What is repeated must be cheap and have no effect.
 *
 * <p>If a statement before it fails, serial Java would not have made the call: so it must do
 * nothing that is noticed when its result is dropped.
 */
final class Joining {
  /** What a call may do without its being noticed when it should not have been made. */
  private static final Set<Trait> UNNOTICED =
      EnumSet.of(
          Trait.PRINTS, Trait.SLEEPS, Trait.READS_FILES, Trait.READS_THREAD, Trait.USES_RANDOMNESS);

  /** Those whose results depend on the iteration or the run, which a call in a row has not. */
  private static final Set<Trait> JDECO = EnumSet.of(Trait.DRAWS, Trait.CALLS_JDECO);

  private final Attributed cell;
  private final Grants grants;
  private final List<Tree> items;
  private final AheadText text;
  private final Site site;
  private final Region region;
  private final Checks checks;
  private final Redoing redoing;
  private final Set<Element> needed;
  private final Set<Tree> repeated;
  private @Nullable Refusal refusal;

  /**
   * A question about one call.
   *
   * @param items the statements from the first one on, up to that with the call
   * @param earlier the calls in them that come before it
   */
  Joining(
      Attributed cell,
      Sites sites,
      Callee callee,
      Grants grants,
      List<Tree> items,
      List<AheadCall> earlier,
      Site site) {
    this.cell = cell;
    this.grants = grants;
    this.items = items;
    this.text = new AheadText(cell, sites, earlier);
    this.site = site;
    this.region = new Region(cell, items);
    Inputs inputs = new Inputs(cell, region, items.subList(0, items.size() - 1), site);
    this.needed = inputs.variables();
    this.repeated = inputs.statements();
    Origins origins = new Origins(cell, callee, sites, items, Set.of(), 0);
    Code code = new Code(cell, sites, callee, origins);
    List<Touch> before =
        new Touching(code)
            .of(items).writes().stream().filter(write -> isBefore(write.at())).toList();
    this.redoing = new Redoing(cell, sites, origins.stores());
    Forwards none = new Forwards(cell, sites, region, List.of());
    this.checks = new Checks(code, Around.statements(code, before), none, grants);
  }

  /** Whether serial Java is done with a tree when it makes the call. */
  private boolean isBefore(Tree tree) {
    int end = cell.end(tree);
    return end >= 0 && end <= cell.start(site.call());
  }

  /** The call as it can be made ahead; null when it cannot. */
  @Nullable AheadCall join() {
    unnoticed();
    needed.forEach(element -> checks.moves(element));
    needed.forEach(this::changes);
    checks.call(site);
    site.call().getArguments().forEach(this::argument);
    repeated.forEach(this::repeatable);
    List<Capture> given = new ArrayList<>();
    List<Capture> privates = new ArrayList<>();
    needed.forEach(element -> capture(element, given, privates));
    List<Tree> written = new ArrayList<>(repeated);
    written.addAll(site.call().getArguments());
    refuse(region.hidden(needed, region.declared(written)));
    refuse(checks.refusal());
    checks.conditions().guards().forEach(this::cheap);
    if (TypeText.of(site.type()).isEmpty()) {
      refuse(
          site.call(),
          "the type of what " + site.method().name() + " gives has no name to write it with",
          "let it return a type with a name",
          "unnamed-type");
    }
    if (refusal != null) {
      return null;
    }
    StringBuilder code = new StringBuilder();
    for (Tree item : items) {
      if (repeated.contains(item)) {
        code.append(text.statement(item)).append(' ');
      }
    }
    String call = text.call(site.call());
    return new AheadCall(
        site,
        code.toString(),
        call,
        given,
        privates,
        text.after(),
        checks.conditions().guards(),
        checks.conditions().trusted());
  }

  /** Why it cannot. */
  Refusal refusal() {
    return Objects.requireNonNull(refusal);
  }

  /** Checks that nobody notices when the call is made and its result is dropped. */
  private void unnoticed() {
    Effects effects = site.effects();
    String name = site.method().name();
    Optional<Trait> trait =
        effects.traits().stream().filter(each -> !UNNOTICED.contains(each)).findFirst();
    boolean noticed = trait.isPresent() || !effects.unknowns().isEmpty();
    boolean trust = grants.trust() || site.method().trusted();
    if (trait.filter(JDECO::contains).isPresent() || (noticed && !trust)) {
      String what =
          effects.unknowns().isEmpty()
              ? "has effects besides its result"
              : "calls " + effects.unknowns().iterator().next().what();
      refuse(
          site.call(),
          name
              + " "
              + what
              + ": it must not be made when a statement before it fails, nor before it is its turn",
          "keep effects out of " + name + ", or declare it with %%concurrent --trust",
          "effects-in-order");
    }
  }

  /** Checks that a needed variable is changed before the call only by what is repeated. */
  private void changes(Element element) {
    Set<Tree> known = new HashSet<>();
    repeated.forEach(item -> known.add(Straight.change(item)));
    for (Tree change : region.changes(element)) {
      if (isBefore(change) && !known.contains(change)) {
        refuse(changed(element, change));
      }
    }
    checks.changedOnly(element, known);
  }

  private Refusal changed(Element element, Tree change) {
    String name = element.getSimpleName().toString();
    return new Refusal(
        change,
        "the call depends on "
            + name
            + ", which is changed between the calls (line "
            + cell.line(change)
            + ": "
            + cell.oneLine(change)
            + ")",
        "change " + name + " before the calls, or in a statement of its own",
        "changed-between-calls");
  }

  /** Checks an argument, which a worker evaluates in the caller's place. */
  private void argument(ExpressionTree argument) {
    Set<Element> changed = region.named(argument);
    changed.removeIf(
        element -> region.changes(element).stream().noneMatch(at -> region.within(at, argument)));
    if (!changed.isEmpty()) {
      refuse(
          argument,
          "the argument "
              + cell.oneLine(argument)
              + " changes "
              + changed.iterator().next().getSimpleName(),
          "compute the arguments without side effects",
          "argument-side-effect");
    }
    for (Element element : region.captured(argument)) {
      repeated.stream()
          .map(Joining::change)
          .filter(change -> !(change instanceof VariableTree))
          .filter(change -> element.equals(cell.element(Roles.changed(change))))
          .findFirst()
          .ifPresent(change -> refuse(changed(element, change)));
    }
    checks.kept(argument);
    refuse(region.unnamed(argument));
  }

  /** Checks a statement that the worker repeats. */
  private void repeatable(Tree item) {
    refuse(redoing.refusal(item));
    refuse(region.unnamed(item));
    Tree change = change(item);
    Tree done = change instanceof VariableTree tree ? tree.getInitializer() : change;
    if (done != null) {
      checks.kept(done);
    }
  }

  private void capture(Element element, List<Capture> given, List<Capture> privates) {
    List<Tree> changing =
        items.stream()
            .filter(repeated::contains)
            .filter(item -> element.equals(cell.element(Roles.changed(change(item)))))
            .toList();
    Optional<String> type = TypeText.of(element.asType());
    if (type.isEmpty()) {
      refuse(
          site.call(),
          "the type of " + element.getSimpleName() + " has no name to write it with",
          "declare " + element.getSimpleName() + " with a type of its own",
          "unnamed-type");
      return;
    }
    if (!changing.isEmpty() && change(changing.getFirst()) instanceof VariableTree) {
      return;
    }
    Capture capture = new Capture(element, element.getSimpleName().toString(), type.get());
    boolean set =
        !changing.isEmpty()
            && change(changing.getFirst()) instanceof AssignmentTree first
            && !region.named(first.getExpression()).contains(element);
    (set ? privates : given).add(capture);
  }

  private static Tree change(Tree item) {
    return Objects.requireNonNull(Straight.change(item));
  }

  /** Refuses guards that would have to look at more than two objects. */
  private void cheap(Guard guard) {
    boolean cheap =
        switch (guard) {
          case Guard.Apart(Guard.Side read, Guard.Side written) ->
              isShallow(read) && isShallow(written);
          case Guard.Distinct ignored -> false;
          case Guard.Unlocked() -> true;
        };
    if (!cheap) {
      refuse(
          site.call(),
          site.method().name() + " may read an object that is changed between the calls",
          "make the change before the calls",
          "changed-between-calls");
    }
  }

  private static boolean isShallow(Guard.Side side) {
    return side.depth() == 0 && !side.deep();
  }

  private void refuse(Tree at, String reason, String remedy, String page) {
    refuse(new Refusal(at, reason, remedy, page));
  }

  private void refuse(@Nullable Refusal reason) {
    if (refusal == null) {
      refusal = reason;
    }
  }
}
