package io.autoft.cli.local;

import io.autoft.cli.stored.ClaimFolders;
import io.autoft.cli.stored.StoredTrial;
import io.autoft.cli.stored.StudyFolder;
import io.autoft.cli.testing.StandInTrainer;
import io.autoft.testing.Studies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Runs studies in a folder with stand-ins for trainers. */
final class RunFixture {

  static final String VERSION = "1.2.3";

  /** Its numbers do not depend on which trial ends first. */
  static final String STUDY =
      Studies.STUDY
          .with("metadata", "{name: wildlife}")
          .with("spec.search.mode", "Deterministic")
          .with("spec.finalTraining", "null")
          .with("spec.model.source", "demo://shapes")
          .with("spec.trainer.trialTimeoutSeconds", "60")
          .root()
          .toString();

  private final Path folder;
  private final Path faults;
  private Map<String, Path> claims = Map.of();
  private List<String> gpus = List.of();
  private Duration grace = Duration.ofSeconds(60);

  RunFixture(Path root) throws IOException {
    folder = root.resolve("study");
    faults = Files.createDirectories(root.resolve(StandInTrainer.FAULTS));
  }

  RunFixture withClaim(String claim, Path place) {
    claims = Map.of(claim, place);
    return this;
  }

  RunFixture withGrace(Duration other) {
    grace = other;
    return this;
  }

  RunFixture withGpus(String... ids) {
    gpus = List.of(ids);
    return this;
  }

  StudyFolder folder() {
    return new StudyFolder(folder);
  }

  /** What is to happen in the next attempt of a trial. */
  RunFixture fault(int trial, String words) throws IOException {
    Files.writeString(ofTrial(trial), words);
    return this;
  }

  /** Whether the attempt that is to go wrong has yet to begin. */
  boolean awaitsFault(int trial) {
    return Files.exists(ofTrial(trial));
  }

  private Path ofTrial(int trial) {
    return faults.resolve("wildlife-%04d".formatted(trial));
  }

  /** The trials that were scored, as often as they were. */
  List<String> scored() throws IOException {
    var file = faults.resolve(StandInTrainer.SCORED);
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  RunEnd run(String study) throws Exception {
    return run(study, (status, trials) -> {});
  }

  RunEnd run(String study, RunView view) throws Exception {
    try (var open = OpenStudy.open(folder, study, VERSION);
        var run =
            open.run(
                new ClaimFolders(claims),
                new WorkerLayout(2, 2, gpus),
                libraries(),
                view,
                Clock.systemUTC(),
                grace)) {
      return run.run();
    }
  }

  OpenStudy open(String study) {
    return OpenStudy.open(folder, study, VERSION);
  }

  static TrainerLibraries libraries() {
    return new TrainerLibraries(
        System.getProperty("java.class.path"), StandInTrainer.class.getName(), Optional.empty());
  }

  /** Parameters by number, whatever came of the trials. */
  Map<Integer, Map<String, Double>> proposals() {
    return proposals(folder().trials());
  }

  static Map<Integer, Map<String, Double>> proposals(Collection<StoredTrial> trials) {
    var proposals = new TreeMap<Integer, Map<String, Double>>();
    trials.forEach(t -> proposals.put(t.spec().number(), new HashMap<>(t.spec().parameters())));
    return proposals;
  }

  StoredTrial trial(int number) {
    return folder().trials().stream()
        .filter(t -> t.spec().number() == number)
        .findFirst()
        .orElseThrow();
  }
}
