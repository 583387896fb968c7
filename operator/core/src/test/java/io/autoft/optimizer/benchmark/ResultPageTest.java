package io.autoft.optimizer.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** That what is read is what was measured: {@code SearchBenchmark report} was not forgotten. */
class ResultPageTest {

  private static final Path MODULE = Path.of(System.getProperty("autoft.repository"), "operator");
  private static final Results RESULTS = Results.recorded();
  private static final Suite SUITE = Suite.read();
  private static final ResultPage PAGE = new ResultPage(RESULTS, Latency.recorded(), SUITE);

  @Test
  void pageShowsTheCommittedRuns() throws IOException {
    var page = Files.readString(MODULE.resolve(ResultPage.PAGE));
    assertThat(page).contains("](" + Path.of(ResultPage.PICTURE).getFileName() + ")");
    assertThat(PAGE.inside(page)).isEqualTo(page);
  }

  @Test
  void pictureShowsTheCommittedRuns() throws IOException {
    var svg = Files.readString(MODULE.resolve(ResultPage.PICTURE));
    assertThat(new RegretPicture(RESULTS, SUITE.noisy()).svg()).isEqualTo(svg);
    assertThat(svg).contains("<polyline").contains(">tpe<").contains(">optuna-4.9-tpe<");
  }
}
