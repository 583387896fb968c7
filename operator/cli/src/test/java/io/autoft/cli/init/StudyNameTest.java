package io.autoft.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyNameTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "/data/iwildcam_v2.0, iwildcam-v2-0",
    "birds/, birds",
    "/data/Birds of 2024#train, birds-of-2024",
    "demo://shapes#train, shapes",
    "/data/2024, study",
    ".., study",
    "/data/abcdefghijklmnopqrstuvwxyz_abcdefghijklmnopqrstuvwxyz,"
        + " abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxy",
  })
  void hasTheLettersOfAName(String trainingSet, String name) {
    assertThat(StudyName.of(trainingSet)).isEqualTo(name);
  }
}
