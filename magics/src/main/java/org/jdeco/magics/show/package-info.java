/**
 * What the user sees of a run and of a plan: pure functions from data to HTML, text and JSON, and
 * the display that follows a run. Rendering is done on the execution thread and on the display's
 * own; both take turns.
 */
@NullMarked
package org.jdeco.magics.show;

import org.jspecify.annotations.NullMarked;
