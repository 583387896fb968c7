package io.autoft.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class LeanCacheTest {

  @Test
  void keepsAllButWhatOthersSayInTheMetadata() {
    var cache = LeanCache.<Job>toRead(UnaryOperator.identity());

    cache.put(
        "a",
        job()
            .editMetadata()
            .addToManagedFields(new ManagedFieldsEntry())
            .addToFinalizers("example.com/stay")
            .addToLabels("team", "vision")
            .addToLabels("autoft.io/team", "vision")
            .addToAnnotations("kubectl.kubernetes.io/last-applied-configuration", "{}")
            .endMetadata()
            .build());

    assertThat(cache.get("a")).isEqualTo(job().build());
  }

  /** Who applied them would lose them where they are left out of what is stored. */
  @Test
  void keepsWhatOthersSayOfWhatIsStoredFromThere() {
    var cache = new LeanCache<Job>();
    var applied =
        job()
            .editMetadata()
            .addToFinalizers("example.com/stay")
            .addToLabels("team", "vision")
            .addToAnnotations("example.com/owner", "us")
            .endMetadata();

    cache.put(
        "a", applied.editMetadata().addNewManagedField().endManagedField().endMetadata().build());

    assertThat(cache.get("a"))
        .isEqualTo(applied.editMetadata().withManagedFields().endMetadata().build());
  }

  private static JobBuilder job() {
    return new JobBuilder()
        .withNewMetadata()
        .withName("wildlife-0003")
        .withResourceVersion("1")
        .addToLabels("autoft.io/study", "wildlife")
        .addToLabels(Labels.QUEUE, "gpus")
        .addToAnnotations(Labels.NAMED_QUEUE, "gpus")
        .addToAnnotations(Labels.TEMPLATE_DIGEST, "1f")
        .endMetadata()
        .withNewStatus()
        .withActive(1)
        .endStatus();
  }
}
