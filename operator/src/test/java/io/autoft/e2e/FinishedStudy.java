package io.autoft.e2e;

import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.cluster.crd.AutoFTTrial;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;

/** What a complete study, whose metric is better when higher, has left behind. */
record FinishedStudy(StudyRun run, AutoFTStudy study, List<AutoFTTrial> trials) {

  static FinishedStudy await(StudyRun run) {
    var study = run.awaitComplete();
    return new FinishedStudy(run, study, run.trials());
  }

  static double score(AutoFTTrial trial) {
    return trial.getStatus().score();
  }

  static boolean isControlledBy(HasMetadata object, HasMetadata owner) {
    return object.getMetadata().getOwnerReferences().stream()
        .anyMatch(o -> o.getController() && o.getUid().equals(owner.getMetadata().getUid()));
  }

  /** The trials of a purpose. */
  List<AutoFTTrial> trials(TrialPurpose purpose) {
    return trials.stream().filter(t -> t.getSpec().purpose() == purpose).toList();
  }

  /** The earliest of the trials with the highest score. */
  AutoFTTrial best(TrialPurpose purpose) {
    return trials(purpose).stream()
        .reduce((best, next) -> score(next) > score(best) ? next : best)
        .orElseThrow();
  }

  AutoFTTrial trial(String name) {
    return trials.stream()
        .filter(t -> t.getMetadata().getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The trials before a number; those that its proposal may not know have no outcome. */
  List<AutoFTTrial> asSeenBy(int number) {
    int horizon = number - study.getSpec().parallelism();
    return trials.stream()
        .filter(t -> t.getSpec().number() < number)
        .map(t -> t.getSpec().number() <= horizon ? t : withoutStatus(t))
        .toList();
  }

  ConfigMap objective() {
    return run.sandbox()
        .client()
        .configMaps()
        .inNamespace(run.sandbox().namespace())
        .withName(run.name() + "-objective")
        .get();
  }

  List<Job> jobs() {
    return run.jobs();
  }

  List<Pod> pods() {
    return run.sandbox().items(Pod.class);
  }

  /** Why there are events of an object. */
  List<String> eventReasons(HasMetadata object) {
    return run.sandbox().items(Event.class).stream()
        .filter(e -> object.getMetadata().getUid().equals(e.getRegarding().getUid()))
        .map(Event::getReason)
        .toList();
  }

  private static AutoFTTrial withoutStatus(AutoFTTrial trial) {
    var copy = Serialization.clone(trial);
    copy.setStatus(null);
    return copy;
  }
}
