package org.jdeco.magics.analysis;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jdeco.magics.effects.EffectAnalysis;
import org.jdeco.magics.plan.ConcurrentMethods;
import org.jspecify.annotations.Nullable;

/** Finds the loops and the statements in a row of a cell that can be run ahead. */
public final class Analysis {
  /** How many characters a method may have: in bytecode, some twice that, and it has 64 KiB. */
  private static final int LARGEST = 12_000;

  private final Attributed cell;
  private final ConcurrentMethods methods;
  private final EffectAnalysis effects;
  private final Trampolines trampolines;
  private final Sites sites;
  private final Callee callee;
  private final Grants grants;
  private final Flows streams;
  private final List<Flow> flows = new ArrayList<>();
  private final List<Found> found = new ArrayList<>();

  /** The analysis of one cell. */
  public Analysis(
      Attributed cell,
      ConcurrentMethods methods,
      EffectAnalysis effects,
      Trampolines trampolines,
      Grants grants) {
    this.cell = cell;
    this.callee = new Callee(cell, effects, trampolines);
    this.sites = new Sites(cell, methods, callee);
    this.grants = grants;
    this.methods = methods;
    this.effects = effects;
    this.trampolines = trampolines;
    this.streams = new Flows(cell, sites, callee);
  }

  /** The concurrent calls of the cell. */
  public Sites sites() {
    return sites;
  }

  /**
   * What to make of what there is in the cell's statements and in those of its methods that are
   * asked for.
   */
  public <R> R find(
      Predicate<MethodTree> which, Attribution attribution, Function<List<Found>, R> use) {
    List<BlockTree> blocks = new ArrayList<>();
    blocks.add(cell.statements());
    for (MethodTree method : cell.declaredMethods()) {
      if (which.test(method) && method.getBody() != null) {
        blocks.add(method.getBody());
      }
    }
    Optional<Refusal> taken = TakenNames.refusal(cell, blocks);
    for (BlockTree block : blocks) {
      if (taken.isPresent()) {
        serial(block, taken.get());
      } else {
        statements(block.getStatements(), block == blocks.getFirst(), null);
      }
    }
    if (flows.isEmpty()) {
      return use.apply(paired());
    }
    return Shadow.of(
        cell,
        flows,
        attribution,
        shadow -> {
          found.addAll(shadow.find(methods, effects, trampolines, grants));
          return use.apply(paired());
        });
  }

  private List<Found> paired() {
    found.sort(Comparator.comparingInt(this::start));
    return new Pipelines(cell, sites, callee).paired(found);
  }

  private int start(Found each) {
    return switch (each) {
      case Found.Loop(AheadLoop loop) -> cell.start(loop.nest().outer());
      case Found.Pipeline pipeline -> cell.start(pipeline.first().nest().outer());
      case Found.Stream stream -> cell.start(stream.flow().sites().getFirst().call());
      case Found.Graph(Sequence sequence) -> cell.start(sequence.calls().getFirst().site().call());
      case Found.Serial serial -> cell.start(serial.sites().getFirst().call());
    };
  }

  private void serial(BlockTree block, Refusal refusal) {
    List<Site> all = sites.in(block);
    if (!all.isEmpty()) {
      found.add(new Found.Serial(block, all, refusal));
    }
  }

  /** The statements of a block; {@code otherwise} is why a loop around it stays serial. */
  private void statements(
      List<? extends StatementTree> block, boolean top, @Nullable Refusal otherwise) {
    if (sites.in(block).isEmpty()) {
      return;
    }
    Sequences sequences =
        new Sequences(cell, sites, callee, grants, block, top, otherwise, found::add);
    for (StatementTree statement : block) {
      if (sites.in(statement).isEmpty()) {
        sequences.pass(statement);
      } else if (!sequences.take(statement)) {
        statement(statement, otherwise);
      }
    }
    sequences.end();
  }

  /** A statement that consists of others, or makes concurrent calls in some cases only. */
  private void statement(StatementTree statement, @Nullable Refusal otherwise) {
    if (Nests.isLoop(Nests.unlabeled(statement))) {
      loop(statement);
      return;
    }
    rest(statement, inner(statement, otherwise), otherwise);
  }

  /** Sites in none of the blocks and loops within a statement. */
  private void rest(StatementTree statement, List<Site> rest, @Nullable Refusal otherwise) {
    List<Site> left = new ArrayList<>(rest);
    while (!left.isEmpty()) {
      Site site = left.removeFirst();
      Optional<Flow> flow = streams.around(site);
      if (flow.isPresent()) {
        flows.add(flow.get());
        left.removeAll(flow.get().sites());
        continue;
      }
      Refusal reason = streams.refusal();
      BlockTree body = lambdaBlock(site, statement);
      if (body != null) {
        statements(body.getStatements(), false, otherwise != null ? otherwise : reason);
        left.removeAll(sites.in(body));
        continue;
      }
      Refusal lone = isInClass(site, statement) ? inClass(site) : Sequences.alone(site);
      Refusal refusal = otherwise != null ? otherwise : reason != null ? reason : lone;
      found.add(new Found.Serial(statement, List.of(site), refusal));
    }
  }

