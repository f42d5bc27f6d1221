package org.jdeco.magics.analysis;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** Checks that what is done ahead of its turn could not be told from doing it in its turn. */
final class Checks {
  private final Attributed cell;
  private final Sites sites;
  private final Touching touching;
  private final Origins origins;
  private final Forwards forwards;
  private final Grants grants;
  private final Overwrites overwrites;
  private final List<Touch> writes = new ArrayList<>();
  private final boolean straight;
  private final Dependences dependences;
  private final Set<String> moving = new HashSet<>();
  private final Conditions conditions = new Conditions();
  private final CallChecks calls;
  private final Repeats repeats;
  private @Nullable Tree mayStay; // of what the lookahead does
  private boolean workersMayStay;

  Checks(
      Attributed cell,
      Sites sites,
      Callee callee,
      Region loops,
      List<Site> concurrent,
      Origins origins,
      Forwards forwards,
      Grants grants) {
    this.cell = cell;
    this.sites = sites;
    this.touching = new Touching(cell, callee, origins, sites);
    this.straight = false;
    this.origins = origins;
    this.forwards = forwards;
    this.grants = grants;
    Touches region = touching.of(loops.nest().outer());
    this.overwrites =
        new Overwrites(
            cell, origins, concurrent, loops.nest().innermost().body(), touching, region);
    writes.addAll(region.writes());
    writes.addAll(overwrites.writes());
    this.dependences =
        new Dependences(cell, callee, loops.nest().levels(), writes, loops::areRepeated);
    this.calls = calls(callee, region.unknowns(), new Files(cell, concurrent, region.traits()));
    this.repeats = repeats(callee);
  }

  /**
   * The checks for one call of straight-line code.
   *
   * @param before what the statements write that come before it
   */
  Checks(
      Attributed cell,
      Sites sites,
      Callee callee,
      List<Touch> before,
      Origins origins,
      Forwards forwards,
      Grants grants) {
    this.cell = cell;
    this.sites = sites;
    this.touching = new Touching(cell, callee, origins, sites);
    this.straight = true;
    this.origins = origins;
    this.forwards = forwards;
    this.grants = grants;
    this.overwrites =
        new Overwrites(cell, origins, List.of(), cell.statements(), touching, new Touches(cell));
    writes.addAll(before);
    this.dependences = new Dependences(cell, callee, List.of(), before);
    this.calls = calls(callee, List.of(), new Files(cell, List.of(), Map.of()));
    this.repeats = repeats(callee);
  }

  private CallChecks calls(Callee callee, List<Touches.Taken> unknowns, Files files) {
    return new CallChecks(
        cell,
        sites,
        callee,
        origins,
        grants,
        overwrites,
        dependences,
        unknowns,
        files,
        touching,
        this::check,
        conditions);
  }

