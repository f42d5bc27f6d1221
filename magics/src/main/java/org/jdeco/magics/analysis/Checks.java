package org.jdeco.magics.analysis;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jdeco.magics.effects.Access;
import org.jdeco.magics.effects.Effects;
import org.jdeco.magics.effects.Root;
import org.jdeco.magics.effects.Trait;
import org.jspecify.annotations.Nullable;

/** Checks that what is done ahead of its turn could not be told from doing it in its turn. */
final class Checks {
  private final Attributed cell;
  private final Sites sites;
  private final Callee callee;
  private final Origins origins;
  private final Forwards forwards;
  private final Grants grants;
  private final Overwrites overwrites;
  private final List<Touches.Taken> unknowns;
  private final List<Touch> writes = new ArrayList<>();
  private final boolean straight;
  private final Dependences dependences;
  private final Set<String> moving = new HashSet<>();
  private final Set<Guard> guards = new LinkedHashSet<>();
  private final Set<String> trusted = new LinkedHashSet<>();
  private final Set<String> remarks = new LinkedHashSet<>();
  private boolean printing;
  private @Nullable Refusal refusal;

  Checks(
      Attributed cell,
      Sites sites,
      Callee callee,
      Region loops,
      List<Site> calls,
      Origins origins,
      Forwards forwards,
      Grants grants) {
    this.cell = cell;
    this.sites = sites;
    this.callee = callee;
    this.straight = false;
    this.origins = origins;
    this.forwards = forwards;
    this.grants = grants;
    Touches region = touches().of(loops.nest().outer());
    this.unknowns = region.unknowns();
    this.overwrites =
        new Overwrites(
            cell, origins, calls, loops.nest().innermost().body(), this::touches, region);
    writes.addAll(region.writes());
    writes.addAll(overwrites.writes());
    this.dependences =
        new Dependences(cell, callee, loops.nest().levels(), writes, loops::areRepeated);
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
    this.callee = callee;
    this.straight = true;
    this.origins = origins;
    this.forwards = forwards;
    this.grants = grants;
    this.unknowns = List.of();
    this.overwrites =
        new Overwrites(cell, origins, List.of(), cell.statements(), this::touches, touches());
    writes.addAll(before);
    this.dependences = new Dependences(cell, callee, List.of(), before);
  }

  /** A concurrent call: what the method does, and what it reads. */
  void call(Site site) {
    Effects effects = site.effects();
    String name = site.method().name();
    boolean trust = grants.trust() || site.method().trusted();
    if (overwrites.targets().containsKey(site)) {
      overwrites(site, trust);
    } else {
      writes(site, trust);
    }
    for (Trait trait : effects.traits()) {
      trait(site, trait);
    }
    effects.unknowns().forEach(unknown -> trusted.add(name + " calls " + unknown.what()));
    Touches reads = touches();
    reads.call(site.call(), site.element());
    if (!effects.unknowns().isEmpty()) {
      reads.reachable(site.call().getArguments());
      if (!trust) {
        site.call().getArguments().forEach(argument -> function(site, argument));
        boolean here =
            site.call().getArguments().stream().anyMatch(LambdaExpressionTree.class::isInstance);
        effects.unknowns().stream()
            .filter(unknown -> !here && unknown.what().matches("(a|the) function .*"))
            .forEach(unknown ->
                refuse(
                    new Refusal(
                        site.call(),
                        name + " calls " + unknown.what() + ", and what that reads is not known",
                        "write the lambda into the call, or make it a method of its own",
                        "unknown-function")));
      }
    }
    for (Touch read : reads.reads()) {
      check(read, name + " reads " + read.what(), true);
    }
    if (!effects.reads().isEmpty()) {
      for (Touches.Taken taken : unknowns) {
        trusted.add(
            "line "
                + cell.line(taken.at())
                + " calls "
                + taken.unknown().what()
                + ", which is not to change what "
                + name
                + " reads");
      }
    }
    boolean aliased =
        !effects.freshResult()
            || effects.returns().stream().anyMatch(root -> !(root instanceof Root.Variable));
    if ((aliased && !Origins.isImmutable(site.type())) || !effects.retains().isEmpty()) {
      own(site);
    }
  }