  /** The block of the outermost lambda of a statement's that a call stands in; null for none. */
  private @Nullable BlockTree lambdaBlock(Site site, StatementTree statement) {
    BlockTree body = null;
    for (Tree at = cell.parent(site.call()); at != null && at != statement; at = cell.parent(at)) {
      if (at instanceof ClassTree) {
        return null;
      }
      if (at instanceof LambdaExpressionTree lambda
          && lambda.getBody() instanceof BlockTree block) {
        body = block;
      }
    }
    return body;
  }

  private boolean isInClass(Site site, StatementTree statement) {
    Tree at = site.call();
    while (at != null && at != statement && !(at instanceof ClassTree)) {
      at = cell.parent(at);
    }
    return at instanceof ClassTree;
  }

  private static Refusal inClass(Site site) {
    return new Refusal(
        site.call(),
        "the call is in a class that stands within a statement, and runs as written",
        "make the method that it is in one of the cell's own",
        "unsupported-statement");
  }

  private void loop(StatementTree statement) {
    if (holder(statement) > LARGEST) {
      found.add(
          new Found.Serial(
              statement,
              sites.in(statement),
              new Refusal(
                  statement,
                  "with this loop written twice, its method may be larger than the JVM allows",
                  "move parts of it into methods of their own",
                  "too-large")));
      return;
    }
    Nests forms = new Nests(cell, sites);
    List<Nest> nests = forms.nests(statement);
    boolean loopsOnly = forms.repeatsAllCalls(nests.getLast());
    Tree body = Nests.body(Nests.unlabeled(statement));
    Refusal refusal = null;
    if (!forms.repeatsCalls(nests.getFirst())) {
      refusal = ahead(nests.removeFirst());
      if (refusal == null) {
        return;
      }
    }
    if (loopsOnly && innerAhead(body)) {
      return;
    }
    for (Nest nest : nests) {
      Refusal other = ahead(nest);
      if (other == null) {
        return;
      }
      refusal = refusal == null ? other : refusal;
    }
    Refusal why = Objects.requireNonNull(refusal, "every loop starts a nest");
    List<Site> rest = inner(body, why);
    List<Site> header = new ArrayList<>(sites.in(statement));
    header.removeAll(sites.in(body));
    header.addAll(rest);
    rest(statement, header, why);
  }

  /** Finds that a nest can be run ahead; otherwise returns why it cannot. */
  private @Nullable Refusal ahead(Nest nest) {
    return switch (new Slicer(cell, sites, callee, nest, grants).slice()) {
      case Sliced.Ahead ahead -> {
        found.add(new Found.Loop(new AheadLoop(cell, nest, ahead.slice())));
        yield null;
      }
      case Sliced.Serial serial -> serial.refusal();
    };
  }

  /** Finds that each of the loops within a body can be run ahead by itself; or finds nothing. */
  private boolean innerAhead(Tree body) {
    List<Found> outer = List.copyOf(found);
    int others = flows.size();
    inner(body, null);
    boolean loops =
        found.subList(outer.size(), found.size()).stream().allMatch(Found.Loop.class::isInstance);
    if (loops && flows.size() == others) {
      return true;
    }
    flows.subList(others, flows.size()).clear();
    found.clear();
    found.addAll(outer);
    return false;
  }

  /** Deals with the blocks and loops within a tree; returns the sites that stand elsewhere. */
  private List<Site> inner(Tree tree, @Nullable Refusal otherwise) {
    List<Site> rest = new ArrayList<>(sites.in(tree));
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void scan(@Nullable Tree next, @Nullable Void unused) {
        switch (next) {
          case BlockTree block -> {
            statements(block.getStatements(), false, otherwise);
            rest.removeAll(sites.in(block));
          }
          case StatementTree loop when Nests.isLoop(Nests.unlabeled(loop)) -> {
            if (!sites.in(loop).isEmpty()) {
              loop(loop);
              rest.removeAll(sites.in(loop));
            }
          }
          case LambdaExpressionTree ignored -> {}
          case ClassTree ignored -> {}
          case null -> {}
          default -> super.scan(next, null);
        }
        return null;
      }
    }.scan(tree, null);
    return rest;
  }

  /** The length of the method, or of the cell's statement, that a statement is part of. */
  private int holder(StatementTree statement) {
    Tree outermost = statement;
    for (Tree at = cell.parent(statement);
        at != null && cell.start(at) >= 0 && cell.end(at) >= 0; // up to what the compiler made
        at = cell.parent(at)) {
      outermost = at;
    }
    return cell.text(outermost).length();
  }
}
