package io.autoft.study;

import static io.autoft.testing.Studies.spec;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.study.proposal.Proposals;
import io.autoft.testing.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * Two studies as version 0.1.0 ran them on a real cluster: the quickstart's, and one whose mode is
 * Asynchronous. What they proposed, and with which seeds, is proposed again, bit for bit.
 */
class GoldenSequenceTest {

  @Test
  void theQuickstartIsTheSequenceThatItWas() {
    var golden = golden("quickstart");
    var study = new PlannedStudy(document(golden));

    study.finish(trial -> score(golden, trial.number()));

    assertThat(study.specs()).isEqualTo(trials(golden));
    assertThat(study.result().trial()).isEqualTo("quickstart-0009");
  }

  @Test
  void everyProposalOfTheAsynchronousStudyIsWhatItWas() {
    var golden = golden("asynchronous");
    var spec = spec(document(golden));
    var study = new PlannedStudy(document(golden));
    study.adopt(trials(golden));
    trials(golden).forEach(trial -> study.scored(trial.number(), score(golden, trial.number())));

    var proposed = trials(golden).stream().filter(t -> t.proposal() != null).toList();

    assertThat(proposed).hasSize(18);
    for (var trial : proposed) {
      var again =
          Proposals.propose(
              spec,
              trial.number(),
              ReplayTest.seenBy(trial, study.log()),
              List.of(),
              Optional.empty());
      assertThat(again.parameters()).as("%s", trial).isEqualTo(trial.parameters());
      assertThat(again.proposal()).isEqualTo(trial.proposal());
    }
  }

  private static JsonNode golden(String name) {
    try (var file = GoldenSequenceTest.class.getResourceAsStream("golden/" + name + ".json")) {
      return Document.of(new String(file.readAllBytes(), StandardCharsets.UTF_8)).root();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Document document(JsonNode golden) {
    return Document.of("apiVersion: autoft.io/v1alpha1\nkind: AutoFTStudy\n")
        .with("metadata", "{name: %s}".formatted(golden.get("name").asText()))
        .with("spec", golden.get("spec").toString());
  }

  private static List<AutoFTTrialSpec> trials(JsonNode golden) {
    return StreamSupport.stream(golden.get("trials").spliterator(), false)
        .map(t -> Document.of(t.get("spec").toString()).as(AutoFTTrialSpec.class))
        .toList();
  }

  private static double score(JsonNode golden, int number) {
    return golden.get("trials").get(number).get("score").asDouble();
  }
}
