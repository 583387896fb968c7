package io.autoft.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import org.junit.jupiter.api.Test;

class LeanCacheTest {

  @Test
  void keepsAllButTheManagersOfFields() {
    var cache = new LeanCache<Job>();

    cache.put(
        "a",
        job().editMetadata().addToManagedFields(new ManagedFieldsEntry()).endMetadata().build());

    assertThat(cache.get("a")).isEqualTo(job().build());
  }

  private static JobBuilder job() {
    return new JobBuilder()
        .withNewMetadata()
        .withName("wildlife-0003")
        .withResourceVersion("1")
        .addToLabels("autoft.io/study", "wildlife")
        .addToAnnotations("autoft.io/template", "1f")
        .endMetadata()
        .withNewStatus()
        .withActive(1)
        .endStatus();
  }
}
