package io.autoft.cluster.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.eclipse.microprofile.health.HealthCheckResponse.Status.DOWN;
import static org.eclipse.microprofile.health.HealthCheckResponse.Status.UP;

import io.autoft.testing.ControllerPass;
import io.autoft.testing.ManualClock;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

class PassLivenessTest {

  private static final ResourceID STUDY = new ResourceID("scales", "team-a");

  private final ManualClock time = new ManualClock();
  private final Passes passes = new Passes(time);
  private final PassLiveness liveness = new PassLiveness(passes);

  @Test
  void aPassThatDoesNotEndIsNamed() throws Exception {
    run(
        () -> {
          time.pass(Duration.ofMinutes(9));
          assertThat(liveness.call().getStatus()).isEqualTo(UP);
          time.pass(Duration.ofMinutes(1));
          var response = liveness.call();
          assertThat(response.getStatus()).isEqualTo(DOWN);
          assertThat(response.getData().orElseThrow())
              .containsOnlyKeys("studyreconciler/team-a/scales");
          return response;
        });

    assertThat(liveness.call().getStatus()).isEqualTo(UP);
  }

  @Test
  void aPassThatFailedHasEnded() {
    assertThatThrownBy(
        () ->
            run(
                () -> {
                  throw new IllegalStateException("a fault");
                }));
    time.pass(Duration.ofHours(1));

    assertThat(liveness.call().getStatus()).isEqualTo(UP);
  }

  private void run(Callable<HealthCheckResponse> body) throws Exception {
    passes.timeControllerExecution(new ControllerPass<>("studyreconciler", STUDY, body));
  }
}