  private Repeats repeats(Callee callee) {
    return new Repeats(cell, callee, origins, writes, touching, this::reads, conditions);
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
    workersMayStay |= worker && touches.mayStay();
    mayStay = mayStay == null && !worker && touches.mayStay() ? tree : mayStay;
    for (Touch write : touches.writes()) {
      Var variable = write.base().variable();
      boolean own =
          write.kind() == Touch.Kind.VARIABLE
              && variable != null
              && moving.contains(variable.key());
      if (!own) {
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
    reads(touches.reads(), worker);
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

  private void reads(List<Touch> reads, boolean worker) {
    for (Touch read : reads) {
      Var variable = read.base().variable();
      boolean moves =
          read.kind() == Touch.Kind.VARIABLE
              && read.at() instanceof IdentifierTree // what a callee reads does not move along
              && variable != null
              && moving.contains(variable.key());
      if (!moves) {
        check(read, "line " + cell.line(read.at()) + " reads " + read.what(), worker);
      }
    }
  }

  /** Whether a read sees what a call of its own iteration has overwritten, on the same thread. */
  private boolean isOwnCall(Dependence.On on, boolean worker) {
    return worker
        && on.how().equals(Dependences.SAME)
        && sites.at(on.write().at()).filter(overwrites.targets()::containsKey).isPresent();
  }

  private void check(Touch read, String what, boolean worker) {
    Tree store = worker ? forwards.store(read.at()) : null;
    for (Dependence dependence : dependences.of(read)) {
      if (dependence instanceof Dependence.On on
          && (on.write().at().equals(store) || isOwnCall(on, worker))) {
        continue; // a worker reads what the call gave
      }
      switch (dependence) {
        case Dependence.None ignored -> {}
        case Dependence.Unless unless -> conditions.require(unless.guard());
        case Dependence.On on -> {
          conditions.refuse(straight ? changedBefore(on.write(), what) : changedEarlier(on, what));
        }
      }
    }
  }

  private Refusal changedEarlier(Dependence.On on, String what) {
    String when =
        on.how().isEmpty() ? "an earlier iteration may have changed" : "changed by " + on.how();
    return new Refusal(
        on.write().at(),
        what + ", " + when + " (" + line(on.write()) + ")",
        "write to another variable or array than the calls read",
        "loop-carried-result");
  }

  private Refusal changedBefore(Touch write, String what) {
    return new Refusal(
        write.at(),
        what + ", which is changed between the calls (" + line(write) + ")",
        "make the change before the calls, or write to another variable or array than they read",
        "changed-between-calls");
  }

  private String line(Touch touch) {
    return "line " + cell.line(touch.at()) + ": " + cell.oneLine(touch.at());
  }

  /** Why calls beyond the end of a loop that ends early must not be made; null if they may. */
  @Nullable Refusal mayOverrun(List<Site> calls, Tree exit) {
    for (Site site : calls) {
      if (!site.effects().isPure()) {
        return overrun(
            exit, "line " + cell.line(exit), "a call of " + site.method().name(), "have an effect");
      }
    }
    return null;
  }

  /**
   * Why the caller's thread must not go beyond the end of a loop that ends early, or by an
   * exception; null if it may.
   *
   * @param exit a statement that ends the loop; null where only an exception could
   */
  @Nullable Refusal mayStayBehind(@Nullable Tree exit) {
    Tree stays = mayStay;
    return stays == null
        ? null
        : overrun(
            exit == null ? stays : exit,
            exit == null ? "an exception" : "line " + cell.line(exit),
            "line " + cell.line(stays) + ": " + cell.oneLine(stays),
            "go on for ever");
  }

  private static Refusal overrun(Tree at, String end, String what, String does) {
    return new Refusal(
        at,
        end
            + " may end the loop early, and "
            + what
            + " that serial Java would not come to could "
            + does,
        "find the end first, or compute all results and stop in a second loop",
        "early-exit");
  }

  /** Whether what workers do besides the calls may go on for ever. */
  boolean workersMayStay() {
    return workersMayStay;
  }

  /** Whether a call takes the next element of a loop that an iterator drives. */
  boolean isStep(Tree tree) {
    return origins.isStep(tree);
  }

  /** Lets a variable be changed ahead, on a copy. */
  void moves(Element element) {
    moving.add(cell.variable(element).key());
  }

  /** Refuses other changes of a variable than those that are followed ahead. */
  void changedOnly(Element element, Collection<Tree> followed) {
    Var variable = cell.variable(element);
    for (Touch write : writes) {
      boolean itself =
          write.kind() == Touch.Kind.VARIABLE && variable.equals(write.base().variable());
      boolean anything =
          write.kind() == Touch.Kind.ANYTHING
              && !variable.isLocal()
              && !origins
                  .assignments()
                  .isLocal(element); // what the region declares, no other code can name
      if ((itself || anything)
          && !(write.at() instanceof VariableTree)
          && !followed.contains(write.at())) {
        String what = "the calls depend on " + variable.name();
        conditions.refuse(
            straight
                ? changedBefore(write, what)
                : new Refusal(
                    write.at(),
                    what + ", which is changed elsewhere, too (" + line(write) + ")",
                    "compute " + variable.name() + " in the loop itself",
                    "loop-carried-variable"));
      }
    }
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
