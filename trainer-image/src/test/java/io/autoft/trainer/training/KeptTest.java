package io.autoft.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autoft.contract.Reason;
import io.autoft.trainer.failure.TrialFailure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptTest {

  private final List<String> events = new ArrayList<>();
  private final Kept<Integer, String> kept = new Kept<>(value -> events.add("closed " + value));

  @Test
  void makesAValueOnceAndClosesItBeforeAnotherIsMade() throws TrialFailure {
    assertThat(get(1)).isEqualTo("1");
    assertThat(get(1)).isEqualTo("1");
    assertThat(get(2)).isEqualTo("2");
    assertThat(get(1)).isEqualTo("1");
    kept.clear();
    kept.clear();

    assertThat(events)
        .containsExactly("made 1", "closed 1", "made 2", "closed 2", "made 1", "closed 1");
  }

  @Test
  void keepsNothingOfAMakerThatFails() throws TrialFailure {
    get(1);

    assertThatThrownBy(
            () ->
                kept.get(
                    2,
                    () -> {
                      throw new TrialFailure(Reason.DataMissing, "no");
                    }))
        .hasMessage("no");
    get(2);

    assertThat(events).containsExactly("made 1", "closed 1", "made 2");
  }

  private String get(int key) throws TrialFailure {
    return kept.get(
        key,
        () -> {
          events.add("made " + key);
          return Integer.toString(key);
        });
  }
}
