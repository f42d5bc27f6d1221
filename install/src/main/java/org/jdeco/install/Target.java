package org.jdeco.install;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that say where a kernel spec is, and under which name. */
final class Target {
  private static final Pattern NAME = Pattern.compile("[a-z0-9._-]+");

  @ArgGroup(exclusive = true)
  private final Where where = new Where();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "name of the kernel (default: ${DEFAULT-VALUE})",
      defaultValue = "jdeco")
  private String name = "jdeco";

  private static final class Where {
    @SuppressWarnings("UnusedVariable") // being the default, it only rules out the others
    @Option(names = "--user", description = "for this user (default)")
    private boolean user;

    @Option(
        names = "--sys-prefix",
        description = "in the Python environment in use (VIRTUAL_ENV, CONDA_PREFIX, or python3's)")
    private boolean sysPrefix;

    @Option(
        names = "--prefix",
        paramLabel = "DIR",
        description = "in DIR/share/jupyter, e.g. the folder of a virtual environment")
    private @Nullable Path prefix;
  }

  String name() {
    String lower = name.toLowerCase(Locale.ROOT);
    if (!NAME.matcher(lower).matches()) {
      throw new InstallException(
          "'" + name + "' cannot name a kernel: use letters, digits, '.', '_' and '-'");
    }
    return lower;
  }

  /** The kernel's own folder. */
  Path folder(Host host) {
    return data(host).resolve("kernels").resolve(name()).toAbsolutePath().normalize();
  }

  private Path data(Host host) {
    @Nullable Path prefix = where.prefix;
    if (prefix != null) {
      return JupyterFolders.under(prefix);
    }
    if (where.sysPrefix) {
      return host.pythonPrefix()
          .map(JupyterFolders::under)
          .orElseThrow(() ->
              new InstallException(
                  "no Python environment is active and there is no python3 on the PATH: use --prefix DIR"));
    }
    return new JupyterFolders(host).user();
  }
}
