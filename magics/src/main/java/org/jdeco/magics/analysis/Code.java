package org.jdeco.magics.analysis;

/**
 * A region's code, and what its names, calls and objects are.
 *
 * @param cell the cell it is part of
 * @param sites the concurrent calls
 * @param callee what other calls do
 * @param origins where its objects come from
 */
record Code(Attributed cell, Sites sites, Callee callee, Origins origins) {}
