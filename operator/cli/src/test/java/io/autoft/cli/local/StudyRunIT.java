package io.autoft.cli.local;

import static io.autoft.cli.local.RunFixture.STUDY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.cli.admission.RefusedException;
import io.autoft.cli.stored.ClaimFolders;
import io.autoft.cli.stored.StoredTrial;
import io.autoft.cli.testing.StandInTrainer;
import io.autoft.cli.words.CommandFailedException;
import io.autoft.contract.ParameterDigest;
import io.autoft.status.TrialState;
import io.autoft.study.check.WarmStartChecks;
import io.autoft.study.proposal.Replay;
import io.autoft.study.proposal.WarmStart;
import io.autoft.testing.Document;
import io.autoft.trial.TrialLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Studies that run in a folder, with processes whose trials take no time. */
class StudyRunIT {

  @TempDir private Path root;
  private RunFixture study;

  @BeforeEach
  void prepare() throws Exception {
    study = new RunFixture(root);
  }

  @Test
  void runsToItsEndAndKeepsEverything() throws Exception {
    var stages = new ArrayList<String>();

    assertThat(study.run(STUDY, (status, trials) -> stages.add(status.stage())))
        .isEqualTo(RunEnd.COMPLETE);

    assertThat(stages).startsWith("Searching").endsWith("Complete");
    assertThat(study.folder().trials())
        .hasSize(8)
        .allSatisfy(t -> assertThat(t.status().orElseThrow().state()).isEqualTo("Scored"));
    assertThat(status().summary().trials()).isEqualTo("6/6");
    assertThat(status().result().trial()).isEqualTo(status().best().trial());
    assertThat(study.folder().published("wildlife-objective", "hparams.json").orElseThrow())
        .contains("\"lossw_ce\"");
    assertThat(root.resolve("study/study.yaml")).hasContent(STUDY);
    assertThat(Files.readString(study.folder().log("wildlife-0003"))).contains("wildlife-0003");
    var stored = study.folder().study().orElseThrow().study();
    var log = new TrialLog(study.folder().trials().stream().map(StoredTrial::trial).toList());
    assertThat(Replay.of(stored, log, Optional.empty())).isEqualTo(new Replay(6, Optional.empty()));
  }

  @Test
  void doesNothingWhenItIsCompleteAlready() throws Exception {
    study.run(STUDY);
    var scored = study.scored();

    assertThat(study.run(STUDY)).isEqualTo(RunEnd.COMPLETE);
    assertThat(study.scored()).isEqualTo(scored).hasSize(8);
  }

  @Test
  void goesOnWithALargerBudget() throws Exception {
    study.run(STUDY);
    var before = study.proposals();
    var result = status().result();

    assertThat(study.run(with("spec.budget.trials", "9"))).isEqualTo(RunEnd.COMPLETE);

    assertThat(study.scored()).hasSize(11).doesNotHaveDuplicates();
    assertThat(study.proposals()).containsAllEntriesOf(before).hasSize(11);
    assertThat(study.folder().study().orElseThrow().generation()).isEqualTo(2);
    assertThat(status().result()).as("not better among more").isEqualTo(result);
    assertThat(study.folder().published("wildlife-objective", "result.txt").orElseThrow())
        .contains("The best of 9 scores ");
  }

  /** Whatever becomes of that one later. */
  @Test
  void learnsFromAStudyWhoseFolderLiesBesideItsOwn() throws Exception {
    var all = Document.of(STUDY).without("spec.data.train.maxExamples");
    study.run(all.with("metadata.name", "earlier").root().toString());
    Files.move(root.resolve("study"), root.resolve("earlier"));
    var later =
        all.with("spec.search.seed", "8").with("spec.search.warmStart", "{studies: [earlier]}");

    assertThat(study.run(later.root().toString())).isEqualTo(RunEnd.COMPLETE);
    var history = history();
    assertThat(history.trials())
        .hasSize(6)
        .extracting(WarmStart.EarlierTrial::study)
        .containsOnly("earlier");
    assertThat(study.trial(7).spec().proposal().warmStart()).isEqualTo(history.digest());

    Files.move(root.resolve("earlier"), root.resolve("gone"));
    assertThat(study.run(later.with("spec.budget.trials", "9").root().toString()))
        .isEqualTo(RunEnd.COMPLETE);
    assertThat(history()).isEqualTo(history);
  }

  private WarmStart history() {
    return study
        .folder()
        .published(WarmStartChecks.name("wildlife"), WarmStart.FILE)
        .flatMap(WarmStart::parse)
        .orElseThrow();
  }

