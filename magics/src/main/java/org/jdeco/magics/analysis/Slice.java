package org.jdeco.magics.analysis;

import com.sun.source.tree.TryTree;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The part of a loop that runs ahead.
 *
 * @param sites the calls made ahead, in the order of their text
 * @param code what a worker runs for one iteration, as Java; results go to {@code $t.putK(..)}
 * @param logged whether the task keeps a log, as calls have no fixed places in it
 * @param attempts the try statements that a worker runs as such
 * @param acting those of the calls whose arguments the replay evaluates, too, for what they change
 * @param once whether every call is made exactly once in each iteration
 * @param steady whether the innermost loop's bound is known not to change, guards or no
 * @param stays whether a worker may go on for ever where serial Java would not
 * @param dropped whether a worker that does so, or is slow, may be left behind
 * @param fixed variables that keep the value they have when the loop starts
 * @param moving variables that the lookahead moves along
 * @param privates variables that each iteration sets before it uses them
 * @param steps for each level the statements before and after the inner loop that move variables;
 *     for the innermost level those of its body
 * @param guards what must hold when the loop starts
 * @param trusted what is taken on trust, in words
 * @param mayDraw whether something in the loop may ask for the iteration's random generator, as far
 *     as can be told without looking further
 * @param printing whether a call may print
 * @param overwritten what calls overwrite, which is put back if the replay does not come to them
 */
public record Slice(
    List<Site> sites,
    String code,
    boolean logged,
    List<TryTree> attempts,
    Set<Site> acting,
    boolean once,
    boolean steady,
    boolean stays,
    boolean dropped,
    List<Capture> fixed,
    List<Capture> moving,
    List<Capture> privates,
    List<Steps> steps,
    List<Guard> guards,
    List<String> trusted,
    boolean mayDraw,
    boolean printing,
    Map<Site, List<Overwrites.Target>> overwritten) {
  /** The same with a task for each iteration, never for several. */
  Slice stepwise() {
    return new Slice(
        sites,
        code,
        logged,
        attempts,
        acting,
        false,
        steady,
        stays,
        dropped,
        fixed,
        moving,
        privates,
        steps,
        guards,
        trusted,
        mayDraw,
        printing,
        overwritten);
  }

  /**
   * What the lookahead does at one level besides the loop's header.
   *
   * @param before before the inner loop, or in the innermost body
   * @param after after the inner loop
   */
  public record Steps(List<String> before, List<String> after) {}
}
