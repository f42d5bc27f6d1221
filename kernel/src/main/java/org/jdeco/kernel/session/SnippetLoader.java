package org.jdeco.kernel.session;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.constant.ClassDesc;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Defines the snippets' classes, woven, and the classes of the user's class path. */
final class SnippetLoader extends URLClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final Map<String, byte[]> written = new ConcurrentHashMap<>();
  private final Set<String> libraries = ConcurrentHashMap.newKeySet();
  private final StopSwitch stopSwitch;
  private final SnippetWeaver weaver;
  private volatile @Nullable Function<ClassModel, ClassTransform> change;

  SnippetLoader(ClassLoader parent, StopSwitch stopSwitch) {
    super("cells", new URL[0], parent);
    this.stopSwitch = stopSwitch;
    ClassHierarchyResolver snippets =
        ClassHierarchyResolver.ofResourceParsing(type -> {
          byte[] bytes = written.get(binaryName(type));
          return bytes == null ? null : new ByteArrayInputStream(bytes);
        });
    weaver =
        new SnippetWeaver(
            snippets
                .orElse(ClassHierarchyResolver.defaultResolver())
                .orElse(ClassHierarchyResolver.ofResourceParsing(this)));
  }

  StopSwitch stopSwitch() {
    return stopSwitch;
  }

  /** Makes a class known, or replaces what is known of it; it is defined when it is first used. */
  void declare(String binaryName, byte[] bytes) {
    written.put(binaryName, bytes);
  }

  /** The class file as the compiler wrote it. */
  byte @Nullable [] written(String binaryName) {
    return written.get(binaryName);
  }

  Collection<String> names() {
    return List.copyOf(written.keySet());
  }

  /** The class file as it is loaded. */
  byte[] woven(byte[] bytes) {
    return weaver.weave(bytes, change);
  }

  /** Lets classes go through something more before they are defined; null: no more. */
  void change(@Nullable Function<ClassModel, ClassTransform> next) {
    change = next;
  }

  /** The snippets' classes, and those of the user's class path, that have been defined. */
  List<Class<?>> defined() {
    return Stream.concat(written.keySet().stream(), libraries.stream())
        .<Class<?>>map(this::findLoadedClass)
        .filter(Objects::nonNull)
        .toList();
  }

  /** The file of a class that has been defined, as it is to be redefined now. */
  byte[] renewed(Class<?> type) throws IOException {
    byte[] bytes = written.get(type.getName());
    if (bytes != null) {
      return woven(bytes);
    }
    try (InputStream in = getResourceAsStream(type.getName().replace('.', '/') + ".class")) {
      if (in == null) {
        throw new IOException("there is no file of " + type);
      }
      return weaver.change(in.readAllBytes(), change);
    }
  }

  @Override
  protected void addURL(URL url) {
    super.addURL(url);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = written.get(name);
    if (bytes == null) {
      Class<?> found = super.findClass(name);
      libraries.add(name);
      return found;
    }
    byte[] woven = woven(bytes);
    return defineClass(name, woven, 0, woven.length);
  }

  private static String binaryName(ClassDesc type) {
    String descriptor = type.descriptorString();
    return descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
  }
}
