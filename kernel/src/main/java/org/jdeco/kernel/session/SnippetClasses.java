package org.jdeco.kernel.session;

import java.io.File;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.InternalException;

/** JShell's view of the loader: installs the classes it compiles. */
final class SnippetClasses implements LoaderDelegate {
  private static final System.Logger LOGGER = System.getLogger(SnippetClasses.class.getName());

  private final SnippetLoader loader;
  private final Succession succession;
  private final Map<String, Class<?>> loaded = new ConcurrentHashMap<>();

  SnippetClasses(SnippetLoader loader, Succession succession) {
    this.loader = loader;
    this.succession = succession;
  }

  @Override
  public void load(ClassBytecodes[] classes) throws ClassInstallException {
    for (ClassBytecodes bytecodes : classes) {
      loader.declare(bytecodes.name(), bytecodes.bytecodes());
    }
    boolean[] done = new boolean[classes.length];
    for (int i = 0; i < classes.length; i++) {
      try {
        Class<?> defined = Class.forName(classes[i].name(), false, loader);
        // Links far enough that an error shows here, not in the user's code.
        int methods = defined.getDeclaredMethods().length;
        LOGGER.log(System.Logger.Level.TRACE, "{0}: {1} methods", defined, methods);
        succession.loaded(defined);
        loaded.put(classes[i].name(), defined);
        done[i] = true;
      } catch (ClassNotFoundException | LinkageError e) {
        ClassInstallException failure = new ClassInstallException("load: " + e, done);
        failure.initCause(e);
        throw failure;
      }
    }
  }

  @Override
  public void classesRedefined(ClassBytecodes[] classes) {
    for (ClassBytecodes bytecodes : classes) {
      loader.declare(bytecodes.name(), bytecodes.bytecodes());
    }
  }

  @Override
  public void addToClasspath(String path) throws InternalException {
    for (String entry : path.split(File.pathSeparator, -1)) {
      try {
        loader.addURL(Path.of(entry).toUri().toURL());
      } catch (MalformedURLException e) {
        throw new InternalException(e.toString());
      }
    }
  }

  @Override
  public Class<?> findClass(String name) throws ClassNotFoundException {
    Class<?> found = loaded.get(name);
    if (found == null) {
      throw new ClassNotFoundException(name);
    }
    return found;
  }
}
