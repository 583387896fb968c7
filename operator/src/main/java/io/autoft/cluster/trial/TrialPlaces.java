package io.autoft.cluster.trial;

import io.autoft.cluster.Conflicts;
import io.autoft.cluster.Labels;
import io.autoft.cluster.TrialRecords;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.cluster.trial.TrialObservation.JobAction;
import io.autoft.cluster.trial.Turns.Waiting;
import io.autoft.trial.TrialOutcome;
import io.autoft.trial.WaitReason;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.Cache;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The places for trials that run, of all studies together. Who has one follows from the caches at
 * every question, so that an operator that has just started knows as much as one that has not. Who
 * waits for one says so by asking again and again, so that a trial that does not want its place any
 * more keeps nobody from it.
 *
 * <p>A trial that is held up, by a cause that somebody has to remove or for want of a node or of
 * room in a quota, has no place: those of one study would keep all others waiting. When several of
 * them get going at once there are more trials than places for a while. Trials of studies that name
 * a queue are left to that.
 */
final class TrialPlaces {

  /** How often a trial asks that waits. */
  static final Duration ASKS_EVERY = Duration.ofSeconds(5);

  /** Who has not asked for so long does not wait any more. */
  private static final Duration FORGOTTEN_AFTER = ASKS_EVERY.multipliedBy(3);

  private record Question(Waiting waiting, Instant asked) {}

  private final int places;
  private final Cache<Job> jobs;
  private final Cache<AutoFTTrial> trials;

  /** By the trial. */
  private final Map<ResourceID, Question> questions = new HashMap<>();

  /** Jobs that were created and that the cache does not list yet, though it has them. */
  private final Set<ResourceID> unlisted = new HashSet<>();

  /** The studies of trials whose Jobs are being created. */
  private final Map<ResourceID, ResourceID> beingCreated = new HashMap<>();

  /** By the study; of Jobs that have been removed since, nobody else knows. */
  private final Map<ResourceID, Instant> lastGot = new HashMap<>();

  /** Without a limit where there are zero places. */
  TrialPlaces(int places, Cache<Job> jobs, Cache<AutoFTTrial> trials) {
    this.places = places;
    this.jobs = jobs;
    this.trials = trials;
  }

  /**
   * What is observed of a trial once its Job has been created, if that is what is to be done and it
   * is its turn. One that wants no Job waits for no place.
   *
   * @param creation what is observed of a trial whose Job is not created; else empty
   */
  TrialObservation settle(
      TrialFacts facts,
      TrialObservation observation,
      Supplier<Optional<TrialObservation>> creation) {
    if (observation.action() == JobAction.CREATE) {
      return create(facts, creation).orElse(observation);
    }
    leave(facts.trial());
    return observation;
  }

  /**
   * Creates the Job of a trial whose turn it is; what is observed of one whose turn it is not, or
   * whose Job is not created.
   *
   * @param creation what is observed of a trial whose Job is not created; else empty
   */
  Optional<TrialObservation> create(
      TrialFacts facts, Supplier<Optional<TrialObservation>> creation) {
    return places == 0 || facts.study().orElseThrow().trainer().queueName() != null
        ? creation.get()
        : createInTurn(facts, creation);
  }

  /** The others need not wait for the API server meanwhile. */
  private Optional<TrialObservation> createInTurn(
      TrialFacts facts, Supplier<Optional<TrialObservation>> creation) {
    if (!takesTurn(facts)) {
      return Optional.of(TrialObserver.atCapacity(facts, places, ASKS_EVERY));
    }
    boolean created = false;
    try {
      var refused = creation.get();
      created = refused.isEmpty();
      return refused;
    } finally {
      afterTurn(facts, created);
    }
  }

  private synchronized boolean takesTurn(TrialFacts facts) {
    var trial = facts.trial();
    var id = ResourceID.fromResource(trial);
    var study = study(trial, trial.getSpec().study());
    var since = Instant.parse(trial.getMetadata().getCreationTimestamp());
    questions.put(id, new Question(new Waiting(study, id, since), facts.now()));
    if (!next(facts.now()).contains(id)) {
      return false;
    }
    questions.remove(id);
    beingCreated.put(id, study);
    return true;
  }

  private synchronized void afterTurn(TrialFacts facts, boolean created) {
    var id = ResourceID.fromResource(facts.trial());
    var study = beingCreated.remove(id);
    if (created) {
      unlisted.add(id);
      lastGot.put(study, facts.now());
    }
  }

  private synchronized void leave(AutoFTTrial trial) {
    questions.remove(ResourceID.fromResource(trial));
  }

  /** Trials that have asked for a place and would now get one. */
  synchronized Set<ResourceID> next(Instant now) {
    questions.values().removeIf(q -> q.asked().plus(FORGOTTEN_AFTER).isBefore(now));
    return questions.isEmpty() ? Set.of() : turns();
  }

  private Set<ResourceID> turns() {
    var has = new HashMap<ResourceID, Integer>();
    var got = new HashMap<>(lastGot);
    present()
        .filter(job -> !Labels.REPORT.equals(job.getMetadata().getLabels().get(Labels.PURPOSE)))
        // Kueue's label an author may write too.
        .filter(job -> !job.getMetadata().getAnnotations().containsKey(Labels.NAMED_QUEUE))
        .forEach(
            job -> {
              var study = study(job, job.getMetadata().getLabels().get(Labels.STUDY));
              var created = Instant.parse(job.getMetadata().getCreationTimestamp());
              got.merge(study, created, (a, b) -> a.isAfter(b) ? a : b);
              if (hasPlace(job)) {
                has.merge(study, 1, Integer::sum);
              }
            });
    beingCreated.values().forEach(study -> has.merge(study, 1, Integer::sum));
    int free = places - has.values().stream().mapToInt(Integer::intValue).sum();
    var waits = questions.values().stream().map(Question::waiting).toList();
    return new Turns(has, got).of(waits, free);
  }

  /** Jobs, those included that have been created a moment ago. */
  private Stream<Job> present() {
    var listed = jobs.list().toList();
    listed.forEach(job -> unlisted.remove(ResourceID.fromResource(job)));
    var recent = unlisted.stream().flatMap(id -> jobs.get(id).stream()).toList();
    unlisted.retainAll(recent.stream().map(ResourceID::fromResource).toList());
    return Stream.concat(listed.stream(), recent.stream());
  }

  /** Not one that somebody else has made, whatever its labels say. */
  private boolean hasPlace(Job job) {
    return !TrialFacts.ends(job)
        && trials
            .get(ResourceID.fromResource(job))
            .filter(trial -> Conflicts.isOf(trial, job))
            .map(trial -> TrialRecords.of(trial).outcome())
            .filter(outcome -> !isHeldUp(outcome))
            .isPresent();
  }

  /** What is stored of a trial that has just got its place is that it waits for it. */
  private static boolean isHeldUp(TrialOutcome outcome) {
    return outcome instanceof TrialOutcome.Blocked
        || WaitReason.of(outcome).filter(w -> w != WaitReason.AtCapacity).isPresent();
  }

  private static ResourceID study(HasMetadata of, String name) {
    return new ResourceID(name, of.getMetadata().getNamespace());
  }
}
