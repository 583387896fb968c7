package io.autoft.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.testing.TrialObjects;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrialChangesTest {

  @Test
  void aTrialThatComesFurtherIsNoneForItsStudy() {
    assertThat(TrialChanges.matter(running("step 2/9"), running("step 1/9"))).isFalse();
    assertThat(TrialChanges.matter(running("step 1/9"), running(null))).isFalse();
  }

  @Test
  void allOthersAre() {
    var ended = running(null);
    ended.setStatus(ended.getStatus().with("Scored", ended.getStatus().conditions()));
    var deleted = running("step 2/9");
    deleted.getMetadata().setDeletionTimestamp("2026-03-01T12:00:00Z");
    var unseen = running(null);
    unseen.setStatus(null);

    assertThat(TrialChanges.matter(ended, running("step 9/9"))).isTrue();
    assertThat(TrialChanges.matter(deleted, running("step 1/9"))).isTrue();
    assertThat(TrialChanges.matter(running(null), unseen)).isTrue();
    // Where nothing of the status differs, something else does.
    assertThat(TrialChanges.matter(running("step 1/9"), running("step 1/9"))).isTrue();
  }

  private static AutoFTTrial running(String progress) {
    var trial =
        TrialObjects.running(
            new AutoFTTrialSpec(
                "wildlife", 0, TrialPurpose.Search, null, null, Map.of(), 0L, "digest", null));
    trial.setStatus(trial.getStatus().withProgress(progress));
    return trial;
  }
}
