package io.autoft.study.check;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.study.PlannedStudy;
import io.autoft.testing.Document;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationFitsTest {

  @ParameterizedTest(name = "{0} classes of {1} characters {2}")
  @CsvSource({"2000, 40, a, true", "1900, 68, a, false", "400, 39, 豹, true", "500, 39, 豹, false"})
  void namesOfClassesMayTakeSoMuch(int classes, int length, String character, boolean fits) {
    var plan = new PlannedStudy(withClasses(classes, character.repeat(length)));

    assertThat(plan.plan().isEmpty()).isEqualTo(!fits);
  }

  @Test
  void theMessageNamesTheFieldsAndTheLimit() {
    var study = new PlannedStudy(withClasses(2000, "x".repeat(68)));
    study.plan();

    assertThat(study.complaint().reason()).isEqualTo("InvalidSpec");
    assertThat(study.complaint().message())
        .startsWith("data.classNames, data.promptTemplates and the texts of data.tests take 1")
        .contains("which has room for 100000 of them");
  }

  private static Document withClasses(int number, String name) {
    var names =
        IntStream.range(0, number)
            .mapToObj(i -> "\"%s%d\"".formatted(name, i))
            .collect(Collectors.joining(", ", "[", "]"));
    return STUDY.with("spec.data.classNames", names);
  }
}
