package org.jdeco.magics.analysis;

/**
 * What the user allows.
 *
 * @param strict nothing is taken on trust
 * @param trust the user's word overrules effects that the analysis found
 */
public record Grants(boolean strict, boolean trust) {}
