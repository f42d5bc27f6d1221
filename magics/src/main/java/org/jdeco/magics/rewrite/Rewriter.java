package org.jdeco.magics.rewrite;

import java.util.List;
import org.jdeco.magics.Session;
import org.jdeco.magics.cell.MagicCell;
import org.jdeco.magics.options.Options;
import org.jdeco.magics.plan.ConcurrentMethods;
import org.jdeco.magics.plan.Plan;
import org.jdeco.magics.plan.Planner;
import org.jdeco.magics.plan.Rewritten;
import org.jdeco.magics.plan.Verdict;
import org.jdeco.magics.source.MappedText;

/** Runs every cell as it was written, for as long as there is no analysis. */
public final class Rewriter implements Planner {
  /** A rewriter of the session's cells. */
  @SuppressWarnings("unused") // what the analysis will start from
  public Rewriter(Session session, ConcurrentMethods methods) {}

  @Override
  public Rewritten rewrite(MagicCell cell, Options options) {
    MappedText body = cell.body();
    int first = 0;
    while (first < body.text().length() && Character.isWhitespace(body.text().charAt(first))) {
      first++;
    }
    int place = body.origin(first);
    Verdict verdict =
        new Verdict(
            MappedText.lineAt(body.cell(), place),
            MappedText.columnAt(body.cell(), place),
            body.text().strip().lines().findFirst().orElse(""),
            Verdict.Kind.SERIAL,
            "not yet analysed",
            "",
            "");
    return new Rewritten(Plan.of(verdict), List.of(body), 0);
  }
}
