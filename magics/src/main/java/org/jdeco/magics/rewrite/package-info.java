/** From a cell to the text that runs: analysis asked, edits made. Execution thread. */
@NullMarked
package org.jdeco.magics.rewrite;

import org.jspecify.annotations.NullMarked;
