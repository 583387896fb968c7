package io.autoft.testing;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.status.ConditionSet;
import io.autoft.status.ConditionSet.Claim;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Trials as they stand in a study's log, each with the status that the operator gives it. */
public final class TrialObjects {

  private static final Instant OBSERVED = Instant.parse("2026-03-01T09:00:00Z");

  private TrialObjects() {}

  /** Created, and not looked at yet. */
  public static AutoFTTrial created(AutoFTTrialSpec spec) {
    var trial = new AutoFTTrial();
    var name = "%s-%04d".formatted(spec.study(), spec.number());
    trial.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace("vision")
            .withName(name)
            .withUid(name + "-uid")
            .withGeneration(1L)
            .build());
    trial.setSpec(spec);
    return trial;
  }

  public static AutoFTTrial pending(AutoFTTrialSpec spec, String reason, String message) {
    return observed(spec, "Pending", null, new Claim("Complete", false, reason, message));
  }

  public static AutoFTTrial running(AutoFTTrialSpec spec) {
    return observed(
        spec, "Running", null, new Claim("Complete", false, "Running", "the trainer runs"));
  }

  public static AutoFTTrial scored(AutoFTTrialSpec spec, double score) {
    return observed(spec, "Scored", score, new Claim("Complete", true, "Scored", "score " + score));
  }

  public static AutoFTTrial diverged(AutoFTTrialSpec spec) {
    return observed(
        spec, "Diverged", null, new Claim("Complete", true, "Diverged", "the loss is NaN"));
  }

  public static AutoFTTrial failed(AutoFTTrialSpec spec, String reason, String message) {
    return observed(spec, "Failed", null, new Claim("Failed", true, reason, message));
  }

  public static AutoFTTrial blocked(AutoFTTrialSpec spec, String reason, String message) {
    return observed(spec, "Blocked", null, new Claim("Blocked", true, reason, message));
  }

  /** The trial with something more in its status. */
  public static AutoFTTrial with(AutoFTTrial trial, String field, Object value) {
    var status =
        Document.of(Serialization.asJson(trial.getStatus()))
            .with(field, Serialization.asJson(value));
    trial.setStatus(Serialization.unmarshal(status.root().toString(), AutoFTTrialStatus.class));
    return trial;
  }

  private static AutoFTTrial observed(
      AutoFTTrialSpec spec, String state, Double score, Claim claim) {
    var trial = created(spec);
    trial.setStatus(
        new AutoFTTrialStatus(
            1L,
            state,
            score,
            score == null ? null : score.toString(),
            score == null ? null : 0.01,
            Map.of(),
            null,
            List.of(),
            null,
            List.of(),
            null,
            1,
            0,
            60.0,
            0.0,
            spec.study() + "-pod",
            null,
            OBSERVED.toString(),
            null,
            null,
            null,
            null,
            null,
            null,
            new ConditionSet(List.of()).with(claim, 1, OBSERVED).conditions()));
    return trial;
  }
}