  @Test
  void takesTheReportOfATrialWhoseRunHadEndedBefore() throws Exception {
    study.run(STUDY);
    var file = root.resolve("study/trials/wildlife-0007.json");
    var finished = study.trial(7);
    var report =
        StandInTrainer.scored(
                ParameterDigest.of(finished.spec().parameters()),
                finished.trial().result().orElseThrow().score().orElseThrow())
            .toJson();
    Files.writeString(file, StoredTrial.proposed(finished.spec()).json());
    Files.writeString(root.resolve("study/trials/wildlife-0007.report"), report);

    assertThat(study.run(STUDY)).isEqualTo(RunEnd.COMPLETE);

    assertThat(study.scored()).hasSize(8).doesNotHaveDuplicates();
    assertThat(study.trial(7).trial().score()).isEqualTo(finished.trial().score());
    assertThat(root.resolve("study/trials")).isDirectoryNotContaining("glob:**.report");
  }

  @Test
  void refusesAChangedSearchAndLosesNothing() throws Exception {
    study.run(STUDY);
    var before = study.folder().trials();

    assertThatThrownBy(() -> study.run(with("spec.search.seed", "8")))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("search may change only until a trial has a score");

    assertThat(study.folder().trials()).isEqualTo(before);
    assertThat(root.resolve("study/study.yaml")).hasContent(STUDY);
  }

  @Test
  void refusesTheFolderOfAnotherStudy() throws Exception {
    study.run(STUDY);

    assertThatThrownBy(() -> study.run(with("metadata.name", "other")))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageContaining("has the study wildlife, the file is of other");
  }

  @Test
  void refusesAFolderOfAnotherVersion() throws Exception {
    study.run(STUDY);

    assertThatThrownBy(() -> OpenStudy.open(study.folder().root(), STUDY, "2.0.0"))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageContaining("written by autoft 1.2.3, this is 2.0.0");
  }

  @Test
  void refusesAFolderInUse() throws Exception {
    try (var open = study.open(STUDY)) {
      assertThatThrownBy(() -> study.run(STUDY))
          .isInstanceOf(CommandFailedException.class)
          .hasMessageContaining("another autoft runs the study in");
      assertThat(open.study().name()).isEqualTo("wildlife");
    }
    assertThat(study.run(STUDY)).isEqualTo(RunEnd.COMPLETE);
  }

  @Test
  void saysWhichFileIsDamaged() throws Exception {
    study.run(STUDY);
    Files.writeString(root.resolve("study/trials/wildlife-0004.json"), "{\"spec\"");

    assertThatThrownBy(() -> study.run(STUDY))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageContaining("wildlife-0004.json is damaged");
  }

  @Test
  void namesTheClaimsThatNeedAFolder() throws Exception {
    var onClaim = with("spec.model.source", "pvc://models/clip");

    assertThat(study.run(onClaim)).isEqualTo(RunEnd.REFUSED);
    assertThat(stalled()).endsWith("add --claim models=DIR");

    study.withClaim("models", root.resolve("nowhere"));
    assertThat(study.run(onClaim)).isEqualTo(RunEnd.REFUSED);
    assertThat(stalled())
        .isEqualTo("--claim models: there is no folder " + root.resolve("nowhere"));

    study.withClaim("models", root);
    assertThat(study.run(onClaim)).isEqualTo(RunEnd.COMPLETE);
  }

  /** As where a study goes on without the options of the run before. */
  @Test
  void startsNoTrialOfARefusedStudy() throws Exception {
    var onClaim = with("spec.model.source", "pvc://models/clip");
    study.withClaim("models", root).fault(3, "fail DataMissing");
    assertThat(study.run(onClaim)).isEqualTo(RunEnd.HELD_UP);

    study.withClaim("other", root);
    assertThat(study.run(onClaim)).isEqualTo(RunEnd.REFUSED);
    assertThat(stalled()).endsWith("add --claim models=DIR");

    study.withClaim("models", root);
    assertThat(study.run(onClaim)).isEqualTo(RunEnd.COMPLETE);
    assertThat(study.scored()).hasSize(8).doesNotHaveDuplicates();
  }

  /** What an attempt does, how often the trial is tried, and what comes of it. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "exit 70,               2, 0, Scored",
    "exit 137,              2, 0, Scored",
    "exit 0,                2, 0, Scored",
    "garbage 137,           2, 0, Scored",
    "exit 143,              2, 1, Scored",
    "fail OutOfMemory,      2, 0, Scored",
    "fail TrainerError,     2, 0, Scored",
    "fail TimeLimit,        1, 0, Failed",
    "garbage 0,             1, 0, Failed",
    "other,                 1, 0, Failed"
  })
  void triesATrialAgainWhereThatMayHelp(
      String fault, int attempts, int disruptions, TrialState state) throws Exception {
    study.fault(3, fault);

    assertThat(study.run(STUDY)).isEqualTo(RunEnd.COMPLETE);

    var trial = study.trial(3).status().orElseThrow();
    assertThat(trial.state()).isEqualTo(state.name());
    assertThat(trial.attempts()).isEqualTo(attempts);
    assertThat(trial.disruptions()).isEqualTo(disruptions);
    // A failed trial is replaced by one with another number.
    assertThat(study.folder().trials()).hasSize(state == TrialState.Failed ? 9 : 8);
  }

  /** The limit of 60 s is cut to 8, in which a worker starts on a busy machine too. */
  @Test
  void endsATrialThatHangs() throws Exception {
    study.fault(3, "sleep 600000").withGrace(Duration.ofSeconds(-52));

    assertThat(study.run(STUDY)).isEqualTo(RunEnd.COMPLETE);

    var hung = study.trial(3).status().orElseThrow();
    assertThat(hung.conditions().stream().filter(c -> c.getType().equals("Failed")).findFirst())
        .hasValueSatisfying(
            failed -> {
              assertThat(failed.getReason()).isEqualTo("TimeLimit");
              assertThat(failed.getMessage()).contains("ran on past its time limit");
            });
  }

