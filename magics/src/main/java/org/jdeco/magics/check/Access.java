package org.jdeco.magics.check;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes fields readable and writable; with an agent, those of the JDK's own classes too. */
final class Access {
  private final @Nullable Instrumentation agent;
  private final Set<Module> opened = new HashSet<>();

  Access(@Nullable Instrumentation agent) {
    this.agent = agent;
  }

  /** Whether the field can be used from now on. */
  boolean to(Field field) {
    if (field.trySetAccessible()) {
      return true;
    }
    Module module = field.getDeclaringClass().getModule();
    if (agent == null || !module.isNamed() || !opened.add(module)) {
      return false;
    }
    open(module, agent);
    return field.trySetAccessible();
  }

  private static void open(Module module, Instrumentation agent) {
    Map<String, Set<Module>> opens = new HashMap<>();
    Set<Module> here = Set.of(Access.class.getModule());
    module.getPackages().forEach(name -> opens.put(name, here));
    agent.redefineModule(module, Set.of(), Map.of(), opens, Set.of(), Map.of());
  }
}
