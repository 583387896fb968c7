package io.autoft.study;

import static io.autoft.testing.Studies.study;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.study.proposal.Replay;
import io.autoft.testing.Golden;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was once proposed, and with which seeds, is proposed again, bit for bit. */
class GoldenSequenceTest {

  @Test
  void theReleasedQuickstartIsTheSequenceThatItWas() {
    var golden = Golden.released().withoutEnqueued();
    var study = new PlannedStudy(golden.study());

    study.finish(trial -> golden.scores().get(trial.number()));

    assertThat(study.specs()).hasSize(17).isEqualTo(golden.specs());
    assertThat(study.result().trial()).isEqualTo("quickstart-0009");
  }

  @Test
  void theQuickstartIsTheSequenceThatItWas() {
    var golden = Golden.quickstart();
    var study = new PlannedStudy(golden.study());

    study.finish(trial -> golden.scores().get(trial.number()));

    assertThat(study.specs()).hasSize(19).isEqualTo(golden.specs());
    assertThat(study.result().trial()).isEqualTo("quickstart-0003");
  }

  /** Its spec says nothing of fields that came later; number 2 is its first proposal. */
  @ParameterizedTest(name = "of {0} trials")
  @ValueSource(ints = {3, 8, 13})
  void aStoredStudyGoesOnToTheSequenceThatItHad(int trials) {
    var golden = Golden.released();
    var study = new PlannedStudy(golden.study());
    study.adopt(golden.specs().subList(0, trials));

    study.finish(trial -> golden.scores().get(trial.number()));

    assertThat(study.specs()).isEqualTo(golden.specs());
  }

  @Test
  void everyProposalOfTheAsynchronousStudyIsWhatItWas() {
    var golden = Golden.asynchronous();
    var study = new PlannedStudy(golden.study());
    study.adopt(golden.specs());
    golden.specs().forEach(t -> study.scored(t.number(), golden.scores().get(t.number())));

    assertThat(Replay.of(study(golden.study()), study.log(), Optional.empty()))
        .isEqualTo(new Replay(18, Optional.empty()));
  }
}
