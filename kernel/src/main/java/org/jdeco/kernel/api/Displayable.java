package org.jdeco.kernel.api;

import java.util.Map;

/** A value that says itself how a notebook shows it. */
@FunctionalInterface
public interface Displayable {
  /**
   * The value's forms by MIME type, such as {@code text/html}. Binary forms are byte arrays; {@code
   * text/plain} is added from {@code toString()} when it is not among them.
   */
  Map<String, Object> mimeBundle();
}
