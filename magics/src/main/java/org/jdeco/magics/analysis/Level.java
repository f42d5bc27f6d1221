package org.jdeco.magics.analysis;

import com.sun.source.tree.StatementTree;
import java.util.List;

/**
 * One loop of a nest.
 *
 * @param loop the loop itself, without its label
 * @param header how it goes on
 * @param body its body
 * @param before what its body does before the next inner loop
 * @param after what its body does after the next inner loop
 */
public record Level(
    StatementTree loop,
    Header header,
    StatementTree body,
    List<? extends StatementTree> before,
    List<? extends StatementTree> after) {}
