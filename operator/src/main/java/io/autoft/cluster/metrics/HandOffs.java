package io.autoft.cluster.metrics;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.study.StudyPlan;
import io.autoft.trial.TrialRecord;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;

/**
 * How long a trial's place stays empty: from the end of its trainer, which the kubelet tells in
 * whole seconds, to the creation of the Job of the trial that takes the place.
 *
 * <p>An end that no plan can make use of, such as the last ones of a search, is none of those. Nor
 * is one that came while no operator ran: what it had to do then is not how fast it works.
 */
@Singleton
public final class HandOffs {

  private static final Duration[] TIMES = {
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30),
    Duration.ofMinutes(1),
    Duration.ofMinutes(5)
  };

  /** Studies that have been deleted are not told, and go when there are so many later ones. */
  private static final int STUDIES = 1000;

  private static final int SUCCESSORS = 10_000;

  private final Timer timer;
  private final Map<String, Places> studies = new Latest<>(STUDIES);
  private final Map<TrialKey, Instant> successors = new Latest<>(SUCCESSORS);

  /** None has been seen yet. */
  public HandOffs(MeterRegistry registry) {
    timer =
        Timer.builder("autoft.handoff")
            .description(
                "From the end of a trial to the creation of the Job of the one that takes its place")
            .serviceLevelObjectives(TIMES)
            .register(registry);
  }

  /**
   * Gives trials that are about to be created the places of those that have ended.
   *
   * @param completion when the trial of a name has ended, if that is known
   */
  synchronized void planned(
      AutoFTStudy study, StudyPlan plan, Function<String, Optional<Instant>> completion) {
    var uid = study.getMetadata().getUid();
    var finished = plan.findings().log().entries().stream().filter(TrialRecord::finished).toList();
    var places = studies.get(uid);
    if (places == null) {
      places = new Places();
      studies.put(uid, places);
      finished.forEach(places::know);
    }
    places.end(finished, completion);
    for (var trial : plan.create()) {
      places.next().ifPresent(end -> successors.putIfAbsent(new TrialKey(uid, trial), end));
    }
    if (!plan.goesOnAtOnce()) {
      places.forget();
    }
  }

  /** The Job of a trial has been created. */
  synchronized void taken(AutoFTTrial trial, Instant now) {
    trial.getMetadata().getOwnerReferences().stream()
        .map(owner -> successors.remove(new TrialKey(owner.getUid(), trial.getSpec())))
        .filter(Objects::nonNull)
        // The kubelet's clock may be ahead.
        .map(end -> now.isBefore(end) ? Duration.ZERO : Duration.between(end, now))
        .forEach(timer::record);
  }

  private record TrialKey(String study, int number) {

    TrialKey(String study, AutoFTTrialSpec trial) {
      this(study, trial.number());
    }
  }

  /** Places of a study's trials that nobody has taken yet, by when they became empty. */
  private static final class Places {

    private final BitSet known = new BitSet();
    private final Queue<Instant> empty = new ArrayDeque<>();

    void know(TrialRecord trial) {
      known.set(trial.number());
    }

    void end(List<TrialRecord> finished, Function<String, Optional<Instant>> completion) {
      var news = finished.stream().filter(trial -> !known.get(trial.number())).toList();
      news.forEach(this::know);
      news.stream()
          .flatMap(trial -> completion.apply(trial.name()).stream())
          .sorted()
          .forEach(empty::add);
    }

    Optional<Instant> next() {
      return Optional.ofNullable(empty.poll());
    }

    void forget() {
      empty.clear();
    }
  }

  /** The latest entries of a map, of no more than so many keys. */
  private static final class Latest<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;

    private final int most;

    Latest(int most) {
      super(16, 0.75f, true);
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > most;
    }
  }
}
