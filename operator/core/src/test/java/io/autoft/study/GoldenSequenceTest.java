package io.autoft.study;

import static io.autoft.testing.Studies.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.study.proposal.Proposals;
import io.autoft.testing.Golden;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What version 0.1.0 proposed on a real cluster, and with which seeds, is proposed again, bit for
 * bit.
 */
class GoldenSequenceTest {

  @Test
  void theQuickstartIsTheSequenceThatItWas() {
    var golden = Golden.quickstart();
    var study = new PlannedStudy(golden.study());

    study.finish(trial -> golden.scores().get(trial.number()));

    assertThat(study.specs()).hasSize(17).isEqualTo(golden.specs());
    assertThat(study.result().trial()).isEqualTo("quickstart-0009");
  }

  @Test
  void everyProposalOfTheAsynchronousStudyIsWhatItWas() {
    var golden = Golden.asynchronous();
    var study = new PlannedStudy(golden.study());
    study.adopt(golden.specs());
    golden.specs().forEach(t -> study.scored(t.number(), golden.scores().get(t.number())));

    var proposed = golden.specs().stream().filter(t -> t.proposal() != null).toList();

    assertThat(proposed).hasSize(18);
    for (var trial : proposed) {
      var again =
          Proposals.propose(
              spec(golden.study()),
              trial.number(),
              ReplayTest.seenBy(trial, study.log()),
              List.of(),
              Optional.empty());
      assertThat(again.parameters()).as("%s", trial).isEqualTo(trial.parameters());
      assertThat(again.proposal()).isEqualTo(trial.proposal());
    }
  }
}
