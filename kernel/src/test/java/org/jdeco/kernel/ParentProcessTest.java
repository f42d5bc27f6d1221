package org.jdeco.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ParentProcessTest {
  private final CountDownLatch ended = new CountDownLatch(1);

  @Test
  void tellsWhenTheProcessHasEnded() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Patient.class.getName())
            .start();
    ParentProcess.watch(Map.of("JPY_PARENT_PID", String.valueOf(process.pid())), ended::countDown);
    assertThat(process.isAlive()).isTrue();
    assertThat(ended.getCount()).isEqualTo(1);
    process.getOutputStream().close();
    assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void tellsAtOnceWhenItIsGone() throws InterruptedException {
    ParentProcess.watch(
        Map.of("JPY_PARENT_PID", String.valueOf(Integer.MAX_VALUE)), ended::countDown);
    assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
  }

  /** A process that ends with its standard input. */
  static final class Patient {
    private Patient() {}

    public static void main(String[] args) throws IOException {
      while (System.in.read() >= 0) {
        continue;
      }
    }
  }
}
