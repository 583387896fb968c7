package io.autoft.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.cluster.crd.AutoFTTrial;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import org.junit.jupiter.api.Test;

class TrialsByStudyTest {

  private static final ResourceID STUDY = new ResourceID("wildlife", "vision");

  private final TrialsByStudy trials = new TrialsByStudy();

  @Test
  void aStudyHasTheTrialsThatItOwns() {
    trials.add(trial("wildlife-0000", "AutoFTStudy", "wildlife"));
    trials.add(trial("wildlife-0001", "AutoFTStudy", "wildlife"));
    trials.add(trial("other-0000", "AutoFTStudy", "other"));
    trials.add(trial("wildlife-0002", "CronJob", "wildlife"));

    assertThat(trials.of(STUDY))
        .extracting(ResourceID::getName)
        .containsExactlyInAnyOrder("wildlife-0000", "wildlife-0001");
  }

  @Test
  void oneThatIsRemovedIsGone() {
    trials.add(trial("wildlife-0000", "AutoFTStudy", "wildlife"));
    trials.add(trial("wildlife-0001", "AutoFTStudy", "wildlife"));

    trials.remove(trial("wildlife-0000", "AutoFTStudy", "wildlife"));
    assertThat(trials.of(STUDY)).extracting(ResourceID::getName).containsExactly("wildlife-0001");

    trials.remove(trial("wildlife-0001", "AutoFTStudy", "wildlife"));
    assertThat(trials.of(STUDY)).isEmpty();
  }

  private static AutoFTTrial trial(String name, String ownerKind, String owner) {
    var trial = new AutoFTTrial();
    trial.setMetadata(
        new ObjectMetaBuilder()
            .withName(name)
            .withNamespace("vision")
            .addNewOwnerReference()
            .withApiVersion(ownerKind.equals("CronJob") ? "batch/v1" : "autoft.io/v1alpha1")
            .withKind(ownerKind)
            .withName(owner)
            .withUid("uid")
            .endOwnerReference()
            .build());
    return trial;
  }
}
