package org.jdeco.magics.effects;

import java.util.Set;

/**
 * All a call of a method may do, its callees' doings included. Objects made during the call are
 * left out: nobody else can reach them but through a write that is listed, or through the result.
 *
 * @param reads what it reads of objects that were there before the call
 * @param writes what it writes of them
 * @param traits what else it does
 * @param unknowns what is not known of it; nothing is promised of these, they are taken on trust
 * @param returns where objects may have come from that the result is, or leads to
 * @param freshResult whether the result is on every path a primitive, null, an immutable value or
 *     an object made during the call
 * @param retains roots of objects that may be stored where they outlive the call, other than in the
 *     result
 * @param mayThrow whether an exception may come out of it (errors of the machine, such as no memory
 *     left, aside)
 * @param mayNotReturn whether it has loops or recursion that were not shown to end
 */
public record Effects(
    Set<Access> reads,
    Set<Access> writes,
    Set<Trait> traits,
    Set<Unknown> unknowns,
    Set<Root> returns,
    boolean freshResult,
    Set<Root> retains,
    boolean mayThrow,
    boolean mayNotReturn) {

  /** Whether it changes nothing but what it made itself, and all of it is known. */
  public boolean isPure() {
    return writes.isEmpty() && traits.isEmpty() && unknowns.isEmpty();
  }

  /** Whether all of it is known, so that a verdict can be more than assumed. */
  public boolean isKnown() {
    return unknowns.isEmpty();
  }

  /** Whether it depends on its arguments' own values alone, and changes nothing. */
  public boolean isConstant() {
    return isPure() && reads.isEmpty();
  }

  /** Whether it could be called, its result dropped, and nobody could tell. */
  public boolean isDroppable() {
    return isPure() && !mayThrow && !mayNotReturn;
  }
}
