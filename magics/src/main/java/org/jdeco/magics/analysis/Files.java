package org.jdeco.magics.analysis;

import com.sun.source.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdeco.magics.effects.Effects;
import org.jdeco.magics.effects.Trait;

/**
 * What an iteration does with files. Which files these are is not known: a call that reads some is
 * taken to read what another place of the loop writes; what one call alone does is its own.
 *
 * @param concurrent the concurrent calls of an iteration
 * @param others what the rest of the iteration does, and where
 */
record Files(Attributed cell, List<Site> concurrent, Map<Trait, Tree> others) {
  /** Why a call must not be made before what comes before it; empty if it may. */
  Optional<Refusal> conflict(Site site) {
    Effects effects = site.effects();
    boolean writes = effects.traits().contains(Trait.WRITES_FILES);
    boolean reads = effects.traits().contains(Trait.READS_FILES);
    Optional<Tree> writer = reads || writes ? place(site, Trait.WRITES_FILES) : Optional.empty();
    Optional<Tree> reader = writes ? place(site, Trait.READS_FILES) : Optional.empty();
    return writer
        .or(() -> reader)
        .map(other ->
            new Refusal(
                site.call(),
                site.method().name()
                    + (writes ? " writes" : " reads")
                    + " files, and line "
                    + cell.line(other)
                    + (writer.isPresent() ? " writes" : " reads")
                    + " files, too ("
                    + cell.oneLine(other)
                    + ")",
                "write the files in one loop and read them in another",
                "files-in-order"));
  }

  private Optional<Tree> place(Site site, Trait trait) {
    Stream<Tree> calls =
        concurrent.stream()
            .filter(other -> !other.equals(site) && other.effects().traits().contains(trait))
            .map(Site::call);
    return Stream.concat(Stream.ofNullable(others.get(trait)), calls).findFirst();
  }
}
