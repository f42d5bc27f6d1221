package org.jdeco.magics.check.race;

import org.jspecify.annotations.Nullable;

/** Who wrote one place last, and which two actors read it last since then. */
final class Trace {
  @Nullable Actor writer;
  int written;
  @Nullable Actor reader;
  int read;
  @Nullable Actor otherReader;
  int otherRead;

  void reads(Actor actor, int spot) {
    if (!actor.equals(reader)) {
      otherReader = reader;
      otherRead = read;
      reader = actor;
    }
    read = spot;
  }

  void writes(Actor actor, int spot) {
    writer = actor;
    written = spot;
    reader = null;
    otherReader = null;
  }
}
