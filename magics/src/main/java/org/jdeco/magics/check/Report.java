package org.jdeco.magics.check;

import java.util.List;
import java.util.Set;

/**
 * What the comparison of a serial run and a parallel one from the same state found.
 *
 * @param differences what differs, but not between two serial runs
 * @param varying the variables and streams that are others in each run, also in serial ones
 * @param shared what could not be copied, so that both runs used the same one
 * @param left what could not be compared
 * @param compared how many objects and variables were compared
 */
public record Report(
    List<Difference> differences,
    Set<String> varying,
    Set<String> shared,
    Set<String> left,
    long compared) {
  /** Whether the parallel run left what the serial one did. */
  public boolean same() {
    return differences.isEmpty();
  }
}
