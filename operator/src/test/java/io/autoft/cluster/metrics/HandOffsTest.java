package io.autoft.cluster.metrics;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.cluster.OwnerReferences;
import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.study.PlannedStudy;
import io.autoft.testing.StudyObjects;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A study of two trials at a time, planned at times that the tests say. */
class HandOffsTest {

  private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final PlannedStudy study = new PlannedStudy(STUDY);
  private final AutoFTStudy object = StudyObjects.study(STUDY);
  private final Map<String, Instant> ends = new HashMap<>();
  private final HandOffs handOffs = new HandOffs(registry);

  @Test
  void measuresFromAnEndToTheJobThatTakesThePlace() {
    plan();
    end(0, 10);

    var created = plan();
    assertThat(created).hasSize(1);
    jobCreated(created.get(0), 12);

    assertThat(count()).isEqualTo(1);
    assertThat(seconds()).isEqualTo(2);
  }

  @Test
  void givesThePlaceThatWasEmptyFirstToTheFirstThatIsCreated() {
    plan();
    end(1, 10);
    end(0, 20);

    var created = plan();
    jobCreated(created.get(0), 21);
    jobCreated(created.get(1), 22);

    assertThat(count()).isEqualTo(2);
    assertThat(seconds()).isEqualTo((21 - 10) + (22 - 20));
  }

  @Test
  void theFirstTrialsTakeNobodysPlace() {
    plan().forEach(trial -> jobCreated(trial, 5));

    assertThat(count()).isZero();
  }

  @Test
  void aJobThatIsCreatedAgainCountsOnce() {
    plan();
    end(0, 10);
    var created = plan().get(0);
    jobCreated(created, 12);

    jobCreated(created, 60);

    assertThat(count()).isEqualTo(1);
  }

  /** The plan is made again, as it was, when it could not be carried out. */
  @Test
  void aPlanThatIsMadeAgainChangesNothing() {
    plan();
    end(0, 10);
    handOffs.planned(object, study.look(), this::completion);

    var created = plan();
    jobCreated(created.get(0), 13);

    assertThat(count()).isEqualTo(1);
    assertThat(seconds()).isEqualTo(3);
  }

  /** Its place stays empty because somebody wants it so. */
  @Test
  void anEndWhileTheStudyIsSuspendedIsNone() {
    plan();
    study.change("spec.suspend", "true");
    end(0, 10);
    plan();
    study.change("spec.suspend", "false");

    plan().forEach(trial -> jobCreated(trial, 3600));

    assertThat(count()).isZero();
  }

  @Test
  void whatEndedBeforeTheOperatorBeganIsNone() {
    plan();
    end(0, 10);
    var restarted = new HandOffs(registry);

    var plan = study.look();
    restarted.planned(object, plan, this::completion);
    restarted.taken(object(plan.create().get(0)), NINE.plusSeconds(12));

    assertThat(count()).isZero();
  }

  /** The kubelet's clock may be ahead. */
  @Test
  void anEndThatIsYetToComeTakesNoTime() {
    plan();
    end(0, 10);

    jobCreated(plan().get(0), 9);

    assertThat(count()).isEqualTo(1);
    assertThat(seconds()).isZero();
  }

  private List<AutoFTTrialSpec> plan() {
    handOffs.planned(object, study.look(), this::completion);
    return study.plan().stream().map(study::spec).toList();
  }

  private void end(int number, long second) {
    ends.put(study.trial(number).name(), NINE.plusSeconds(second));
    study.scored(number, 0.5);
  }

  private Optional<Instant> completion(String trial) {
    return Optional.ofNullable(ends.get(trial));
  }

  private void jobCreated(AutoFTTrialSpec trial, long second) {
    handOffs.taken(object(trial), NINE.plusSeconds(second));
  }

  private AutoFTTrial object(AutoFTTrialSpec spec) {
    var trial = new AutoFTTrial();
    trial.setMetadata(OwnerReferences.child(object, "any"));
    trial.setSpec(spec);
    return trial;
  }

  private long count() {
    return timer().count();
  }

  private double seconds() {
    return timer().totalTime(TimeUnit.SECONDS);
  }

  private Timer timer() {
    return registry.get("autoft.handoff").timer();
  }
}