  /** What a call writes that others may see. */
  private void writes(Site site, boolean trust) {
    String name = site.method().name();
    for (Access write : site.effects().writes()) {
      if (trust) {
        trusted.add(name + " writes " + write.what());
      } else {
        refuse(
            new Refusal(
                site.call(),
                name + " writes " + write.what() + line(write),
                "return the value and store it in the loop",
                "writes-shared-state"));
      }
    }
  }

  /** A call that overwrites array elements, which nothing else may touch. */
  private void overwrites(Site site, boolean trust) {
    for (Dependence conflict : overwrites.conflicts(site, dependences)) {
      switch (conflict) {
        case Dependence.None ignored -> {}
        case Dependence.Unless unless -> guards.add(unless.guard());
        case Dependence.On on -> {
          if (trust) {
            overwrites.targets().remove(site);
            writes(site, true);
            return;
          }
          Tree at = on.write().at();
          refuse(
              new Refusal(
                  site.call(),
                  site.method().name()
                      + " writes "
                      + site.effects().writes().iterator().next().what()
                      + ", and another iteration may "
                      + (at.equals(site.call())
                          ? "write the same"
                          : "read or write the same (line "
                              + cell.line(at)
                              + ": "
                              + oneLine(at)
                              + ")"),
                  "let each call write elements of its own, or return the value and store it in the"
                      + " loop",
                  "writes-shared-state"));
        }
      }
    }
  }

  /** What calls overwrite, which is put back if the replay does not come to them. */
  Map<Site, List<Overwrites.Target>> overwritten() {
    return overwrites.targets();
  }

  /** Refuses a call of a function that is given as a value, unless its code stands in the call. */
  private void function(Site site, ExpressionTree argument) {
    TypeMirror type = cell.type(argument);
    boolean here = argument instanceof LambdaExpressionTree;
    if (!here && type instanceof DeclaredType declared && isFunction(declared)) {
      refuse(
          new Refusal(
              site.call(),
              site.method().name()
                  + " may call the function "
                  + cell.text(argument)
                  + ", and what that reads is not known",
              "write the lambda into the call, or make it a method of its own",
              "unknown-function"));
    }
  }

  private boolean isFunction(DeclaredType type) {
    Element element = type.asElement();
    return element.getKind().isInterface()
        && cell.elements().isFunctionalInterface((TypeElement) element);
  }

  /** Refuses a call that may hand back, or keep, an object which two runs of a statement make. */
  private void own(Site site) {
    for (var argument : site.call().getArguments()) {
      boolean named =
          argument instanceof IdentifierTree || !origins.stores().ingredients(argument).isEmpty();
      if (named && origins.stores().isMade(argument)) {
        refuse(
            new Refusal(
                site.call(),
                site.method().name()
                    + " may hand back or keep "
                    + cell.text(argument)
                    + ", which the iteration makes and may change later",
                "let " + site.method().name() + " return a new object",
                "result-shares-argument"));
      }
    }
  }

  private void trait(Site site, Trait trait) {
    String name = site.method().name();
    switch (trait) {
      case PRINTS -> printing = true;
      case SLEEPS -> {}
      case READS_CLOCK -> trusted.add(name + " asks for the time");
      case USES_RANDOMNESS ->
          trusted.add(name + " draws random numbers from a generator that calls share");
      case LOCKS -> trusted.add(name + " takes locks or waits for other threads");
      case STARTS_THREADS -> trusted.add(name + " starts threads");
      case READS_FILES -> trusted.add(name + " reads files");
      case WRITES_FILES -> trusted.add(name + " writes files");
      case NETWORK -> trusted.add(name + " speaks to other machines");
      case READS_THREAD -> trusted.add(name + " asks which thread it runs on");
      case CALLS_JDECO -> trusted.add(name + " calls JDeco itself");
      case READS_INPUT ->
          refuse(
              new Refusal(
                  site.call(),
                  name + " reads standard input, whose order matters",
                  "read the input before the loop and pass it to " + name,
                  "reads-input"));
      case EXITS ->
          refuse(
              new Refusal(
                  site.call(), name + " may end the program", "throw an exception", "exits"));
    }
  }

