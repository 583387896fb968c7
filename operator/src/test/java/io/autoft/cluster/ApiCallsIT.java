package io.autoft.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.ApiCalls;
import io.autoft.testing.ApiServer;
import io.autoft.testing.Cluster;
import io.autoft.testing.OperatorProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** How often the packaged operator writes to the API server. */
@Isolated("It counts all calls to the API server")
class ApiCallsIT {

  private static final int MEMORY = 384;

  /** Trial, Job, and its three states, if each lasts; half a write is for the study's events. */
  private static final double MOST_WRITES_A_TRIAL = 5.5;

  @Test
  void areFewForATrial() throws Exception {
    try (var client = ApiServer.get().clientOfNewNamespace()) {
      var study = new UndisturbedStudy(new Cluster(client, UndisturbedStudy::score));
      var operator = OperatorProcess.start(MEMORY, client.getNamespace());
      try {
        operator.awaitReady();
        double before = ApiCalls.of(client, ApiCallsIT::areWrites);
        study.create();

        study.runTo(UndisturbedStudy.TRIALS);

        study.assertUndisturbed();
        assertThat(ApiCalls.of(client, ApiCallsIT::areWrites) - before)
            .isBetween(
                3.0 * UndisturbedStudy.TRIALS, MOST_WRITES_A_TRIAL * UndisturbedStudy.TRIALS);
      } finally {
        operator.kill();
      }
    }
  }

  private static boolean areWrites(String series) {
    return ApiCalls.areOfTheOperator(series)
        && !series.contains("verb=\"GET\"")
        // The study's numbers are stored once a second, however many trials there are.
        && !series.contains("resource=\"autoftstudies\"");
  }
}
