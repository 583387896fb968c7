package io.autoft.cli.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.Repository;
import org.junit.jupiter.api.Test;

/** What becomes of study files without a cluster. */
class StudyAdmissionTest {

  @Test
  void admitsTheQuickstart() {
    var file = Repository.path("examples/quickstart/study.yaml");

    assertThat(StudyAdmission.admit(Repository.read(file)))
        .isInstanceOfSatisfying(
            Admission.Admitted.class,
            admitted -> {
              assertThat(admitted.name()).isEqualTo("quickstart");
              assertThat(admitted.study().at("/spec/search/repeats").intValue()).isEqualTo(1);
              assertThat(admitted.spec().budget().trials()).isEqualTo(12);
            });
  }
}
