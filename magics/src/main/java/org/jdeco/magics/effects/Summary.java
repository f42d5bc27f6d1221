package org.jdeco.magics.effects;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a method does, in terms of its parameters: what {@link Walk} finds, and instantiates where
 * the method is called.
 *
 * @param touches reads and writes, with the first place each was met
 * @param traits what else it does
 * @param unknowns what is not known, with the first place it was met
 * @param result what it returns
 * @param flows what it stores in objects that were there before
 * @param made the contents of the objects it made that get out, by result or flows
 * @param mayThrow whether an exception may come out
 * @param mayNotReturn whether it was not shown to end
 */
record Summary(
    Map<Touch, Site> touches,
    Set<Trait> traits,
    Map<String, Site> unknowns,
    Value result,
    Map<Flow, Value> flows,
    Map<Obj.Fresh, Map<Key, Value>> made,
    boolean mayThrow,
    boolean mayNotReturn) {

  /** Nothing at all: where the search for a recursive method's effects starts. */
  static final Summary NOTHING =
      new Summary(Map.of(), Set.of(), Map.of(), Value.Ref.NONE, Map.of(), Map.of(), false, false);

  /** A method of which only the reason is known why it is not known. */
  static Summary unknown(String reason, @Nullable Site site, Value result) {
    return new Summary(
        Map.of(),
        Set.of(),
        Map.of(reason, site == null ? new Site("", "", -1) : site),
        result,
        Map.of(),
        Map.of(),
        true,
        true);
  }

  /** A store: which part of which object. */
  record Flow(Obj.Sym target, Key key) {}
}
