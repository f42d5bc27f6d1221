package org.jdeco.runtime;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The lanes that a crew looks at for work and for what is being run. Any thread. */
final class Lanes {
  private volatile Lane[] all = new Lane[0];

  synchronized void add(Lane lane) {
    Lane[] lanes = all;
    if (indexOf(lane) < 0) {
      lanes = Arrays.copyOf(lanes, lanes.length + 1);
      lanes[lanes.length - 1] = lane;
      all = lanes;
    }
  }

  synchronized void remove(Lane lane) {
    Lane[] lanes = all;
    int at = indexOf(lane);
    if (at >= 0) {
      Lane[] rest = Arrays.copyOf(lanes, lanes.length - 1);
      System.arraycopy(lanes, at + 1, rest, at, rest.length - at);
      all = rest;
    }
  }

  private int indexOf(Lane lane) {
    Lane[] lanes = all;
    int at = lanes.length - 1;
    while (at >= 0 && lanes[at] != lane) {
      at--;
    }
    return at;
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
