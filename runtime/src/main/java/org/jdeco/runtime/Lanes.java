package org.jdeco.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The lanes that a crew looks at for work and for what is being run. Any thread. */
final class Lanes {
  private volatile Lane[] all = new Lane[0];

  synchronized void add(Lane lane) {
    List<Lane> lanes = new ArrayList<>(List.of(all));
    if (!lanes.contains(lane)) {
      lanes.add(lane);
      all = lanes.toArray(Lane[]::new);
    }
  }

  synchronized void remove(Lane lane) {
    List<Lane> lanes = new ArrayList<>(List.of(all));
    if (lanes.remove(lane)) {
      all = lanes.toArray(Lane[]::new);
    }
  }

  /** Claims some work, below {@code within} if that is given; starts to look at a thread's own. */
  @Nullable Work claim(@Nullable Scope within, int from) {
    Lane[] lanes = all;
    for (int i = 0; i < lanes.length; i++) {
      Work work = lanes[Math.floorMod(from + i, lanes.length)].claim(within);
      if (work != null) {
        return work;
      }
    }
    return null;
  }

  void running(Consumer<Work> visitor) {
    for (Lane lane : all) {
      for (Work work = lane.work; work != null; work = work.under()) {
        visitor.accept(work);
      }
    }
  }

  Lane[] all() {
    return all;
  }
}
