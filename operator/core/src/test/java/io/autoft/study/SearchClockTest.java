package io.autoft.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SearchClockTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void countsWhileItRuns() {
    var running = SearchClock.ZERO.running(true, NOON);

    assertThat(running.secondsAt(NOON)).isZero();
    assertThat(running.secondsAt(NOON.plusSeconds(90))).isEqualTo(90);
    var stopped = running.running(false, NOON.plusSeconds(90));
    assertThat(stopped.secondsAt(NOON.plusSeconds(1_000_000))).isEqualTo(90);
    var again = stopped.running(true, NOON.plusSeconds(1_000_000));
    assertThat(again.secondsAt(NOON.plusSeconds(1_000_010))).isEqualTo(100);
  }

  @Test
  void staysAsItIsWhileItGoesOnOrStands() {
    var running = SearchClock.ZERO.running(true, NOON);

    assertThat(running.running(true, NOON.plusSeconds(5))).isEqualTo(running);
    assertThat(SearchClock.ZERO.running(false, NOON)).isEqualTo(SearchClock.ZERO);
  }

  @Test
  void losesNothingWhenTheWallClockIsSetBack() {
    var running =
        SearchClock.ZERO
            .running(true, NOON)
            .running(false, NOON.plusSeconds(30))
            .running(true, NOON.plusSeconds(60));

    assertThat(running.secondsAt(NOON.minusSeconds(3600))).isEqualTo(30);
    assertThat(running.running(false, NOON.minusSeconds(3600)).secondsAt(NOON)).isEqualTo(30);
  }

  /** A status has no fractions of seconds. */
  @Test
  void startsAtAFullSecond() {
    assertThat(SearchClock.ZERO.running(true, NOON.plusMillis(700)).since()).contains(NOON);
  }
}
