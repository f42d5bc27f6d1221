package org.jdeco.magics.rewrite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdeco.magics.Session;
import org.jdeco.magics.analysis.Trampolines;
import org.jdeco.magics.effects.ClassSource;
import org.jspecify.annotations.Nullable;

/** The class files of a session's snippets, of the libraries on its class path, and of probes. */
final class SessionClasses implements ClassSource {
  private final Session session;
  private final Trampolines trampolines;
  private final Map<String, Optional<byte[]>> libraries = new HashMap<>();
  private String classPath = "";

  SessionClasses(Session session, Trampolines trampolines) {
    this.session = session;
    this.trampolines = trampolines;
  }

  @Override
  public byte @Nullable [] bytes(String internalName) {
    byte[] probe = trampolines.bytes(internalName);
    if (probe != null) {
      return probe;
    }
    byte[] snippet = session.classBytes(internalName.replace('/', '.'));
    if (snippet != null || internalName.startsWith("REPL/")) {
      return snippet;
    }
    if (!classPath.equals(session.classPath())) {
      classPath = session.classPath();
      libraries.values().removeIf(Optional::isEmpty);
    }
    return libraries.computeIfAbsent(internalName, this::library).orElse(null);
  }

  private Optional<byte[]> library(String internalName) {
    String file = internalName + ".class";
    if (ClassLoader.getPlatformClassLoader().getResource(file) != null) {
      return Optional.empty();
    }
    try (InputStream in = session.loader().getResourceAsStream(file)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Collection<String> classes() {
    return session.classNames().stream().map(name -> name.replace('.', '/')).toList();
  }
}
