package org.jdeco.install;

import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where Jupyter keeps its data, as jupyter_core's paths.py has it.
 *
 * @param host the machine asked about
 */
record JupyterFolders(Host host) {
  /** The user's own data folder. */
  Path user() {
    return host.folder("JUPYTER_DATA_DIR").orElseGet(this::conventional);
  }

  private Path conventional() {
    boolean platform = host.flag("JUPYTER_PLATFORM_DIRS");
    Path home = host.home();
    return switch (host.platform()) {
      case LINUX ->
          host.folder("XDG_DATA_HOME").orElse(home.resolve(".local/share")).resolve("jupyter");
      case MACOS ->
          home.resolve(platform ? "Library/Application Support/Jupyter" : "Library/Jupyter");
      case WINDOWS ->
          platform
              ? host.folder("LOCALAPPDATA").orElse(home.resolve("AppData/Local")).resolve("Jupyter")
              : host.folder("APPDATA").orElse(home.resolve("AppData/Roaming")).resolve("jupyter");
    };
  }

  /** The data folder of an environment or an installation. */
  static Path under(Path prefix) {
    return prefix.resolve("share").resolve("jupyter");
  }

  /** Every folder where Jupyter would look for kernels, first come first served. */
  List<Path> searched() {
    var folders = new LinkedHashSet<Path>();
    host.folder("JUPYTER_PATH")
        .ifPresent(path ->
            Stream.of(path.toString().split(File.pathSeparator))
                .map(Path::of)
                .forEach(folders::add));
    host.pythonPrefix().map(JupyterFolders::under).ifPresent(folders::add);
    folders.add(user());
    folders.addAll(system());
    return List.copyOf(folders);
  }

  private List<Path> system() {
    return switch (host.platform()) {
      case LINUX, MACOS ->
          List.of(Path.of("/usr/local/share/jupyter"), Path.of("/usr/share/jupyter"));
      case WINDOWS ->
          host.folder("PROGRAMDATA")
              .map(folder -> List.of(folder.resolve("jupyter")))
              .orElse(List.of());
    };
  }
}
