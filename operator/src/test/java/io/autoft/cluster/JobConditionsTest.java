package io.autoft.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import org.junit.jupiter.api.Test;

class JobConditionsTest {

  private static final Job FAILED =
      new JobBuilder()
          .withNewStatus()
          .addNewCondition()
          .withType("FailureTarget")
          .withStatus("True")
          .endCondition()
          .addNewCondition()
          .withType("Failed")
          .withStatus("True")
          .endCondition()
          .addNewCondition()
          .withType("Suspended")
          .withStatus("False")
          .endCondition()
          .endStatus()
          .build();

  @Test
  void theFirstTypeDecidesWhereverItStands() {
    assertThat(JobConditions.ifTrue(FAILED, "Complete", "Failed", "FailureTarget"))
        .map(JobCondition::getType)
        .contains("Failed");
  }

  @Test
  void whatIsSaidNotToHoldDoesNot() {
    assertThat(JobConditions.isTrue(FAILED, "Suspended")).isFalse();
  }

  @Test
  void nothingHoldsOfAJobWithoutStatus() {
    assertThat(JobConditions.isTrue(new JobBuilder().build(), "Failed")).isFalse();
  }
}
