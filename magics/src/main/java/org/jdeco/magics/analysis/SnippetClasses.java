package org.jdeco.magics.analysis;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jdeco.magics.Session;
import org.jspecify.annotations.Nullable;

/** The compiler's view of the classes that snippets defined, beside those of the class path. */
final class SnippetClasses extends ForwardingJavaFileManager<StandardJavaFileManager> {
  private final Session session;

  SnippetClasses(StandardJavaFileManager files, Session session) {
    super(files);
    this.session = session;
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
      throws IOException {
    Iterable<JavaFileObject> platform = super.list(location, packageName, kinds, recurse);
    if (location != StandardLocation.CLASS_PATH || !kinds.contains(JavaFileObject.Kind.CLASS)) {
      return platform;
    }
    List<JavaFileObject> all = new ArrayList<>();
    platform.forEach(all::add);
    for (String name : session.classNames()) {
      if (name.lastIndexOf('.') == packageName.length() && name.startsWith(packageName)) {
        all.add(new SnippetClass(name));
      }
    }
    return all;
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
