package org.jdeco.kernel.session;

import org.jdeco.kernel.Frontend;
import org.jdeco.magics.Bundle;
import org.jspecify.annotations.Nullable;

/** The front end of code that no cell has asked for. */
final class Silence implements Frontend {
  @Override
  public void stream(Stream stream, String text) {}

  @Override
  public void display(Bundle bundle, @Nullable String displayId) {}

  @Override
  public void updateDisplay(Bundle bundle, String displayId) {}

  @Override
  public void clearOutput(boolean wait) {}

  @Override
  public void page(Bundle bundle) {}

  @Override
  public String input(String prompt, boolean password) {
    throw new StdinNotAllowedException();
  }
}
