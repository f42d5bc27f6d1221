package org.jdeco.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder that holds a kernel spec, its logos, its start-up cache and directives for the
 * compilers.
 *
 * @param path where it is
 */
record SpecFolder(Path path) {
  private static final List<String> LOGOS =
      List.of("logo-32x32.png", "logo-64x64.png", "logo-svg.svg");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Path file() {
    return path.resolve("kernel.json");
  }

  AotCache cache() {
    return new AotCache(path.resolve("jdeco.aot"));
  }

  CompilerDirectives directives() {
    return new CompilerDirectives(path.resolve("compilers.json"));
  }

  void write(KernelSpec spec) {
    try {
      Files.createDirectories(path);
      for (String logo : LOGOS) {
        try (InputStream picture =
            Objects.requireNonNull(SpecFolder.class.getResourceAsStream(logo), logo)) {
          Files.copy(picture, path.resolve(logo), StandardCopyOption.REPLACE_EXISTING);
        }
      }
      directives().write();
      Files.writeString(
          file(), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(spec) + "\n");
    } catch (IOException e) {
      throw new InstallException("cannot write the kernel spec in " + path, e);
    }
  }

  /** The spec, if there is one that can be read. */
  Optional<KernelSpec> read() {
    try {
      return Files.exists(file())
          ? Optional.of(JSON.readValue(Files.readString(file()), KernelSpec.class))
          : Optional.empty();
    } catch (IOException | JacksonException e) {
      throw new InstallException("cannot read " + file(), e);
    }
  }

  /** Refuses to touch the spec of another kernel that has the same name. */
  void requireOurs() {
    if (read().filter(spec -> !spec.isOurs()).isPresent()) {
      throw new InstallException(path + " holds another kernel: choose a different --name");
    }
  }

  /** Whether it was there to be deleted. Files that are not the installer's stay. */
  boolean delete() {
    if (!Files.exists(file())) {
      return false;
    }
    try {
      Files.delete(file());
      Files.deleteIfExists(cache().file());
      Files.deleteIfExists(directives().file());
      for (String logo : LOGOS) {
        Files.deleteIfExists(path.resolve(logo));
      }
      try (Stream<Path> rest = Files.list(path)) {
        if (rest.findAny().isPresent()) {
          return true;
        }
      }
      Files.delete(path);
      return true;
    } catch (IOException e) {
      throw new InstallException("cannot delete " + path, e);
    }
  }

  /** The folders of all installed kernels that run JDeco, in the order Jupyter looks. */
  static List<SpecFolder> ofJdeco(Host host, Optional<Path> prefix) {
    return Stream.concat(
            prefix.map(JupyterFolders::under).stream(),
            new JupyterFolders(host).searched().stream())
        .distinct()
        .flatMap(folder -> kernels(folder.resolve("kernels")))
        .filter(SpecFolder::isJdeco)
        .toList();
  }

  private static Stream<SpecFolder> kernels(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.of();
    }
    try (Stream<Path> each = Files.list(folder)) {
      return each.sorted().map(SpecFolder::new).toList().stream();
    } catch (IOException e) {
      return Stream.of(); // not ours to read
    }
  }

  private boolean isJdeco() {
    try {
      return read().filter(KernelSpec::isOurs).isPresent();
    } catch (InstallException e) {
      return path.endsWith("jdeco"); // broken, but by its name ours: the doctor should say so
    }
  }
}
