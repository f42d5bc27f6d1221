package org.jdeco.kernel.session;

import java.util.Map;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** Gives JShell the control that the session has made. */
final class InProcessEngine implements ExecutionControlProvider {
  private final InProcessControl control;

  InProcessEngine(InProcessControl control) {
    this.control = control;
  }

  @Override
  public String name() {
    return "jdeco";
  }

  @Override
  public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
    return control;
  }
}
