package io.autoft.study.check;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.study.PlannedStudy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourcesFitTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "trainer; {requests: {memory: 2Gi}, limits: {memory: 1Gi}};"
            + " trainer.resources.requests.memory is 2Gi, more than the limit 1Gi",
        "finalTraining; {requests: {cpu: 2}, limits: {cpu: 1900m}};"
            + " finalTraining.resources.requests.cpu is 2, more than the limit 1900m",
        "trainer; {limits: {cpu: -1}}; trainer.resources.limits.cpu is -1, and must be at least 0",
        "finalTraining; {requests: {memory: -5Mi}};"
            + " finalTraining.resources.requests.memory is -5Mi, and must be at least 0",
      })
  void refuses(String part, String resources, String complaint) {
    var study = new PlannedStudy(STUDY.with("spec." + part + ".resources", resources));

    assertThat(study.plan()).isEmpty();
    assertThat(study.complaint().reason()).isEqualTo("InvalidSpec");
    assertThat(study.complaint().message()).isEqualTo(complaint);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "trainer; {}",
        "trainer; {requests: {memory: 2Gi}}",
        "trainer; {requests: {cpu: 1000m, nvidia.com/gpu: 1}, limits: {cpu: 1, nvidia.com/gpu: 1}}",
        "finalTraining; {requests: {memory: 1G}, limits: {memory: 1Gi}}",
        "trainer; {requests: {ephemeral-storage: 1Gi}, limits: {ephemeral-storage: 4Gi}}",
      })
  void allows(String part, String resources) {
    var study = new PlannedStudy(STUDY.with("spec." + part + ".resources", resources));

    assertThat(study.plan()).isNotEmpty();
  }
}
