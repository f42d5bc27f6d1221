package org.jdeco.magics.analysis;

import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdeco.magics.effects.Trait;
import org.jspecify.annotations.Nullable;

/**
 * What is done around calls that are made ahead of their turn.
 *
 * @param loops whether the calls are those of loops, or else of statements in a row
 * @param writes what is written, by the calls too
 * @param dependences how that gets in the way of reads ahead
 * @param overwrites the calls that overwrite array elements
 * @param unknowns what is not known of what is done between the calls
 * @param files what is done to files
 * @param callsJdeco whether JDeco itself is called
 * @param draw what draws from the generator of the iteration besides the calls, or null
 */
record Around(
    boolean loops,
    List<Touch> writes,
    Dependences dependences,
    Overwrites overwrites,
    List<Touches.Taken> unknowns,
    Files files,
    boolean callsJdeco,
    @Nullable Tree draw) {

  /** What loops do around their concurrent calls. */
  static Around loops(Code code, Region region, List<Site> concurrent) {
    Nest nest = region.nest();
    Touching touching = new Touching(code);
    Touches done = touching.of(nest.outer());
    Overwrites overwrites =
        new Overwrites(code, concurrent, nest.innermost().body(), touching, done);
    List<Touch> writes = new ArrayList<>(done.writes());
    writes.addAll(overwrites.writes());
    Dependences dependences =
        new Dependences(code.cell(), code.callee(), nest.levels(), writes, region::areRepeated);
    Files files = new Files(code.cell(), concurrent, done.traits());
    Tree draw = done.traits().get(Trait.DRAWS);
    boolean jdeco = done.traits().containsKey(Trait.CALLS_JDECO);
    return new Around(true, writes, dependences, overwrites, done.unknowns(), files, jdeco, draw);
  }

  /**
   * What statements in a row do before a call.
   *
   * @param before what they write that come before it
   */
  static Around statements(Code code, List<Touch> before) {
    Attributed cell = code.cell();
    Overwrites none =
        new Overwrites(code, List.of(), cell.statements(), new Touching(code), new Touches(cell));
    Dependences dependences = new Dependences(cell, code.callee(), List.of(), before);
    Files files = new Files(cell, List.of(), Map.of());
    return new Around(false, before, dependences, none, List.of(), files, false, null);
  }
}
