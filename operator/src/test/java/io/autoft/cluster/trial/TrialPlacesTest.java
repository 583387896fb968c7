package io.autoft.cluster.trial;

import static io.autoft.cluster.trial.Situation.reason;
import static io.autoft.testing.Studies.STUDY;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.cluster.Labels;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.cluster.policy.PodPolicy;
import io.autoft.testing.Document;
import io.autoft.testing.Studies;
import io.autoft.testing.TrialObjects;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.Cache;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two places, and caches as they are at one moment or another. */
class TrialPlacesTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  /**
   * A cache.
   *
   * @param later what it has and does not list yet
   */
  private record Known<T extends HasMetadata>(Map<ResourceID, T> listed, Map<ResourceID, T> later)
      implements Cache<T> {

    Known() {
      this(new HashMap<>(), new HashMap<>());
    }

    @Override
    public Optional<T> get(ResourceID id) {
      return Optional.ofNullable(later.getOrDefault(id, listed.get(id)));
    }

    @Override
    public Stream<ResourceID> keys() {
      return listed.keySet().stream();
    }

    @Override
    public Stream<T> list(Predicate<T> predicate) {
      return listed.values().stream().filter(predicate);
    }
  }

  private final Known<Job> jobs = new Known<>();
  private final Known<AutoFTTrial> trials = new Known<>();
  private TrialPlaces places = new TrialPlaces(2, jobs, trials);
  private Instant now = NOON;

  @Test
  void noMoreJobsAreCreatedThanThereArePlaces() {
    assertThat(ask("a", 0)).isEqualTo("created");
    assertThat(ask("a", 1)).isEqualTo("created");
    assertThat(ask("a", 2)).isEqualTo("AtCapacity");

    jobs.listed().putAll(jobs.later());
    jobs.later().clear();
    assertThat(ask("a", 2)).as("once they are listed").isEqualTo("AtCapacity");

    end("a", 0);
    assertThat(ask("a", 2)).isEqualTo("created");
    assertThat(ask("a", 3)).isEqualTo("AtCapacity");
  }

  /** Its labels are those of an operator's Jobs. */
  @Test
  void aJobThatSomebodyElseHasMadeTakesNoPlace() {
    ask("a", 0);
    ask("b", 7);
    jobs.later().values().forEach(job -> job.getMetadata().setOwnerReferences(List.of()));
    jobs.listed().putAll(jobs.later());
    jobs.later().clear();

    assertThat(ask("a", 1)).isEqualTo("created");
    assertThat(ask("a", 2)).isEqualTo("created");
    assertThat(ask("a", 3)).isEqualTo("AtCapacity");
  }

  @Test
  void anOperatorThatHasJustStartedKnowsWhoRuns() {
    ask("a", 0);
    ask("a", 1);
    jobs.listed().putAll(jobs.later());
    jobs.later().clear();

    places = new TrialPlaces(2, jobs, trials);
    assertThat(ask("a", 2)).isEqualTo("AtCapacity");
    assertThat(ask("b", 0)).isEqualTo("AtCapacity");
    assertThat(places.next(now)).isEmpty();

    end("a", 1);
    assertThat(places.next(now)).extracting(ResourceID::getName).containsExactly("b-0000");
    assertThat(ask("a", 2)).isEqualTo("AtCapacity");
    assertThat(ask("b", 0)).isEqualTo("created");
  }

  @Test
  void aPlaceGoesToTheStudyThatHasFewerAndNotToWhoAsksFirst() {
    ask("a", 0);
    ask("a", 1);
    ask("a", 2);
    ask("b", 0);
    end("a", 0);

    assertThat(ask("a", 2)).isEqualTo("AtCapacity");
    assertThat(ask("b", 0)).isEqualTo("created");
  }

  @Test
  void whoDoesNotAskAnyMoreKeepsNobodyWaiting() {
    ask("a", 0);
    ask("a", 1);
    ask("b", 0);
    end("a", 0);

    assertThat(ask("a", 2)).isEqualTo("AtCapacity");
    now = now.plusSeconds(16);
    assertThat(ask("a", 2)).isEqualTo("created");
  }

  @Test
  void aTrialThatIsHeldUpHasNoPlace() {
    ask("a", 0);
    ask("a", 1);
    assertThat(ask("b", 0)).isEqualTo("AtCapacity");

    set(TrialObjects.pending(spec("a", 0), "Unschedulable", "no GPU"));
    assertThat(ask("b", 0)).isEqualTo("created");
    set(TrialObjects.blocked(spec("a", 1), "ImagePull", "no such image"));
    assertThat(ask("b", 1)).isEqualTo("created");
    set(TrialObjects.pending(spec("b", 0), "AtCapacity", "what was stored before"));
    assertThat(ask("b", 2)).isEqualTo("AtCapacity");
  }

  @Test
  void aJobThatIsRefusedTakesNoPlace() {
    var facts = facts("a", 0, STUDY);
    var refused = places.create(facts, () -> Optional.of(TrialObserver.refused(facts, "no")));

    assertThat(refused.map(Situation::reason)).contains("JobRefused");
    assertThat(ask("a", 1)).isEqualTo("created");
    assertThat(ask("a", 2)).isEqualTo("created");
  }

  /** An admission webhook may take its time. */
  @Test
  void othersGoOnWhileAJobIsBeingCreated() {
    var meanwhile = new ArrayList<String>();

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                places.create(
                    facts("a", 0, STUDY),
                    () -> {
                      meanwhile.add(askElsewhere("b", 0));
                      meanwhile.add(askElsewhere("b", 1));
                      throw new IllegalStateException("no answer");
                    }));

    assertThat(meanwhile).containsExactly("created", "AtCapacity");
    assertThat(ask("b", 1)).as("the place was given back").isEqualTo("created");
  }

  @Test
  void aQueueDecidesItselfWhatRuns() {
    var queued = STUDY.with("spec.trainer.queueName", "gpus");
    for (int number = 0; number < 5; number++) {
      assertThat(ask(facts("q", number, queued))).isEqualTo("created");
    }

    assertThat(ask("a", 0)).isEqualTo("created");
    assertThat(ask("a", 1)).isEqualTo("created");
    assertThat(ask("a", 2)).isEqualTo("AtCapacity");
  }

  @Test
  void aLabelOfAQueueThatTheStudyDoesNotNameSavesNoPlace() {
    var labelled =
        STUDY.with("spec.trainer.jobMetadata.labels", "{%s: gpus}".formatted(Labels.QUEUE));

    assertThat(ask(facts("a", 0, labelled))).isEqualTo("created");
    assertThat(ask(facts("a", 1, labelled))).isEqualTo("created");
    assertThat(ask(facts("a", 2, labelled))).isEqualTo("AtCapacity");
  }

  @Test
  void aPageThatIsWrittenTakesNoPlace() {
    ask("a", 0);
    var page = jobs.later().values().iterator().next();
    page.getMetadata().setName("a-report");
    page.getMetadata().getLabels().put(Labels.PURPOSE, Labels.REPORT);
    jobs.later().clear();
    jobs.listed().put(ResourceID.fromResource(page), page);

    assertThat(ask("b", 0)).isEqualTo("created");
    assertThat(ask("b", 1)).isEqualTo("created");
    assertThat(ask("b", 2)).isEqualTo("AtCapacity");
  }

  @Test
  void withoutALimitEachIsCreated() {
    places = new TrialPlaces(0, jobs, trials);

    for (int number = 0; number < 9; number++) {
      assertThat(ask("a", number)).isEqualTo("created");
    }
  }

  private String askElsewhere(String study, int number) {
    return CompletableFuture.supplyAsync(() -> ask(study, number)).orTimeout(10, SECONDS).join();
  }

  private String ask(String study, int number) {
    return ask(facts(study, number, STUDY));
  }

  private String ask(TrialFacts facts) {
    var observed =
        places.create(
            facts,
            () -> {
              var job = TrialJob.render(facts.trial(), facts.study().orElseThrow(), facts.policy());
              job.getMetadata().setCreationTimestamp(now.toString());
              jobs.later().put(ResourceID.fromResource(job), job);
              return Optional.empty();
            });
    return observed.map(o -> reason(o)).orElse("created");
  }

  private TrialFacts facts(String study, int number, Document document) {
    var trial = TrialObjects.created(spec(study, number));
    trial.getMetadata().setCreationTimestamp(NOON.toString());
    trials.listed().putIfAbsent(ResourceID.fromResource(trial), trial);
    return new TrialFacts(
        trial,
        Optional.of(Studies.spec(document)),
        false,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        false,
        PodPolicy.DEFAULT,
        now);
  }

  private static AutoFTTrialSpec spec(String study, int number) {
    return new AutoFTTrialSpec(
        study, number, TrialPurpose.Search, null, null, Map.of(), 0L, "digest", null);
  }

  private void set(AutoFTTrial trial) {
    trials.listed().put(ResourceID.fromResource(trial), trial);
  }

  private void end(String study, int number) {
    var id = ResourceID.fromResource(TrialObjects.created(spec(study, number)));
    var job = jobs.get(id).orElseThrow().edit();
    jobs.later().remove(id);
    jobs.listed()
        .put(
            id,
            job.withNewStatus()
                .addNewCondition()
                .withType("Complete")
                .withStatus("True")
                .endCondition()
                .endStatus()
                .build());
  }
}
