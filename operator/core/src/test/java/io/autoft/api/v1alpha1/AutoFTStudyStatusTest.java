package io.autoft.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutoFTStudyStatusTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|",
        "{best: {trial: a-3, score: 0.5}}| a-3",
        "{best: {trial: a-3, score: 0.5}, confirmation: {trial: a-5, mean: 0.4, seeds: 3}}| a-5",
        "{best: {trial: a-3, score: 0.5}, result: {trial: a-6, score: 0.4}}| a-6",
      })
  void theChosenTrialIsThatOfTheLaterStage(String status, String trial) {
    assertThat(Document.of(status).as(AutoFTStudyStatus.class).chosenTrial().orElse(null))
        .isEqualTo(trial);
  }
}
