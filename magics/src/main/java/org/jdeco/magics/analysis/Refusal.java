package org.jdeco.magics.analysis;

import com.sun.source.tree.Tree;

/**
 * Why something is not run ahead of its turn.
 *
 * @param at the witness
 * @param reason what stands in the way, in the user's terms
 * @param remedy what the user can do; empty when there is nothing
 * @param page the page under {@code docs/reasons} that tells more
 */
public record Refusal(Tree at, String reason, String remedy, String page) {}
