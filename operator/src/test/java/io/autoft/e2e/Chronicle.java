package io.autoft.e2e;

import io.autoft.cluster.Labels;
import io.autoft.cluster.TrialRecords;
import io.autoft.cluster.crd.AutoFTTrial;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Everything that was ever there of a namespace's trials, Jobs and pods. */
final class Chronicle implements AutoCloseable {

  private final Map<String, Set<String>> trials = new ConcurrentSkipListMap<>();
  private final Map<String, Set<String>> jobs = new ConcurrentSkipListMap<>();
  private final Map<String, Set<String>> pods = new ConcurrentSkipListMap<>();
  private final List<String> losses = new CopyOnWriteArrayList<>();
  private final List<SharedIndexInformer<?>> informers;

  Chronicle(Sandbox sandbox) {
    informers =
        List.of(
            inform(sandbox, AutoFTTrial.class, trials, t -> t.getMetadata().getName()),
            inform(sandbox, Job.class, jobs, j -> j.getMetadata().getName()),
            inform(sandbox, Pod.class, pods, p -> p.getMetadata().getLabels().get(Labels.TRIAL)));
  }

  /** The UIDs of all trials that had a name. */
  Map<String, Set<String>> trials() {
    return trials;
  }

  /** The UIDs of all Jobs that had a name. */
  Map<String, Set<String>> jobs() {
    return jobs;
  }

  /** The UIDs of all pods of a trial, by its name. */
  Map<String, Set<String>> pods() {
    return pods;
  }

  /** Trials that were removed or proposed anew, and outcomes that were taken back. */
  List<String> losses() {
    return losses;
  }

  @Override
  public void close() {
    informers.forEach(SharedIndexInformer::close);
  }

  private <T extends HasMetadata> SharedIndexInformer<T> inform(
      Sandbox sandbox, Class<T> type, Map<String, Set<String>> uids, Function<T, String> name) {
    return sandbox
        .client()
        .resources(type)
        .inNamespace(sandbox.namespace())
        .inform(
            new ResourceEventHandler<>() {
              @Override
              public void onAdd(T object) {
                uids.computeIfAbsent(name.apply(object), n -> new ConcurrentSkipListSet<>())
                    .add(object.getMetadata().getUid());
              }

              @Override
              public void onUpdate(T former, T later) {
                onAdd(later);
                if (former instanceof AutoFTTrial before && later instanceof AutoFTTrial after) {
                  compare(before, after);
                }
              }

              @Override
              public void onDelete(T object, boolean unknown) {
                if (object instanceof AutoFTTrial trial) {
                  losses.add(trial.getMetadata().getName() + " was removed");
                }
              }
            });
  }

  private void compare(AutoFTTrial before, AutoFTTrial after) {
    var outcome = TrialRecords.of(before).outcome();
    if (!before.getSpec().equals(after.getSpec())) {
      losses.add("%s was %s".formatted(before.getMetadata().getName(), before.getSpec()));
    }
    if (outcome.finished() && !outcome.equals(TrialRecords.of(after).outcome())) {
      losses.add("%s was %s".formatted(before.getMetadata().getName(), outcome));
    }
  }
}
