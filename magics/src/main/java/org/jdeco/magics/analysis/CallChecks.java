package org.jdeco.magics.analysis;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jdeco.magics.effects.Access;
import org.jdeco.magics.effects.Effects;
import org.jdeco.magics.effects.Root;
import org.jdeco.magics.effects.Trait;
import org.jspecify.annotations.Nullable;

/** Checks what concurrent methods do when they are called ahead of their turn. */
final class CallChecks {
  private final Attributed cell;
  private final Stores stores;
  private final Grants grants;
  private final Overwrites overwrites;
  private final Dependences dependences;
  private final List<Touches.Taken> unknowns;
  private final Files files;
  private final @Nullable Tree draw;
  private final HeldLocks locks;
  private final Touching touching;
  private final ReadChecks reads;
  private final Conditions conditions;

  /**
   * The checks of calls.
   *
   * @param reads checks what a call reads
   * @param conditions takes what is found
   */
  CallChecks(Code code, Around around, Grants grants, ReadChecks reads, Conditions conditions) {
    this.cell = code.cell();
    this.stores = code.origins().stores();
    this.touching = new Touching(code);
    this.overwrites = around.overwrites();
    this.dependences = around.dependences();
    this.unknowns = around.unknowns();
    this.files = around.files();
    this.draw = around.draw();
    this.locks = new HeldLocks(code);
    this.grants = grants;
    this.reads = reads;
    this.conditions = conditions;
  }

  /** A concurrent call: what the method does, and what it reads. */
  void check(Site site) {
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
    if (!trust) {
      files.conflict(site).ifPresent(conditions::refuse);
    }
    effects.unknowns().forEach(unknown -> trustUnseen(name + " calls " + unknown.what()));
    List<Touch> reading = new ArrayList<>(touching.of(site).reads());
    if (!effects.unknowns().isEmpty()) {
      reading.addAll(touching.reachable(site.call().getArguments()));
      if (!trust) {
        site.call().getArguments().forEach(argument -> function(site, argument));
        boolean here =
            site.call().getArguments().stream().anyMatch(LambdaExpressionTree.class::isInstance);
        effects.unknowns().stream()
            .filter(unknown -> !here && unknown.isFunction())
            .forEach(unknown ->
                conditions.refuse(
                    new Refusal(
                        site.call(),
                        name + " calls " + unknown.what() + ", and what that reads is not known",
                        "write the lambda into the call, or make it a method of its own",
                        "unknown-function")));
      }
    }
    for (Touch read : reading) {
      reads.check(read, name + " reads " + read.what(), true);
    }
    if (!effects.reads().isEmpty()) {
      for (Touches.Taken taken : unknowns) {
        trustUnseen(
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
    if ((aliased && !ImmutableTypes.contains(site.type())) || !effects.retains().isEmpty()) {
      own(site);
    }
  }

  /** Takes something on trust that may print in a way which is not seen. */
  private void trustUnseen(String what) {
    conditions.trust(what);
    conditions.prints();
  }

  /** What a call writes that others may see. */
  private void writes(Site site, boolean trust) {
    String name = site.method().name();
    for (Access write : site.effects().writes()) {
      if (trust) {
        trustUnseen(name + " writes " + write.what());
      } else {
        conditions.refuse(
            new Refusal(
                site.call(),
                name + " writes " + write.what() + line(write),
                remedy(site, write),
                "writes-shared-state"));
      }
    }
  }

  private String remedy(Site site, Access write) {
    List<? extends ExpressionTree> arguments = site.call().getArguments();
    String otherwise = "return the value and store it in the loop";
    if (write.root() instanceof Root.Parameter(int index)
        && index >= 0
        && index < arguments.size()
        && cell.type(arguments.get(index)) instanceof ArrayType array
        && array.getComponentType().getKind() == TypeKind.ARRAY) {
      String row =
          arguments.stream()
              .filter(argument -> argument instanceof IdentifierTree)
              .filter(argument -> isInt(cell.type(argument)))
              .map(argument ->
                  ", such as " + cell.text(arguments.get(index)) + "[" + cell.text(argument) + "],")
              .findFirst()
              .orElse("");
      return "pass the row that a call sets" + row + " instead of all rows; or " + otherwise;
    }
    return otherwise;
  }

  private static boolean isInt(@Nullable TypeMirror type) {
    return type != null && type.getKind() == TypeKind.INT;
  }

  /** A call that overwrites array elements, which nothing else may touch. */
  private void overwrites(Site site, boolean trust) {
    for (Dependence conflict : overwrites.conflicts(site, dependences)) {
      switch (conflict) {
        case Dependence.None ignored -> {}
        case Dependence.Unless unless -> conditions.require(unless.guard());
        case Dependence.On on -> {
          if (trust) {
            overwrites.targets().remove(site);
            writes(site, true);
            return;
          }
          Tree at = on.write().at();
          conditions.refuse(
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
                              + cell.oneLine(at)
                              + ")"),
                  "let each call write elements of its own, or return the value and store it in the"
                      + " loop",
                  "writes-shared-state"));
        }
      }
    }
  }

  /** Refuses a call of a function that is given as a value, unless its code stands in the call. */
  private void function(Site site, ExpressionTree argument) {
    TypeMirror type = cell.type(argument);
    boolean here = argument instanceof LambdaExpressionTree;
    if (!here && UserCode.isFunction(cell, type)) {
      conditions.refuse(
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

  /** Refuses a call that may hand back, or keep, an object which two runs of a statement make. */
  private void own(Site site) {
    for (var argument : site.call().getArguments()) {
      boolean named = argument instanceof IdentifierTree || !stores.ingredients(argument).isEmpty();
      if (named && stores.isMade(argument)) {
        conditions.refuse(
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
      case PRINTS -> conditions.prints();
      case SLEEPS -> {}
      case READS_CLOCK -> conditions.trust(name + " asks for the time");
      case USES_RANDOMNESS ->
          conditions.trust(name + " draws random numbers from a generator that calls share");
      case LOCKS -> {
        locks.conflict(site).ifPresent(conditions::refuse);
        conditions.require(new Guard.Unlocked());
        conditions.trust(name + " takes locks or waits for other threads");
      }
      case STARTS_THREADS -> trustUnseen(name + " starts threads");
      case READS_FILES -> conditions.trust(name + " reads files");
      case WRITES_FILES -> trustUnseen(name + " writes files");
      case NETWORK -> trustUnseen(name + " speaks to other machines");
      case READS_THREAD -> conditions.trust(name + " asks which thread it runs on");
      case DRAWS -> draws(site);
      case CALLS_JDECO -> trustUnseen(name + " calls JDeco itself");
      case READS_INPUT ->
          conditions.refuse(
              new Refusal(
                  site.call(),
                  name + " reads standard input, whose order matters",
                  "read the input before the loop and pass it to " + name,
                  "reads-input"));
      case EXITS ->
          conditions.refuse(
              new Refusal(
                  site.call(), name + " may end the program", "throw an exception", "exits"));
    }
  }

  /** A call that draws from the iteration's generator, which nothing else in it then may. */
  private void draws(Site site) {
    conditions.single();
    if (draw != null) {
      conditions.refuse(
          new Refusal(
              site.call(),
              site.method().name()
                  + " draws from Deco.random(), and so does line "
                  + cell.line(draw)
                  + ": whose numbers come first depends on their order",
              "draw in one of the two only",
              "effects-in-order"));
    }
  }

  private static String line(Access access) {
    return access.site() != null && access.site().line() > 0 ? " in " + access.site().method() : "";
  }
}
