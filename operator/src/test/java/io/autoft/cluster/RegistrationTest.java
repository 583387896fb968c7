package io.autoft.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RegistrationTest {

  /** With the 10 ms of JOSDK's own scheduler an idle operator is never at rest. */
  @Test
  void whatIsDueLaterIsWaitedForAtRest() {
    var scheduler = new ScheduledThreadPoolExecutor(0);
    try {
      Registration.rest(scheduler);

      assertThat(scheduler.getKeepAliveTime(TimeUnit.SECONDS)).isEqualTo(60);
    } finally {
      scheduler.shutdownNow();
    }
  }
}
