package io.autoft.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.testing.Document;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainViewTest {

  /** A study that could not be looked at yet has conditions alone. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{conditions: []}| Waiting",
        "{stage: Searching, summary: {trials: 1/6}}| Searching, trials 1/6",
        "{stage: Searching, summary: {trials: 1/6, best: '0.5', baseline: '0.4'}}"
            + "| Searching, trials 1/6, best 0.5, baseline 0.4",
        "{stage: Searching, conditions: [{type: Stalled, status: 'True', message: no data}]}"
            + "| Searching, held up: no data",
        "{stage: Searching, conditions: [{type: Stalled, status: 'False', message: ''}]}| Searching",
      })
  void aLineHasWhatIsKnown(String status, String line) {
    var out = new StringWriter();
    var clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    new PlainView(new PrintWriter(out), clock)
        .show(Document.of(status).as(AutoFTStudyStatus.class), List.of());

    assertThat(out.toString().strip()).isEqualTo("0 s  " + line);
  }
}
