package org.jdeco.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The first lesson, run as {@code ./jdeco demo} runs it. */
@ExtendWith(InstalledKernel.Extension.class)
final class TourTest {
  @Test
  void theDemoRunsTheTourAndTellsTheSpeedup(InstalledKernel kernel) throws Exception {
    Path folder = InstalledKernel.scratch("tour");
    var demo =
        kernel
            .client(
                folder,
                "python",
                "-B",
                InstalledKernel.module().resolve("demo.py").toString(),
                InstalledKernel.module().resolve("tour.ipynb").toString(),
                folder.toString())
            .run()
            .well();
    assertThat(demo.text())
        .contains("speedup", "by the clock", folder.resolve("tour.html").toString());
    assertThat(folder.resolve("tour.html")).isNotEmptyFile();

    Executed tour = Executed.read(folder.resolve("tour.ipynb"));
    assertThat(tour.errors()).isEmpty();
    assertThat(tour.tagged("serial").stdout()).endsWith(" s on one core\n");
    assertThat(tour.tagged("equal").text()).isEqualTo("true");
    assertThat(tour.tagged("picture").shows("image/png")).isTrue();

    var parallel = tour.tagged("parallel").runs().getFirst();
    assertThat(parallel.path("state").asString()).isEqualTo("done");
    assertThat(parallel.path("tasks").asLong() + parallel.path("inline").asLong())
        .isEqualTo(405_000);
    assertThat(parallel.path("verdicts").valueStream())
        .noneMatch(verdict -> verdict.path("verdict").asString().equals("serial"));

    var recurrence = tour.tagged("recurrence").runs().getFirst();
    assertThat(recurrence.path("tasks").asLong()).isZero();
    assertThat(recurrence.path("verdicts").valueStream())
        .anyMatch(verdict -> verdict.path("verdict").asString().equals("serial"));
  }

  @Test
  void theTourIsKeptWithoutOutputs() throws Exception {
    Executed tour = Executed.read(InstalledKernel.module().resolve("tour.ipynb"));
    assertThat(tour.cells()).allSatisfy(cell -> assertThat(cell.json().path("outputs")).isEmpty());
    assertThat(Files.size(InstalledKernel.module().resolve("tour.ipynb"))).isLessThan(20_000);
  }
}
