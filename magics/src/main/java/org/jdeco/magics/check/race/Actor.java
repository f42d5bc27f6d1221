package org.jdeco.magics.check.race;

/**
 * Who reads or writes: a call that may run ahead, or the code around the calls.
 *
 * @param call the call's number in its loop, from 1; 0 for the code around
 * @param iteration the iteration, from 1
 * @param spot where the call is made; -1 for the code around
 */
record Actor(int call, int iteration, int spot) {
  boolean isCall() {
    return call > 0;
  }
}
