package org.jdeco.kernel.session;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Links the call sites that {@link StopWeaver} put into snippets. For woven code only. */
public final class StopSites {
  private StopSites() {}

  /** The call site of the session that loaded the caller's class. */
  public static CallSite link(MethodHandles.Lookup caller, String name, MethodType type) {
    if (caller.lookupClass().getClassLoader() instanceof SnippetLoader loader) {
      return loader.stopSwitch().site();
    }
    throw new BootstrapMethodError(caller.lookupClass() + " was not loaded by a session");
  }
}
