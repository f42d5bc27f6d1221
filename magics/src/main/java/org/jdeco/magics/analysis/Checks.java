package org.jdeco.magics.analysis;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.Tree;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** Checks that what is done ahead of its turn could not be told from doing it in its turn. */
final class Checks {
  private final Attributed cell;
  private final Sites sites;
  private final Origins origins;
  private final Callee callee;
  private final Around around;
  private final Grants grants;
  private final Touching touching;
  private final Overwrites overwrites;
  private final Conditions conditions = new Conditions();
  private final Overrun overrun;
  private final ReadChecks reads;
  private final CallChecks calls;
  private final Repeats repeats;

  /**
   * The checks of one region.
   *
   * @param around what is done between the calls
   * @param forwards what workers read that calls gave
   */
  Checks(Code code, Around around, Forwards forwards, Grants grants) {
    this.cell = code.cell();
    this.sites = code.sites();
    this.origins = code.origins();
    this.callee = code.callee();
    this.around = around;
    this.grants = grants;
    this.touching = new Touching(code);
    this.overwrites = around.overwrites();
    this.overrun = new Overrun(cell);
    this.reads = new ReadChecks(code, around, forwards, conditions);
    this.calls = new CallChecks(code, around, grants, reads, conditions);
    this.repeats = new Repeats(code, around, reads, conditions);
    boolean function = around.unknowns().stream().anyMatch(taken -> taken.unknown().isFunction());
    if (around.draw() != null || function) {
      conditions.single(); // what draws must be known to be in its iteration
    }
  }

  /** Whether something, known or not, may draw from the generator of the iteration. */
  boolean mayDraw() {
    if (conditions.isSingle() || around.callsJdeco()) {
      return true;
    }
    Drawing drawing = new Drawing(cell, callee);
    boolean known = around.unknowns().stream().allMatch(taken -> drawing.isOwn(taken.at()));
    return !known || (!around.unknowns().isEmpty() && drawing.isFound());
  }

  /** A concurrent call: what the method does, and what it reads. */
  void call(Site site) {
    calls.check(site);
  }

  /** What an enhanced for goes over: the lookahead goes over it once more. */
  void source(Header.Each header) {
    repeats.repeatable(header.source());
    ahead(header.source());
    if (conditions.refusal() == null) {
      repeats.source(header);
    }
  }

  /** What a loop in the innermost body goes over: a worker goes over it once more. */
  void again(EnhancedForLoopTree loop) {
    repeats.again(loop);
  }

  /** The closing of a resource that a worker opens for itself. */
  void closed(Tree resource) {
    repeats.closed(resource);
  }

  /** What calls overwrite, which is put back if the replay does not come to them. */
  Map<Site, List<Overwrites.Target>> overwritten() {
    return overwrites.targets();
  }

  /** Something that only the lookahead does besides the replay. */
  void ahead(@Nullable Tree tree) {
    if (tree == null) {
      return;
    }
    if (!sites.in(tree).isEmpty()) {
      conditions.refuse(
          new Refusal(
              tree,
              "whether the loop goes on depends on a concurrent call (line "
                  + cell.line(tree)
                  + ": "
                  + cell.oneLine(tree)
                  + ")",
              "make the call before the loop, or in its body",
              "loop-carried-result"));
      return;
    }
    twice(tree, false);
  }

  /** Something that a worker does besides the replay, between the calls of its iteration. */
  void kept(Tree tree) {
    twice(tree, true);
  }

  /** Something done twice, ahead and in its turn. */
  private void twice(Tree tree, boolean worker) {
    Touches touches = touching.of(tree);
    overrun.evaluated(tree, touches, worker);
    for (Touch write : touches.writes()) {
      if (!reads.isMoving(write)) {
        conditions.refuse(
            new Refusal(
                write.at(),
                "the calls depend on line "
                    + cell.line(write.at())
                    + ", which changes "
                    + write.what(),
                "compute the arguments without side effects",
                "argument-side-effect"));
      }
    }
    touches.traits().forEach((trait, at) -> effect(at));
    touches.unknowns().forEach(taken -> effect(taken.at()));
    reads.check(touches.reads(), worker);
  }

  /**
   * Whether the arguments of a call change something of the iteration's own, so that the replay has
   * to evaluate them, too.
   */
  boolean acts(Site site) {
    Touches touches = touching.of(site.call().getArguments());
    boolean acts = touches.steps() || touches.writesOwn() || !touches.writes().isEmpty();
    if (acts && !sites.in(site.call()).equals(List.of(site))) {
      effect(site.call());
    }
    return acts;
  }

  private void effect(Tree at) {
    conditions.refuse(
        new Refusal(
            at,
            "the calls' arguments depend on line "
                + cell.line(at)
                + " ("
                + cell.oneLine(at)
                + "), whose effects must happen once and in order",
            "do it in a loop before this one and keep the results in an array",
            "argument-side-effect"));
  }

  /** What is done ahead beyond an early end of the loop. */
  Overrun overrun() {
    return overrun;
  }

  /** Whether a call takes the next element of a loop that an iterator drives. */
  boolean isStep(Tree tree) {
    return origins.isStep(tree);
  }

  /** Lets a variable be changed ahead, on a copy. */
  void moves(Element element) {
    reads.moves(element);
  }

  /** Refuses other changes of a variable than those that are followed ahead. */
  void changedOnly(Element element, Collection<Tree> followed) {
    reads.changedOnly(element, followed);
  }

  /** Whether a statement changes an object that the iteration itself made. */
  boolean changesOwn(@Nullable Tree statement) {
    return touching.of(statement).writesOwn();
  }

  /**
   * Refuses what changes objects of variables that live longer than an iteration and that the
   * lookahead makes for itself: it does not see the changes.
   */
  void unchanged(Tree tree, Set<Element> variables) {
    Touches touches = touching.of(tree);
    for (Element variable : variables) {
      if (touches.ownWritten().contains(variable)) {
        conditions.refuse(
            new Refusal(
                tree,
                "line "
                    + cell.line(tree)
                    + " ("
                    + cell.oneLine(tree)
                    + ") changes "
                    + variable.getSimpleName()
                    + ", which the calls depend on",
                "make and fill " + variable.getSimpleName() + " in a method of its own",
                "loop-carried-result"));
      }
    }
  }

  /** Why nothing may run ahead; null if it may. */
  @Nullable Refusal refusal() {
    Refusal refusal = conditions.refusal();
    if (refusal == null && grants.strict() && !conditions.trusted().isEmpty()) {
      return new Refusal(
          sites.all().getFirst().call(),
          "it would have to be taken on trust that "
              + conditions.trusted().getFirst()
              + " without harm, and --strict forbids that",
          "leave out --strict",
          "strict");
    }
    return refusal;
  }

  /** What running ahead rests on. */
  Conditions conditions() {
    return conditions;
  }
}
