package io.autoft.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.testing.TrialObjects;
import io.autoft.testing.TrialSpecs;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrialCacheTest {

  @Test
  void keepsWhatAPlanDependsOnAndNothingElse() {
    var cache = new TrialCache();
    cache.put("a", scored("10"));

    var kept = cache.get("a");

    assertThat(TrialRecords.of(kept)).isEqualTo(TrialRecords.of(withoutDetails(scored("10"))));
    assertThat(kept.getMetadata().getUid()).isEqualTo("wildlife-0003-uid");
    assertThat(kept.getMetadata().getOwnerReferences()).hasSize(1);
    assertThat(kept.getMetadata().getManagedFields()).isEmpty();
    assertThat(kept.getMetadata().getLabels()).isEmpty();
    assertThat(kept.getStatus().resamples()).isNull();
    assertThat(kept.getStatus().metrics())
        .as("which images it had")
        .containsExactly(Map.entry("train.images", 7.0));
    assertThat(kept.getStatus().completionTime()).isEqualTo("2026-03-01T10:00:00Z");
  }

  /** By them one of several seeds is chosen. */
  @Test
  void keepsTheMetricsOfAFinalTraining() {
    var cache = new TrialCache();
    cache.put("a", TrialObjects.with(scored("11"), "checkpoint", "pvc://models/wildlife-0003"));

    assertThat(cache.get("a").getStatus().metrics()).containsEntry("loss", 0.3);
  }

  /** A final training that takes too long is not trained again, whatever attempts came before. */
  @Test
  void keepsHowLongTheLastAttemptOfAFailedTrialTook() {
    var failed = TrialObjects.failed(TrialSpecs.search(), "TimeLimit", "it is over");
    TrialObjects.with(failed, "attempts", 2);
    TrialObjects.with(failed, "runningSeconds", 5400.0);
    TrialObjects.with(failed, "startTime", "2026-03-01T09:00:00Z");
    TrialObjects.with(failed, "completionTime", "2026-03-01T10:00:00Z");
    failed.getMetadata().setResourceVersion("12");
    var cache = new TrialCache();

    cache.put("a", failed);

    assertThat(TrialRecords.of(cache.get("a")).lastSeconds()).isEqualTo(3600);
  }

  /** Its status is stored again, all of it. */
  @Test
  void keepsTheStatusOfATrialThatGoesOn() {
    var cache = new TrialCache();
    var running = TrialObjects.running(TrialSpecs.search());
    running.getMetadata().setResourceVersion("20");
    var status = running.getStatus();

    cache.put("a", running);

    assertThat(cache.get("a").getStatus()).isEqualTo(status);
  }

  @Test
  void trialsOfAStudyHaveTheNamesOfParametersAndTheOwnerOnce() {
    var cache = new TrialCache();
    cache.put("a", scored("30"));
    cache.put("b", scored("31"));

    var one = cache.get("a");
    var other = cache.get("b");

    assertThat(one).isNotSameAs(other);
    assertThat(one.getMetadata().getOwnerReferences())
        .isSameAs(other.getMetadata().getOwnerReferences());
    assertThat(one.getStatus().conditions()).isSameAs(other.getStatus().conditions());
    assertThat(one.getStatus().metrics()).isSameAs(other.getStatus().metrics());
    assertThat(one.getSpec().parameters().keySet().iterator().next())
        .isSameAs(other.getSpec().parameters().keySet().iterator().next());
  }

  /** Handlers that get what was read, and not what is here, keep all of it while they wait. */
  @Test
  void handlersGetWhatTheCacheHas() {
    assertThat(new TrialCache().isFullState()).isTrue();
  }

  private static AutoFTTrial scored(String version) {
    var trial = TrialObjects.scored(TrialSpecs.search(), 0.75);
    TrialObjects.with(trial, "resamples", "AAAAAAAAAAA=");
    TrialObjects.with(trial, "metrics", Map.of("loss", 0.3, "train.images", 7.0));
    TrialObjects.with(trial, "completionTime", "2026-03-01T10:00:00Z");
    var metadata = trial.getMetadata();
    metadata.setResourceVersion(version);
    metadata.setLabels(Map.of("autoft.io/study", "wildlife"));
    metadata.setManagedFields(List.of(new ManagedFieldsEntry()));
    metadata.setOwnerReferences(
        List.of(
            new OwnerReferenceBuilder()
                .withApiVersion("autoft.io/v1alpha1")
                .withKind("AutoFTStudy")
                .withName("wildlife")
                .withUid("wildlife-uid")
                .build()));
    return trial;
  }

  private static AutoFTTrial withoutDetails(AutoFTTrial trial) {
    trial.setStatus(
        trial
            .getStatus()
            .withoutDetails(trial.getStatus().conditions(), Map.of("train.images", 7.0)));
    return trial;
  }
}
