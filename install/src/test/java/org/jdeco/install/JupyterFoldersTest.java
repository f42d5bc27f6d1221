package org.jdeco.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JupyterFoldersTest {
  private static final Path HOME = Path.of("/home/ada");

  @ParameterizedTest
  @CsvSource({
    "LINUX,   '',                   '',    /home/ada/.local/share/jupyter",
    "LINUX,   XDG_DATA_HOME,        /data, /data/jupyter",
    "LINUX,   JUPYTER_DATA_DIR,     /mine, /mine",
    "MACOS,   '',                   '',    /home/ada/Library/Jupyter",
    "MACOS,   JUPYTER_PLATFORM_DIRS, 1,    /home/ada/Library/Application Support/Jupyter",
    "MACOS,   JUPYTER_PLATFORM_DIRS, no,   /home/ada/Library/Jupyter",
    "MACOS,   JUPYTER_DATA_DIR,     /mine, /mine",
    "WINDOWS, APPDATA,              /roam, /roam/jupyter",
    "WINDOWS, '',                   '',    /home/ada/AppData/Roaming/jupyter",
    "WINDOWS, JUPYTER_DATA_DIR,     /mine, /mine",
  })
  void theUsersFolderFollowsTheSystemsConventions(
      Host.Platform platform, String variable, String value, Path expected) {
    assertThat(folders(platform, Map.of(variable, value)).user()).isEqualTo(expected);
  }

  @Test
  void foldersAreSearchedInJupytersOrder() {
    var folders =
        folders(
            Host.Platform.LINUX, Map.of("JUPYTER_PATH", "/first:/second", "VIRTUAL_ENV", "/venv"));
    assertThat(folders.searched())
        .containsExactly(
            Path.of("/first"),
            Path.of("/second"),
            Path.of("/venv/share/jupyter"),
            Path.of("/home/ada/.local/share/jupyter"),
            Path.of("/usr/local/share/jupyter"),
            Path.of("/usr/share/jupyter"));
  }

  @Test
  void aVirtualEnvironmentGoesBeforeConda() {
    var host =
        new Host(
            Host.Platform.LINUX, HOME, Map.of("VIRTUAL_ENV", "/venv", "CONDA_PREFIX", "/conda"));
    assertThat(host.pythonPrefix()).contains(Path.of("/venv"));
  }

  private static JupyterFolders folders(Host.Platform platform, Map<String, String> environment) {
    return new JupyterFolders(new Host(platform, HOME, environment));
  }
}
