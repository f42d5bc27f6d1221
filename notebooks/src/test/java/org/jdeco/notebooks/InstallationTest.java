package org.jdeco.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(InstalledKernel.Extension.class)
final class InstallationTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void theSpecNamesThisJavaThisJarAndTheCacheByAbsolutePaths(InstalledKernel kernel)
      throws Exception {
    var spec = JSON.readTree(Files.readString(kernel.spec().resolve("kernel.json")));
    assertThat(spec.path("language").asString()).isEqualTo("java");
    assertThat(spec.path("display_name").asString()).isEqualTo("Java (JDeco)");
    assertThat(spec.path("interrupt_mode").asString()).isEqualTo("message");
    var argv = spec.path("argv").valueStream().map(word -> word.asString()).toList();
    assertThat(Path.of(argv.getFirst())).isAbsolute().isExecutable();
    assertThat(Path.of(argv.get(argv.indexOf("-jar") + 1))).isAbsolute().isRegularFile();
    assertThat(argv).contains("-XX:AOTCache=" + kernel.spec().resolve("jdeco.aot"));
    assertThat(argv).endsWith("kernel", "{connection_file}");
  }

  @Test
  void jupyterListsTheKernel(InstalledKernel kernel) throws Exception {
    var listed = kernel.client(kernel.prefix(), "jupyter", "kernelspec", "list", "--json").run();
    var specs = JSON.readTree(listed.well().text()).path("kernelspecs");
    assertThat(specs.path("jdeco").path("resource_dir").asString())
        .isEqualTo(kernel.spec().toString());
    assertThat(kernel.spec()).isDirectoryContaining("glob:**/logo-{32x32,64x64}.png");
  }

  @Test
  void theDoctorStartsTheInstalledKernel(InstalledKernel kernel) throws Exception {
    var said = InstalledKernel.jdeco("doctor", "--prefix", kernel.prefix().toString()).run().well();
    assertThat(said.text())
        .contains(kernel.spec().toString(), "1 + 1 = 2", "All is well")
        .doesNotContain("start-up cache");
  }

  @Test
  void theKernelStartsWithoutAWordWhenTheCacheIsGone(
      InstalledKernel kernel, @TempDir Path elsewhere) throws Exception {
    install(elsewhere);
    Path spec = elsewhere.resolve("share/jupyter/kernels/jdeco/kernel.json");
    String cached = Files.readString(kernel.spec().resolve("kernel.json"));
    Files.writeString(spec, cached.replace("jdeco.aot", "gone.aot"));
    var said = InstalledKernel.jdeco("doctor", "--prefix", elsewhere.toString()).run().well();
    assertThat(said.text()).contains("no start-up cache", "1 + 1 = 2");
  }

  @Test
  void theDoctorTellsWhatIsBroken(@TempDir Path elsewhere) throws Exception {
    install(elsewhere);
    Path spec = elsewhere.resolve("share/jupyter/kernels/jdeco/kernel.json");
    Files.writeString(spec, Files.readString(spec).replaceFirst("/bin/java\"", "/bin/nojava\""));
    var said = InstalledKernel.jdeco("doctor", "--prefix", elsewhere.toString()).run();
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.text()).contains("its Java is gone").doesNotContain("All is well");
  }

  @Test
  void uninstallLeavesNothing(@TempDir Path elsewhere) throws Exception {
    install(elsewhere);
    Path kernels = elsewhere.resolve("share/jupyter/kernels");
    assertThat(kernels.resolve("jdeco")).isDirectory();
    InstalledKernel.jdeco("uninstall", "--prefix", elsewhere.toString()).run().well();
    assertThat(kernels).isEmptyDirectory();
    var again = InstalledKernel.jdeco("uninstall", "--prefix", elsewhere.toString()).run();
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.text()).contains("there is no kernel jdeco");
  }

  private static void install(Path prefix) throws Exception {
    InstalledKernel.jdeco("install", "--no-cache", "--prefix", prefix.toString()).run().well();
  }
}
