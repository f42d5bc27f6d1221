package org.jdeco.magics.check.race;

import org.jspecify.annotations.Nullable;

/**
 * What recorded code calls before it reads, writes or calls something. For woven code only: the one
 * recording of the process is reached from here, since woven code can call nothing but static
 * methods.
 */
public final class RecordedCalls {
  private static volatile @Nullable Recording active;
  private static volatile @Nullable Spots spots;

  private RecordedCalls() {}

  static void begin(Recording recording, Spots known) {
    spots = known;
    active = recording;
  }

  static void end() {
    active = null;
    spots = null;
  }

  /** A concurrent method is called next. */
  public static void calling(int spot) {
    Recording recording = active;
    if (recording != null) {
      recording.calling(spot);
    }
  }

  /** A concurrent method begins; what it returns is for {@link #exit}. */
  public static boolean enter() {
    Recording recording = active;
    return recording != null && recording.enter();
  }

  /** A concurrent method ends. */
  public static void exit(boolean entered) {
    Recording recording = active;
    if (entered && recording != null) {
      recording.exit();
    }
  }

  /** A loop that makes calls begins another iteration. */
  public static void turn() {
    Recording recording = active;
    if (recording != null) {
      recording.turn();
    }
  }

  /** An element of an array is read. */
  public static void load(@Nullable Object array, int index, int spot) {
    access(array, Place.element(index), false, spot);
  }

  /** An element of an array is written. */
  public static void store(@Nullable Object array, int index, int spot) {
    access(array, Place.element(index), true, spot);
  }

  /** A field is read. */
  public static void get(@Nullable Object object, int spot) {
    access(object, Place.field(what(spot)), false, spot);
  }

  /** A field is written. */
  public static void put(@Nullable Object object, int spot) {
    access(object, Place.field(what(spot)), true, spot);
  }

  /** A static variable is read. */
  public static void getStatic(int spot) {
    access(what(spot), Place.ALL, false, spot);
  }

  /** A static variable is written. */
  public static void putStatic(int spot) {
    access(what(spot), Place.ALL, true, spot);
  }

  /** A collection, or another object of the JDK, is asked. */
  public static void ask(@Nullable Object object, int spot) {
    access(object, Place.ALL, false, spot);
  }

  /** A collection, or another object of the JDK, is changed. */
  public static void change(@Nullable Object object, int spot) {
    access(object, Place.ALL, true, spot);
  }

  private static String what(int spot) {
    Spots known = spots;
    return known == null ? "" : known.get(spot).what();
  }

  private static void access(@Nullable Object object, Place place, boolean write, int spot) {
    Recording recording = active;
    if (recording != null) {
      recording.access(object, place, write, spot);
    }
  }
}
