package org.jdeco.magics.analysis;

import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.StatementTree;
import java.util.List;
import org.jdeco.magics.source.Patch;
import org.jspecify.annotations.Nullable;

/**
 * A stream from its source to its end, with concurrent calls in its functions.
 *
 * @param statement the statement it is part of
 * @param last the last statement of the block that stands in; null at the top level of a cell
 * @param terminal the operation that evaluates it
 * @param first the first function behind the source, which each element of the source comes to
 * @param sites the calls, in the order of their text
 * @param loop the same as a loop, for the analysis
 * @param split whether a collection is gone over as its spliterator does, not as its iterator
 */
public record Flow(
    StatementTree statement,
    @Nullable StatementTree last,
    MethodInvocationTree terminal,
    LambdaExpressionTree first,
    List<Site> sites,
    Patch loop,
    boolean split) {}
