package io.autoft.cluster;

import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.cluster.crd.AutoFTTrial;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.SecondaryToPrimaryMapper;
import io.javaoperatorsdk.operator.processing.event.source.informer.Mappers;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which trials a study has, by their owner references. Not an index of the informer's store, which
 * in Fabric8 7.6 misses an object for the moment in which it is replaced.
 */
final class TrialsByStudy {

  private static final SecondaryToPrimaryMapper<AutoFTTrial> STUDIES =
      Mappers.fromOwnerReferences(AutoFTStudy.class);

  private final Map<ResourceID, Set<ResourceID>> trials = new ConcurrentHashMap<>();

  /** The studies that a trial names as its owners. */
  static Set<ResourceID> studies(AutoFTTrial trial) {
    return STUDIES.toPrimaryResourceIDs(trial);
  }

  Set<ResourceID> of(ResourceID study) {
    return trials.getOrDefault(study, Set.of());
  }

  void add(AutoFTTrial trial) {
    var id = ResourceID.fromResource(trial);
    studies(trial).forEach(study -> trials.compute(study, (key, known) -> with(id, known)));
  }

  void remove(AutoFTTrial trial) {
    var id = ResourceID.fromResource(trial);
    studies(trial)
        .forEach(study -> trials.computeIfPresent(study, (key, known) -> without(id, known)));
  }

  void clear() {
    trials.clear();
  }

  private static Set<ResourceID> with(ResourceID trial, Set<ResourceID> known) {
    Set<ResourceID> trials = known == null ? ConcurrentHashMap.newKeySet() : known;
    trials.add(trial);
    return trials;
  }

  /** Null, which removes it from the map, if nothing is left. */
  private static Set<ResourceID> without(ResourceID trial, Set<ResourceID> known) {
    known.remove(trial);
    return known.isEmpty() ? null : known;
  }
}
