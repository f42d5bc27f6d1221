package org.jdeco.magics.check.race;

import java.util.ArrayList;
import java.util.List;

/** The spots of woven code, by number. */
final class Spots {
  private final List<Spot> all = new ArrayList<>();

  int add(Spot spot) {
    all.add(spot);
    return all.size() - 1;
  }

  Spot get(int number) {
    return all.get(number);
  }
}
