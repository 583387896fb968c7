package io.autoft.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.status.ConditionSet.Claim;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionSetTest {

  private static final Instant NINE = Instant.parse("2026-03-01T09:00:00.123Z");
  private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");
  private static final ConditionSet NONE = new ConditionSet(List.of());
  private static final ConditionSet READY =
      NONE.with(new Claim("Ready", true, "Accepted", "searching"), 1, NINE);

  @Test
  void aNewConditionHasEveryFieldAndTimeInSeconds() {
    assertThat(READY.get("Ready"))
        .hasValueSatisfying(
            c -> {
              assertThat(c.getStatus()).isEqualTo("True");
              assertThat(c.getReason()).isEqualTo("Accepted");
              assertThat(c.getMessage()).isEqualTo("searching");
              assertThat(c.getObservedGeneration()).isEqualTo(1);
              assertThat(c.getLastTransitionTime()).isEqualTo("2026-03-01T09:00:00Z");
            });
  }

  @Test
  void theTimeStaysWhileOnlyReasonAndMessageChange() {
    var later = READY.with(new Claim("Ready", true, "Training", "training"), 2, TEN);

    assertThat(later.get("Ready"))
        .hasValueSatisfying(
            c -> {
              assertThat(c.getReason()).isEqualTo("Training");
              assertThat(c.getMessage()).isEqualTo("training");
              assertThat(c.getObservedGeneration()).isEqualTo(2);
              assertThat(c.getLastTransitionTime()).isEqualTo("2026-03-01T09:00:00Z");
            });
  }

  @Test
  void theTimeMovesWhenTheStatusFlips() {
    var later = READY.with(new Claim("Ready", false, "InvalidSpec", "no"), 2, TEN);

    assertThat(later.get("Ready"))
        .hasValueSatisfying(
            c -> {
              assertThat(c.getStatus()).isEqualTo("False");
              assertThat(c.getLastTransitionTime()).isEqualTo("2026-03-01T10:00:00Z");
            });
  }

  @Test
  void conditionsStayInTheOrderInWhichTheyWereFirstSet() {
    var set =
        READY
            .with(new Claim("Failed", false, "NotFailed", ""), 1, NINE)
            .with(new Claim("Ready", false, "InvalidSpec", "no"), 1, TEN);

    assertThat(set.conditions()).extracting(Condition::getType).containsExactly("Ready", "Failed");
  }

  @Test
  void settingTheSameAgainChangesNothing() {
    assertThat(READY.with(new Claim("Ready", true, "Accepted", "searching"), 1, TEN))
        .isEqualTo(READY);
  }

  @Test
  void onlyAConditionThatIsThereAndTrueIsTrue() {
    var set = READY.with(new Claim("Failed", false, "NotFailed", ""), 1, NINE);

    assertThat(set.isTrue("Ready")).isTrue();
    assertThat(set.isTrue("Failed")).isFalse();
    assertThat(set.isTrue("Complete")).isFalse();
    assertThat(set.messageIfTrue("Ready")).contains("searching");
    assertThat(set.messageIfTrue("Failed")).isEmpty();
    assertThat(set.messageIfTrue("Complete")).isEmpty();
  }

  @Test
  void whatChangedIsANewConditionAnotherStatusOrAnotherReasonButNotAnotherMessage() {
    var former =
        READY
            .with(new Claim("Stalled", true, "ImagePull", "a"), 1, NINE)
            .with(new Claim("Failed", false, "NotFailed", ""), 1, NINE);
    var later =
        former
            .with(new Claim("Ready", true, "Accepted", "training"), 1, TEN)
            .with(new Claim("Stalled", true, "ClaimNotFound", "b"), 1, TEN)
            .with(new Claim("Failed", true, "NotFailed", ""), 1, TEN)
            .with(new Claim("Complete", false, "Searching", ""), 1, TEN);

    assertThat(former.changedIn(later))
        .extracting(Condition::getType)
        .containsExactly("Stalled", "Failed", "Complete");
    assertThat(later.changedIn(later)).isEmpty();
  }

  @Test
  void aLongMessageIsCutToWhatTheSchemaAllows() {
    var set = NONE.with(new Claim("Stalled", true, "ImagePull", "x".repeat(5000)), 1, NINE);

    assertThat(set.get("Stalled").orElseThrow().getMessage()).hasSize(2000).endsWith("x...");
  }
}
