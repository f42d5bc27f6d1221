package org.jdeco.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Notebooks run by the programs that people run notebooks with. */
@ExtendWith(InstalledKernel.Extension.class)
final class ClientsTest {
  @TempDir private Path folder;

  @Test
  void jupyterExecute(InstalledKernel kernel) throws Exception {
    Path copy = Files.copy(InstalledKernel.notebook("small.ipynb"), folder.resolve("small.ipynb"));
    kernel.client(folder, "jupyter", "execute", "--inplace", copy.toString()).run().well();
    assertExecuted(Executed.read(copy));
  }

  @Test
  void nbconvertToHtml(InstalledKernel kernel) throws Exception {
    kernel
        .client(
            folder,
            "jupyter",
            "nbconvert",
            "--execute",
            "--to",
            "html",
            "--output-dir",
            folder.toString(),
            InstalledKernel.notebook("small.ipynb").toString())
        .run()
        .well();
    assertThat(folder.resolve("small.html"))
        .content()
        .contains("twice 21 is 42", "shown", "998001")
        .doesNotContain("No JSON object", "jp-RenderedText-error");
  }

  @Test
  void nbconvertColoursJava(InstalledKernel kernel) throws Exception {
    nbconvertToHtml(kernel);
    assertThat(folder.resolve("small.html")).content().contains("hl-java");
  }

  @Test
  void papermill(InstalledKernel kernel) throws Exception {
    Path executed = folder.resolve("executed.ipynb");
    kernel
        .client(
            folder,
            "papermill",
            InstalledKernel.notebook("small.ipynb").toString(),
            executed.toString())
        .run()
        .well();
    assertExecuted(Executed.read(executed));
  }

  @Test
  void nbmake(InstalledKernel kernel) throws Exception {
    var ended = nbmake(kernel, "small.ipynb").well();
    assertThat(ended.text()).contains("1 passed");
  }

  @Test
  void nbmakeSeesAFailure(InstalledKernel kernel) throws Exception {
    var ended = nbmake(kernel, "failing.ipynb");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.text()).contains("1 failed", "ArrayIndexOutOfBoundsException", "none[1]");
  }

  private Program.Ended nbmake(InstalledKernel kernel, String notebook) throws Exception {
    return kernel
        .client(
            folder,
            "python",
            "-B",
            "-m",
            "pytest",
            "-p",
            "no:cacheprovider",
            "--nbmake",
            InstalledKernel.notebook(notebook).toString())
        .run();
  }

  @Test
  void jupyterConsole(InstalledKernel kernel) throws Exception {
    var ended =
        kernel
            .client(folder, "jupyter", "console", "--simple-prompt", "--kernel", "jdeco")
            .run("int x = 6 * 7;\nx\nSystem.out.println(\"printed \" + x);\n");
    assertThat(ended.well().text()).contains("Out[2]: 42", "printed 42");
  }

  private static void assertExecuted(Executed notebook) {
    assertThat(notebook.errors()).isEmpty();
    assertThat(notebook.cell(2).stdout()).isEqualTo("twice 21 is 42\n");
    assertThat(notebook.cell(3).text()).isEqualTo("42");
    assertThat(notebook.cell(4).text()).contains("shown");
    assertThat(notebook.cell(6).runs()).hasSize(1);
    assertThat(notebook.cell(6).runs().getFirst().path("state").asString()).isEqualTo("done");
    assertThat(notebook.cell(7).text()).isEqualTo("998001");
  }
}
