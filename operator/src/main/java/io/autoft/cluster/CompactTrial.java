package io.autoft.cluster;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.api.v1alpha1.Proposal;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.contract.TrialReport;
import io.autoft.status.TrialConditions;
import io.autoft.trial.TrialOutcome;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A trial as it is kept in memory, by tens of thousands: without what nobody here reads, and what
 * the trials of a study say alike once for all of them.
 */
final class CompactTrial {

  private static final Set<String> ENDS = Set.of(TrialConditions.COMPLETE, TrialConditions.FAILED);

  private static final Shared<List<OwnerReference>> OWNERS = new Shared<>();
  private static final Shared<List<Condition>> CONDITIONS = new Shared<>();
  private static final Shared<Map<String, Double>> INPUT = new Shared<>();

  private CompactTrial() {}

  /**
   * Makes a trial compact, in place: a handler that gets the object that was read reads no more of
   * it than who gets it from the cache.
   *
   * @return that object
   */
  static AutoFTTrial of(AutoFTTrial trial) {
    compact(trial.getMetadata());
    trial.setSpec(compact(trial.getSpec()));
    if (trial.getStatus() != null) {
      trial.setStatus(compact(trial.getStatus()));
    }
    return trial;
  }

  /** Labels, annotations and the managers of fields are for others. */
  private static void compact(ObjectMeta metadata) {
    metadata.setManagedFields(List.of());
    metadata.setAnnotations(Map.of());
    metadata.setLabels(Map.of());
    metadata.setAdditionalProperties(Map.of());
    metadata.setFinalizers(List.copyOf(metadata.getFinalizers()));
    metadata.setNamespace(intern(metadata.getNamespace()));
    metadata.getOwnerReferences().forEach(owner -> owner.setAdditionalProperties(Map.of()));
    metadata.setOwnerReferences(OWNERS.of(List.copyOf(metadata.getOwnerReferences())));
  }

  private static AutoFTTrialSpec compact(AutoFTTrialSpec spec) {
    return new AutoFTTrialSpec(
        intern(spec.study()),
        spec.number(),
        spec.purpose(),
        spec.baseline(),
        spec.sourceTrial(),
        new CompactParameters(spec.parameters()),
        spec.seed(),
        intern(spec.searchDigest()),
        spec.proposal() == null ? null : compact(spec.proposal()));
  }

  private static Proposal compact(Proposal proposal) {
    return new Proposal(
        proposal.sampler(),
        proposal.finished(),
        proposal.pending(),
        List.copyOf(proposal.parameterGroups()),
        intern(proposal.warmStart()));
  }

  /**
   * How a trial has ended is one condition; that the others do not hold, and since when, is for
   * people.
   */
  private static AutoFTTrialStatus compact(AutoFTTrialStatus status) {
    return status.conditions().stream()
        .filter(c -> ENDS.contains(c.getType()) && "True".equals(c.getStatus()))
        .findFirst()
        .map(end -> ended(status, CONDITIONS.of(List.of(compact(end)))))
        .orElse(status);
  }

  private static AutoFTTrialStatus ended(AutoFTTrialStatus status, List<Condition> end) {
    return status.withoutDetails(end, input(status.metrics())).with(intern(status.state()), end);
  }

  /** That trials had the same input is asked of all of them; most say the same. */
  private static Map<String, Double> input(Map<String, Double> metrics) {
    return INPUT.of(
        metrics.entrySet().stream()
            .filter(metric -> TrialReport.isOfInput(metric.getKey()))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** The message of a trial that has a score is that score. */
  private static Condition compact(Condition end) {
    var condition =
        new ConditionBuilder()
            .withType(end.getType())
            .withStatus(end.getStatus())
            .withReason(end.getReason())
            .withMessage(TrialOutcome.SCORED.equals(end.getReason()) ? "" : end.getMessage())
            .build();
    condition.setAdditionalProperties(Map.of());
    return condition;
  }

  private static String intern(String text) {
    return text == null ? null : text.intern();
  }
}
