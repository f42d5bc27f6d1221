package org.jdeco.magics.rewrite;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jdeco.magics.analysis.AheadLoop;
import org.jdeco.magics.analysis.Attributed;
import org.jdeco.magics.analysis.Flow;
import org.jdeco.magics.analysis.Site;
import org.jdeco.magics.analysis.TypeText;
import org.jdeco.magics.source.Edit;

/**
 * Rewrites a stream into its replay. The stream stays as it is; its first function begins an
 * iteration of the region, and calls in its functions take their results from there. At the top
 * level of a cell, where a statement may declare a variable of the notebook, the region is opened
 * and closed within the expression, and found by its number.
 */
final class StreamWriter {
  private static final String DECO = "org.jdeco.runtime.Deco.";

  private final Attributed cell;
  private final Flow flow;
  private final Attributed shadow;
  private final AheadLoop loop;
  private final String id;
  private final boolean inExpression;
  private final List<Edit> edits = new ArrayList<>();

  StreamWriter(Attributed cell, Flow flow, Attributed shadow, AheadLoop loop, int index) {
    this.cell = cell;
    this.flow = flow;
    this.shadow = shadow;
    this.loop = loop;
    this.id = String.valueOf(index);
    TypeMirror type = cell.type(flow.terminal());
    this.inExpression = flow.last() == null && type != null && type.getKind() != TypeKind.VOID;
  }

  List<Edit> edits() {
    LookaheadWriter lookahead = new LookaheadWriter(loop, id, flow.split());
    String classes =
        "final class $A"
            + id
            + " { "
            + lookahead.write()
            + new TaskWriter(loop, id, true).write()
            + "} ";
    String made = LoopWriter.lookahead(loop, lookahead, id);
    int from = cell.start(flow.statement());
    int to = cell.end(flow.terminal());
    if (inExpression) {
      String opens = DECO + "opens(" + id + ", () -> { " + classes + "return " + made + "; }), ";
      edits.add(
          GraphWriter.before(
              cell, cell.start(flow.terminal()), "org.jdeco.runtime.Result.of(" + opens));
    } else {
      String region = "final org.jdeco.runtime.Region $r" + id + " = " + DECO + "region(";
      String block = flow.last() == null ? "{ " : "";
      edits.add(Edit.insert(from, block + classes + region + id + ", " + made + "); try { "));
    }
    functions();
    if (inExpression) {
      edits.add(Edit.insert(to, ")"));
    } else if (flow.last() == null) {
      int close = GraphWriter.semicolon(cell, to);
      String end = " } finally { $r" + id + ".close(); } }";
      edits.add(close < 0 ? Edit.insert(to, ";" + end) : Edit.insert(close, end));
    } else if (!(flow.statement() instanceof ReturnTree)) {
      edits.add(Edit.insert(cell.end(flow.statement()), " $r" + id + ".close();"));
    }
    return edits;
  }

  /** What stands behind the block's last statement; to be inserted behind all else there. */
  List<Edit> end() {
    StatementTree last = flow.last();
    return last == null
        ? List.of()
        : List.of(Edit.insert(cell.end(last), " } finally { $r" + id + ".close(); }"));
  }

  private String region() {
    return inExpression ? DECO + "region(" + id + ")" : "$r" + id;
  }

  private void functions() {
    LambdaExpressionTree first = flow.first();
    Tree body = first.getBody();
    String step = region() + ".step(); ";
    if (body instanceof BlockTree) {
      edits.add(Edit.insert(cell.start(body) + 1, " " + step));
    } else if (!isWhole(body)) {
      edits.add(Edit.insert(cell.start(body), "{ " + step + (isVoid(first) ? "" : "return ")));
    }
    flow.sites().stream().filter(site -> !isInner(site)).forEach(this::site);
    if (!(body instanceof BlockTree) && !isWhole(body)) {
      edits.add(Edit.insert(cell.end(body), "; }"));
    }
  }

  private void site(Site site) {
    int start = cell.start(site.call());
    int end = cell.end(site.call());
    int index = index(site);
    String region = region();
    String otherwise = region + ".has()) " + region + ".take(" + index + "); else ";
    if (cell.parent(site.call()) instanceof ExpressionStatementTree statement) {
      edits.add(Edit.insert(start, "{ if (" + otherwise));
      edits.add(Edit.insert(cell.end(statement), " }"));
    } else if (isWhole(site.call())) {
      String step = flow.first().getBody() == site.call() ? region + ".step(); " : "";
      edits.add(Edit.insert(start, "{ " + step + "if (" + otherwise));
      edits.add(Edit.insert(end, "; }"));
    } else {
      String type = TaskWriter.type(site);
      String cast = site.type().getKind().isPrimitive() ? "(" + type + ") " : "";
      String taken = cast + region + ".<" + TypeText.boxed(type) + ">take(" + index + ")";
      edits.add(Edit.insert(start, "(" + region + ".has() ? " + taken + " : "));
      edits.add(Edit.insert(end, ")"));
    }
  }

  /** Whether a call is all that a function without a result does. */
  private boolean isWhole(Tree call) {
    return cell.parent(call) instanceof LambdaExpressionTree lambda
        && isVoid(lambda)
        && flow.sites().stream().anyMatch(site -> site.call() == call);
  }

  private boolean isVoid(LambdaExpressionTree lambda) {
    return cell.parent(lambda) instanceof MethodInvocationTree stage
        && stage.getMethodSelect() instanceof MemberSelectTree select
        && List.of("forEach", "forEachOrdered", "peek").contains(select.getIdentifier().toString());
  }

  private boolean isInner(Site site) {
    return flow.sites().stream()
        .anyMatch(other ->
            !other.equals(site)
                && cell.start(other.call()) <= cell.start(site.call())
                && cell.end(other.call()) >= cell.end(site.call()));
  }

  /** The number of the same call in the loop. */
  private int index(Site site) {
    int origin = cell.body().origin(cell.start(site.call()));
    List<Site> ahead = loop.slice().sites();
    for (int i = 0; i < ahead.size(); i++) {
      if (shadow.body().origin(shadow.start(ahead.get(i).call())) == origin) {
        return i;
      }
    }
    throw new IllegalStateException("a call is lost: " + Objects.toString(site.call()));
  }
}
