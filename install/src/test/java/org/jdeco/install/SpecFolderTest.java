package org.jdeco.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpecFolderTest {
  private static final Launch LAUNCH =
      new Launch(Path.of("/jdk/bin/java"), Path.of("/a folder/jdeco.jar"));
  private static final String OTHERS =
      "{\"argv\": [\"python\", \"-m\", \"ipykernel\"], \"display_name\": \"Python\", \"language\": \"python\"}";

  @TempDir private Path prefix;

  @Test
  void whatIsWrittenIsReadAgain() {
    SpecFolder folder = folder("jdeco");
    KernelSpec spec = KernelSpec.of(LAUNCH, List.of("-Xmx1g"));
    folder.write(spec);
    assertThat(folder.read()).contains(spec);
    assertThat(spec.jar()).isEqualTo(LAUNCH.jar());
    assertThat(spec.command("/tmp/c.json"))
        .containsExactly(
            "/jdk/bin/java", "-Xmx1g", "-jar", "/a folder/jdeco.jar", "kernel", "/tmp/c.json");
  }

  @Test
  void anotherKernelsSpecIsLeftAlone() throws Exception {
    SpecFolder folder = folder("python3");
    Files.createDirectories(folder.path());
    Files.writeString(folder.path().resolve("kernel.json"), OTHERS);
    assertThatThrownBy(folder::requireOurs)
        .isInstanceOf(InstallException.class)
        .hasMessageContaining("another kernel");
  }

  @Test
  void deletingTakesTheFolderButNoStrangersFile() throws Exception {
    SpecFolder clean = folder("clean");
    clean.write(KernelSpec.of(LAUNCH, List.of()));
    assertThat(clean.delete()).isTrue();
    assertThat(clean.path()).doesNotExist();
    assertThat(clean.delete()).isFalse();

    SpecFolder shared = folder("shared");
    shared.write(KernelSpec.of(LAUNCH, List.of()));
    Files.writeString(shared.path().resolve("notes.txt"), "mine");
    assertThat(shared.delete()).isTrue();
    assertThat(shared.path()).isDirectoryContaining("glob:**/notes.txt");
    assertThat(shared.path().resolve("kernel.json")).doesNotExist();
  }

  @Test
  void onlyKernelsOfJdecoAreFoundAndABrokenOneIsNotMissed() throws Exception {
    folder("fast").write(KernelSpec.of(LAUNCH, List.of()));
    Files.createDirectories(folder("python3").path());
    Files.writeString(folder("python3").path().resolve("kernel.json"), OTHERS);
    Files.createDirectories(folder("jdeco").path());
    Files.writeString(folder("jdeco").path().resolve("kernel.json"), "{");
    var host =
        new Host(
            Host.Platform.LINUX, prefix.resolve("home"), Map.of("VIRTUAL_ENV", prefix.toString()));
    assertThat(SpecFolder.ofJdeco(host, Optional.of(prefix)))
        .containsExactly(folder("fast"), folder("jdeco"));
    assertThatThrownBy(() -> folder("jdeco").read())
        .isInstanceOf(InstallException.class)
        .hasMessageContaining("cannot read");
  }

  private SpecFolder folder(String name) {
    return new SpecFolder(prefix.resolve("share/jupyter/kernels").resolve(name));
  }
}
