package org.jdeco.magics.fuzz;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import jdk.jshell.JShell;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jdeco.magics.Bundle;
import org.jdeco.magics.Outcome;
import org.jdeco.magics.Seen;
import org.jdeco.magics.Session;
import org.jdeco.magics.source.MappedText;

/**
 * A session whose snippets are compiled all at once, where a shell would take 15 ms for each. The
 * shell it has only parses.
 */
final class Notebook implements Session, AutoCloseable {
  private final JShell shell;
  private Units units = new Units();

  Notebook() {
    shell = JShell.builder().executionEngine(new Provider(), Map.of()).build();
    for (String name : new String[] {"java.util.*", "java.util.stream.*", "java.util.function.*"}) {
      shell.eval("import " + name + ";");
    }
  }

  /** Forgets all classes. */
  void clear() {
    units = new Units();
  }

  Units units() {
    return units;
  }

  @Override
  public JShell shell() {
    return shell;
  }

  @Override
  public byte[] classBytes(String binaryName) {
    return units.classes.get(binaryName);
  }

  @Override
  public Collection<String> classNames() {
    return units.names();
  }

  @Override
  public String classPath() {
    return System.getProperty("java.class.path");
  }

  @Override
  public ClassLoader loader() {
    return new Loader(units);
  }

  @Override
  public Outcome evaluate(MappedText code, Function<MappedText, Optional<MappedText>> otherwise) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Seen watch(boolean visible, List<String> answers, Supplier<Outcome> body) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String display(Bundle bundle) {
    return "";
  }

  @Override
  public void update(String id, Bundle bundle) {}

  @Override
  public void close() {
    shell.close();
  }

  private record Provider() implements ExecutionControlProvider {
    @Override
    public String name() {
      return "parsing";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
      return new DirectExecutionControl();
    }
  }

  /** A world of its own: all static variables start anew. */
  private static final class Loader extends ClassLoader {
    private final Units units;

    Loader(Units units) {
      super(Notebook.class.getClassLoader());
      this.units = units;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] file = units.classes.get(name);
      if (file == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, file, 0, file.length);
    }
  }
}