  @Test
  void isHeldUpByWhatAPersonCanRemoveAndGoesOnAfterwards() throws Exception {
    study.fault(3, "fail DataMissing");

    assertThat(study.run(STUDY)).isEqualTo(RunEnd.HELD_UP);
    assertThat(stalled()).isEqualTo("trial wildlife-0003: as the test says");
    assertThat(status().stage()).isEqualTo("Stalled");

    assertThat(study.run(STUDY)).isEqualTo(RunEnd.COMPLETE);
    assertThat(study.scored()).hasSize(8).doesNotHaveDuplicates();
  }

  /** A person who needs several tries to find the cause has not used up the trial's. */
  @Test
  void whatHeldATrialUpIsNoAttemptThatFailed() throws Exception {
    for (int i = 0; i < 3; i++) {
      study.fault(3, "fail DataMissing");
      assertThat(study.run(STUDY)).isEqualTo(RunEnd.HELD_UP);
    }

    study.fault(3, "exit 137");
    assertThat(study.run(STUDY)).isEqualTo(RunEnd.COMPLETE);
    assertThat(study.trial(3).status().orElseThrow().state()).isEqualTo("Scored");
    assertThat(study.folder().trials()).hasSize(8);
  }

  @Test
  void failsWithTooManyFailures() throws Exception {
    for (int trial = 2; trial < 6; trial++) {
      study.fault(trial, "fail TimeLimit");
    }

    assertThat(study.run(STUDY)).isEqualTo(RunEnd.FAILED);
    assertThat(status().trials().failed()).isBetween(3, 4);
  }

  @Test
  void proposesTheSameWhateverHappensToItsTrials() throws Exception {
    study.run(STUDY);
    var disturbed = new RunFixture(Files.createDirectory(root.resolve("disturbed")));
    for (int trial = 0; trial < 8; trial++) {
      disturbed.fault(trial, trial % 2 == 0 ? "exit 137" : "sleep 50");
    }

    disturbed.run(STUDY);

    assertThat(disturbed.proposals()).isEqualTo(study.proposals()).hasSize(8);
  }

  /** Also while it runs, whatever the study's resources say of pods. */
  @Test
  void twoWorkersOnAGpuHoldHalfOfItEach() throws Exception {
    var held = new ArrayList<Double>();
    study
        .withGpus("0")
        .run(
            STUDY,
            (status, trials) ->
                trials.stream()
                    .flatMap(trial -> trial.status().stream())
                    .filter(trial -> trial.state().equals("Running"))
                    .forEach(trial -> held.add(trial.gpus())));

    assertThat(held).isNotEmpty().containsOnly(0.5);
    assertThat(study.folder().trials())
        .hasSize(8)
        .allSatisfy(
            trial ->
                assertThat(trial.trial().usage().gpuSeconds())
                    .isEqualTo(trial.trial().usage().seconds() / 2));
  }

  @Test
  void stopsAtOnceAndGoesOnWhereItWas() throws Exception {
    study.fault(4, "sleep 600000");
    try (var open = study.open(STUDY);
        var run =
            open.run(
                new ClaimFolders(Map.of()),
                new WorkerLayout(2, 2, List.of()),
                RunFixture.libraries(),
                (status, trials) -> {},
                Clock.systemUTC())) {
      var stopper = new Thread(() -> stopWhenStarted(run));
      stopper.start();
      assertThat(run.run()).isEqualTo(RunEnd.STOPPED);
      stopper.join();
    }
    var before = study.scored();
    assertThat(study.trial(4).status().orElseThrow().state()).isEqualTo("Running");

    assertThat(study.run(STUDY)).isEqualTo(RunEnd.COMPLETE);
    assertThat(study.scored()).startsWith(before.toArray(String[]::new)).doesNotHaveDuplicates();
    assertThat(study.trial(4).status().orElseThrow().disruptions()).isZero();
  }

  private void stopWhenStarted(StudyRun run) {
    try {
      while (study.awaitsFault(4)) {
        Thread.sleep(10);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    run.stop();
  }

  private AutoFTStudyStatus status() {
    return study.folder().study().orElseThrow().status().orElseThrow();
  }

  private String stalled() {
    return status().conditions().stream()
        .filter(c -> c.getType().equals("Stalled"))
        .findFirst()
        .orElseThrow()
        .getMessage();
  }

  private static String with(String path, String value) {
    return Document.of(STUDY).with(path, value).root().toString();
  }
}
