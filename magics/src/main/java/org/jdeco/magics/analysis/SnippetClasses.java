package org.jdeco.magics.analysis;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jdeco.magics.Session;
import org.jspecify.annotations.Nullable;

/**
 * The compiler's view of the classes that snippets defined, beside those of the class path. What
 * the platform has is looked up once; no plugin of the compiler is looked for.
 */
final class SnippetClasses extends ForwardingJavaFileManager<StandardJavaFileManager> {
  /** The package of all snippets. */
  static final String PACKAGE = "REPL";

  private static final Set<JavaFileObject.Kind> CLASSES = Set.of(JavaFileObject.Kind.CLASS);

  private final Session session;
  private final Map<Place, List<JavaFileObject>> platform = new HashMap<>();
  private final Map<String, JavaFileObject> snippets = new HashMap<>();
  private final Map<String, String> modules = new HashMap<>();

  SnippetClasses(StandardJavaFileManager files, Session session) {
    super(files);
    this.session = session;
    for (ModuleReference module : ModuleFinder.ofSystem().findAll()) {
      module.descriptor().packages().forEach(name -> modules.put(name, module.descriptor().name()));
    }
  }

  /** The simple names of the types in a package of the platform; none if it has no such package. */
  Set<String> platformTypes(String packageName) {
    String module = modules.get(packageName);
    if (module == null) {
      return Set.of();
    }
    Set<String> names = new HashSet<>();
    try {
      Location location = getLocationForModule(StandardLocation.SYSTEM_MODULES, module);
      for (JavaFileObject file : list(location, packageName, CLASSES, false)) {
        String name = inferBinaryName(location, file);
        if (name != null) {
          names.add(name.substring(name.lastIndexOf('.') + 1));
        }
      }
    } catch (IOException e) {
      return Set.of();
    }
    return names;
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
      throws IOException {
    if (location.getName().startsWith(StandardLocation.SYSTEM_MODULES.getName())) {
      Place place = new Place(location, packageName, Set.copyOf(kinds), recurse);
      List<JavaFileObject> known = platform.get(place);
      if (known == null) {
        known = copy(super.list(location, packageName, kinds, recurse));
        platform.put(place, known);
      }
      return known;
    }
    Iterable<JavaFileObject> found = super.list(location, packageName, kinds, recurse);
    if (location != StandardLocation.CLASS_PATH
        || !packageName.equals(PACKAGE)
        || !kinds.contains(JavaFileObject.Kind.CLASS)) {
      return found;
    }
    List<JavaFileObject> all = copy(found);
    for (String name : session.classNames()) {
      all.add(snippets.computeIfAbsent(name, SnippetClass::new));
    }
    return all;
  }

  private static List<JavaFileObject> copy(Iterable<JavaFileObject> files) {
    List<JavaFileObject> all = new ArrayList<>();
    files.forEach(all::add);
    return all;
  }

  @Override
  public boolean hasLocation(Location location) {
    return location == StandardLocation.ANNOTATION_PROCESSOR_MODULE_PATH
        || super.hasLocation(location);
  }

  @Override
  public <S> ServiceLoader<S> getServiceLoader(Location location, Class<S> service) {
    return ServiceLoader.load(ModuleLayer.empty(), service);
  }

  @Override
  public @Nullable String inferBinaryName(Location location, JavaFileObject file) {
    return file instanceof SnippetClass snippet
        ? snippet.binaryName
        : super.inferBinaryName(location, file);
  }

  @Override
  public boolean isSameFile(FileObject a, FileObject b) {
    return (a instanceof SnippetClass || b instanceof SnippetClass)
        ? a.equals(b)
        : super.isSameFile(a, b);
  }

  @Override
  public boolean contains(Location location, FileObject file) throws IOException {
    return file instanceof SnippetClass
        ? location == StandardLocation.CLASS_PATH
        : super.contains(location, file);
  }

  /** Where the compiler looks for files. */
  private record Place(
      Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) {}

  private final class SnippetClass extends SimpleJavaFileObject {
    private final String binaryName;

    SnippetClass(String binaryName) {
      super(
          URI.create("snippet:///" + binaryName.replace('.', '/').replace("$", "%24") + ".class"),
          Kind.CLASS);
      this.binaryName = binaryName;
    }

    @Override
    public InputStream openInputStream() throws IOException {
      byte[] bytes = session.classBytes(binaryName);
      if (bytes == null) {
        throw new IOException("no class file of " + binaryName);
      }
      return new ByteArrayInputStream(bytes);
    }
  }
}
