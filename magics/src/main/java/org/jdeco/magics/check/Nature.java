package org.jdeco.magics.check;

/** How an object is to be treated when the state of a session is kept. */
enum Nature {
  /** It never changes, so that it need not be kept; equal ones count as the same. */
  VALUE,
  /** What it holds is kept, put back and compared. */
  STATE,
  /** It stands for something outside of the heap, or works by itself: both runs share it. */
  SHARED
}
