package org.jdeco.magics.check;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The state of a session at a moment, to be compared with another. */
interface View {
  /** The values of the roots, by name. */
  Map<String, @Nullable Object> roots();

  /** What an object of the nature {@link Nature#STATE} held at that moment. */
  Content of(Object object);
}
