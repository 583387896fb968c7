package io.autoft.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.cli.source.StudySource;
import io.autoft.cli.source.UnreachableException;
import io.autoft.cli.stored.StoredStudy;
import io.autoft.cli.stored.StoredTrial;
import io.autoft.testing.Document;
import io.autoft.testing.ManualClock;
import io.autoft.testing.Studies;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchCommandTest {

  private final ManualClock clock = new ManualClock();

  @Test
  void goesOnWhereTheClusterIsAwayForAMoment() throws Exception {
    var status = WatchCommand.follow(new Away(1), (shown, trials) -> {}, clock);

    assertThat(status.stage()).isEqualTo("Complete");
  }

  @Test
  void endsWhereItStaysAway() {
    assertThatThrownBy(() -> WatchCommand.follow(new Away(100), (shown, trials) -> {}, clock))
        .isInstanceOf(UnreachableException.class);
  }

  /**
   * A cluster that does not answer at first, an hour after it was asked, as where a lid was shut.
   */
  private final class Away implements StudySource {

    private final int times;
    private int asked;

    Away(int times) {
      this.times = times;
    }

    @Override
    public StoredStudy study() {
      asked++;
      if (asked <= times) {
        clock.pass(Duration.ofHours(1));
        throw new UnreachableException("connection refused", new IllegalStateException());
      }
      var status =
          Document.of("{stage: Complete, conditions: [{type: Complete, status: 'True'}]}")
              .as(AutoFTStudyStatus.class);
      return new StoredStudy("wildlife", 1, "1.2.3", Studies.STUDY.at("spec"), Optional.of(status));
    }

    @Override
    public List<StoredTrial> trials() {
      return List.of();
    }

    @Override
    public Optional<String> published(String folder, String file) {
      return Optional.empty();
    }

    @Override
    public Optional<String> log(String trial) {
      return Optional.empty();
    }

    @Override
    public Optional<String> logTail(String trial) {
      return Optional.empty();
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
