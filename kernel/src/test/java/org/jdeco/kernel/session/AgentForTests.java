package org.jdeco.kernel.session;

import com.sun.tools.attach.VirtualMachine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Gives this JVM the agent that the shaded jar's manifest gives the kernel. */
final class AgentForTests {
  private AgentForTests() {}

  static void attach() {
    if (RedefinitionAgent.instrumentation() != null) {
      return;
    }
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Agent-Class", RedefinitionAgent.class.getName());
    attributes.putValue("Can-Redefine-Classes", "true");
    try {
      Path jar = Files.createTempFile("agent", ".jar");
      new JarOutputStream(Files.newOutputStream(jar), manifest).close();
      VirtualMachine self = VirtualMachine.attach(String.valueOf(ProcessHandle.current().pid()));
      self.loadAgent(jar.toString());
      self.detach();
      Files.delete(jar);
    } catch (Exception e) {
      throw new IllegalStateException("needs -Djdk.attach.allowAttachSelf=true", e);
    }
  }
}
