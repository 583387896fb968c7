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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchCommandTest {

  private static final String COMPLETE =
      "{stage: Complete, nextNumber: %d, conditions: [{type: Complete, status: 'True'}]}";

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

  /** Each look is three seconds after the other. */
  @Test
  void listsTrialsOnceInFiveSecondsAndAtTheEnd() throws Exception {
    var source = new Busy(4);
    var shown = new ArrayList<Integer>();

    WatchCommand.follow(source, (status, trials) -> shown.add(status.nextNumber()), clock);

    assertThat(shown).containsExactly(1, 3, 4);
    assertThat(source.lists).isEqualTo(shown.size());
  }

  /** A study that is another at each look, until it has ended. */
  private final class Busy extends Nothing {

    private final int looks;
    private int looked;
    private int lists;

    Busy(int looks) {
      this.looks = looks;
    }

    @Override
    public StoredStudy study() {
      clock.pass(Duration.ofSeconds(3));
      looked++;
      return looked < looks
          ? wildlife("{stage: Searching, nextNumber: %d}".formatted(looked))
          : wildlife(COMPLETE.formatted(looked));
    }

    @Override
    public List<StoredTrial> trials() {
      lists++;
      return List.of();
    }
  }

  /**
   * A cluster that does not answer at first, an hour after it was asked, as where a lid was shut.
   */
  private final class Away extends Nothing {

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
      return wildlife(COMPLETE.formatted(1));
    }
  }

  private static StoredStudy wildlife(String status) {
    return new StoredStudy(
        "wildlife",
        1,
        "1.2.3",
        Studies.STUDY.at("spec"),
        Optional.of(Document.of(status).as(AutoFTStudyStatus.class)));
  }

  /** A study that has nothing beside itself. */
  private abstract static class Nothing implements StudySource {

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
