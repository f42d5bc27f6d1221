package org.jdeco.magics.analysis;

import java.util.List;
import java.util.Set;

/**
 * A call of straight-line code that can be made ahead of its turn.
 *
 * @param site the call
 * @param code what a worker runs before it, as Java; results of earlier calls come from {@code $g}
 * @param call the call itself, likewise
 * @param given variables whose values when the graph is opened it needs
 * @param privates variables that {@code code} sets before it uses them
 * @param after the numbers of the calls whose results it needs
 * @param guards what must hold when the graph is opened
 * @param trusted what is taken on trust, in words
 */
public record AheadCall(
    Site site,
    String code,
    String call,
    List<Capture> given,
    List<Capture> privates,
    Set<Integer> after,
    List<Guard> guards,
    List<String> trusted) {}
