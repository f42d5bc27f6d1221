package org.jdeco.magics;

/** Where the user sees what magics have to show. */
public interface Displays {
  /** Shows a new display and returns its id, which {@link #update} takes. Any thread. */
  String display(Bundle bundle);

  /** Replaces what the display {@code id} shows. Any thread. */
  void update(String id, Bundle bundle);

  /** Shows help, in the front end's pager where it has one. Execution thread. */
  default void page(Bundle bundle) {
    var _ = display(bundle);
  }
}