  /** Something that only the lookahead does besides the replay. */
  void ahead(@Nullable Tree tree) {
    if (tree == null) {
      return;
    }
    if (!sites.in(tree).isEmpty()) {
      refuse(
          new Refusal(
              tree,
              "whether the loop goes on depends on a concurrent call (line "
                  + cell.line(tree)
                  + ": "
                  + oneLine(tree)
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
    Touches touches = touches().of(tree);
    for (Touch write : touches.writes()) {
      Var variable = write.base().variable();
      boolean own =
          write.kind() == Touch.Kind.VARIABLE
              && variable != null
              && moving.contains(variable.key());
      if (!own) {
        refuse(
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
    Touches touches = touches();
    site.call().getArguments().forEach(touches::of);
    boolean acts = touches.steps() || touches.writesOwn() || !touches.writes().isEmpty();
    if (acts && !sites.in(site.call()).equals(List.of(site))) {
      effect(site.call());
    }
    return acts;
  }

  private void effect(Tree at) {
    refuse(
        new Refusal(
            at,
            "the calls' arguments depend on line "
                + cell.line(at)
                + " ("
                + oneLine(at)
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
        case Dependence.Unless unless -> guards.add(unless.guard());
        case Dependence.On on -> {
          refuse(straight ? changedBefore(on.write(), what) : changedEarlier(on, what));
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
    return "line " + cell.line(touch.at()) + ": " + oneLine(touch.at());
  }

  /** What an enhanced for goes over: the lookahead goes over it once more. */
  void source(Header.Each header) {
    ahead(header.source());
    if (refusal != null) {
      return;
    }
    Touches touches = touches();
    touches.elements(header.source());
    Element iterator = cell.element(header.variable());
    if (header.iterator() && iterator != null) {
      Var its = Var.of(iterator);
      boolean moved =
          writes.stream()
              .filter(write -> write.at() != header.variable())
              .anyMatch(write -> its.equals(write.base().variable()));
      if (moved) {
        refuse(unrepeatable(header.source()));
      }
    }
    reads(touches.reads(), false);
    TypeMirror type = cell.type(header.source());
    if (!header.array() && !isCollection(type)) {
      refuse(unrepeatable(header.source()));
    }
  }

  /** What a loop in the innermost body goes over: a worker goes over it once more. */
  void again(EnhancedForLoopTree loop) {
    ExpressionTree source = loop.getExpression();
    Touches touches = touches();
    touches.elements(source);
    reads(touches.reads(), true);
    TypeMirror type = cell.type(source);
    if (!(type instanceof ArrayType) && !isCollection(type)) {
      refuse(unrepeatable(source));
    }
  }

  /** The closing of a resource that a worker opens for itself. */
  void closed(Tree resource) {
    ExpressionTree value =
        resource instanceof VariableTree variable
            ? variable.getInitializer()
            : (ExpressionTree) resource;
    TypeMirror type = cell.type(resource);
    boolean own = value != null && origins.of(value).isEmpty();
    if (!own
        || !(type instanceof DeclaredType declared)
        || !closes((TypeElement) declared.asElement())) {
      refuse(
          new Refusal(
              resource,
              "the calls depend on a resource that is not the iteration's own (line "
                  + cell.line(resource)
                  + ")",
              "open it in the concurrent method",
              "try"));
    }
  }

  /** Whether closing an object changes nothing but the object. */
  private boolean closes(TypeElement type) {
    return cell.elements().getAllMembers(type).stream()
        .filter(ExecutableElement.class::isInstance)
        .map(ExecutableElement.class::cast)
        .filter(method -> method.getSimpleName().contentEquals("close"))
        .filter(method -> method.getParameters().isEmpty())
        .map(callee::effects)
        .allMatch(effects ->
            effects.traits().isEmpty()
                && effects.unknowns().isEmpty()
                && effects.writes().stream()
                    .allMatch(write -> write.root().equals(new Root.Parameter(-1))));
  }

  private Refusal unrepeatable(ExpressionTree source) {
    return new Refusal(
        source,
        "going over " + cell.text(source) + " twice may not give the same",
        "copy it into a List before the loop",
        "unrepeatable-iteration");
  }

  private boolean isCollection(@Nullable TypeMirror type) {
    if (!(type instanceof DeclaredType)) {
      return false;
    }
    TypeMirror collection =
        cell.types().erasure(cell.elements().getTypeElement("java.util.Collection").asType());
    return cell.types().isSubtype(cell.types().erasure(type), collection);
  }

  /** Why calls beyond the end of a loop that ends early must not be made; null if they may. */
  @Nullable Refusal mayOverrun(List<Site> calls, Tree exit) {
    for (Site site : calls) {
      boolean pure = site.effects().isPure();
      if (!pure || site.effects().mayNotReturn()) {
        return new Refusal(
            exit,
            "line "
                + cell.line(exit)
                + " may end the loop early, and a call of "
                + site.method().name()
                + " that serial Java would not make could "
                + (pure ? "go on for ever" : "have an effect"),
            "find the end first, or compute all results and stop in a second loop",
            "early-exit");
      }
    }
    return null;
  }

  /** Whether a call takes the next element of a loop that an iterator drives. */
  boolean isStep(Tree tree) {
    return origins.isStep(tree);
  }

  /** Lets a variable be changed ahead, on a copy. */
  void moves(Element element) {
    moving.add(Var.of(element).key());
  }

  /** Refuses other changes of a variable than those that are followed ahead. */
  void changedOnly(Element element, Collection<Tree> followed) {
    Var variable = Var.of(element);
    for (Touch write : writes) {
      boolean itself =
          write.kind() == Touch.Kind.VARIABLE && variable.equals(write.base().variable());
      boolean anything =
          write.kind() == Touch.Kind.ANYTHING
              && !variable.isLocal()
              && !origins.isLocal(element); // what the region declares, no other code can name
      if ((itself || anything)
          && !(write.at() instanceof VariableTree)
          && !followed.contains(write.at())) {
        String what = "the calls depend on " + variable.name();
        refuse(
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
    return touches().of(statement).writesOwn();
  }

  /**
   * Refuses what changes objects of variables that live longer than an iteration and that the
   * lookahead makes for itself: it does not see the changes.
   */
  void unchanged(Tree tree, Set<Element> variables) {
    Touches touches = touches().of(tree);
    for (Element variable : variables) {
      if (touches.ownWritten().contains(variable)) {
        refuse(
            new Refusal(
                tree,
                "line "
                    + cell.line(tree)
                    + " ("
                    + oneLine(tree)
                    + ") changes "
                    + variable.getSimpleName()
                    + ", which the calls depend on",
                "make and fill " + variable.getSimpleName() + " in a method of its own",
                "loop-carried-result"));
      }
    }
  }

  private Touches touches() {
    return new Touches(cell, callee, origins, sites);
  }

  /** A tree's text on one line, shortened. */
  String oneLine(Tree tree) {
    String text = cell.text(tree).replaceAll("\\s+", " ");
    return text.length() > 60 ? text.substring(0, 57) + "..." : text;
  }

  private static String line(Access access) {
    return access.site() != null && access.site().line() > 0 ? " in " + access.site().method() : "";
  }

  private void refuse(Refusal reason) {
    if (refusal == null) {
      refusal = reason;
    }
  }

  @Nullable Refusal refusal() {
    if (refusal == null && grants.strict() && !trusted.isEmpty()) {
      return new Refusal(
          sites.all().getFirst().call(),
          "it would have to be taken on trust that "
              + trusted.iterator().next()
              + " without harm, and --strict forbids that",
          "leave out --strict",
          "strict");
    }
    return refusal;
  }

  List<Guard> guards() {
    return List.copyOf(guards);
  }

  List<String> trusted() {
    return List.copyOf(trusted);
  }

  List<String> remarks() {
    return List.copyOf(remarks);
  }

  boolean printing() {
    return printing || !trusted.isEmpty();
  }
}
