package io.autoft.cli;

import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.cli.admission.RefusedException;
import io.autoft.cli.admission.Settings;
import io.autoft.cli.admission.StudyAdmission;
import io.autoft.cli.local.OpenStudy;
import io.autoft.cli.local.RunEnd;
import io.autoft.cli.local.RunView;
import io.autoft.cli.local.StudyRun;
import io.autoft.cli.local.TrainerLibraries;
import io.autoft.cli.local.WorkerLayout;
import io.autoft.cli.stored.ClaimFolders;
import io.autoft.cli.view.LiveView;
import io.autoft.cli.view.PlainView;
import io.autoft.cli.view.PlanText;
import io.autoft.cli.view.StudyText;
import io.autoft.study.StudyPlanner;
import io.autoft.study.StudyState;
import io.autoft.trial.Study;
import io.autoft.trial.TrialLog;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a study on this machine. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a study on this machine, with the planner, samplers and statistics of the operator.",
      "A run that was stopped, in whatever way, goes on where it was when it is started again."
    })
final class RunCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "STUDY.yaml", description = "The study file; - for standard input.")
  private Path file;

  @Option(
      names = {"-f", "--folder"},
      paramLabel = "DIR",
      description = "Where the study is kept; default: autoft/<name of the study>.")
  private Path folder;

  @Option(
      names = {"-p", "--parallelism"},
      paramLabel = "N",
      description = "Trials at once, if fewer than the study's parallelism.")
  private Integer parallelism;

  @Option(
      names = "--claim",
      paramLabel = "CLAIM=DIR",
      description = "The folder in place of a claim that the study names as pvc://CLAIM/path.")
  private Map<String, Path> claims = Map.of();

  @Option(
      names = "--gpus",
      paramLabel = "ID",
      split = ",",
      description =
          "GPUs, as CUDA_VISIBLE_DEVICES names them, one after the other for the workers; more"
              + " workers than GPUs share them. Default: those that this machine shows.")
  private List<String> gpus;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description =
          "Another value for a field of the study, such as budget.trials=20; may be repeated, and is"
              + " to be given again when the study goes on.")
  private Map<String, String> settings = Map.of();

  @Option(names = "--dry-run", description = "Check everything, and print what would be done.")
  private boolean dryRun;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print nothing but the result.")
  private boolean quiet;

  @Option(names = "--json", description = "Print the study's status as JSON at the end.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    var given = given();
    if (dryRun) {
      out().println(dryRun(given));
      return ExitCodes.DONE;
    }
    var root = Optional.ofNullable(folder).orElseGet(() -> Path.of("autoft", name(given)));
    try (var study = OpenStudy.open(root, given, Version.VERSION)) {
      var clock = Clock.systemUTC();
      var libraries = TrainerLibraries.here();
      var layout = layout(study.study().spec().parallelism());
      var live = quiet || json ? Optional.<LiveView>empty() : live(study, layout, clock);
      var run =
          study.run(
              new ClaimFolders(claims),
              layout,
              libraries,
              live.<RunView>map(view -> view).orElseGet(() -> plain(clock)),
              clock);
      return run(study, run, live);
    }
  }

  private static Optional<LiveView> live(OpenStudy study, WorkerLayout layout, Clock clock) {
    return LiveView.here(
        study.study().name(),
        study.study().spec(),
        layout.workers(),
        study.folder()::logTailOf,
        clock);
  }

  private RunView plain(Clock clock) {
    return new PlainView(quiet || json ? new PrintWriter(PrintWriter.nullWriter()) : out(), clock);
  }

  private int run(OpenStudy study, StudyRun run, Optional<LiveView> live)
      throws InterruptedException {
    var over = new CountDownLatch(1);
    var onSignal = new Thread(() -> stop(run, over), "stop");
    Runtime.getRuntime().addShutdownHook(onSignal);
    try {
      var end = shown(run, live);
      if (end != RunEnd.STOPPED) {
        Runtime.getRuntime().removeShutdownHook(onSignal);
      }
      print(study, run.status(), end);
      return ExitCodes.of(end);
    } finally {
      over.countDown();
    }
  }

  private static RunEnd shown(StudyRun run, Optional<LiveView> live) throws InterruptedException {
    try (run) {
      return run.run();
    } finally {
      live.ifPresent(LiveView::close);
    }
  }

  /** What has come out is stored and said before the process ends. */
  private static void stop(StudyRun run, CountDownLatch over) {
    run.stop();
    try {
      over.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void print(OpenStudy study, AutoFTStudyStatus status, RunEnd end) {
    var text = new StudyText(study.study().name(), status, study.folder()::published);
    boolean result = json || ExitCodes.of(end) == ExitCodes.DONE;
    (result ? out() : spec.commandLine().getErr()).println(json ? text.json() : text.end(end));
  }

  private WorkerLayout layout(int wanted) {
    int workers = Optional.ofNullable(parallelism).orElse(wanted);
    if (workers < 1 || workers > wanted) {
      throw new ParameterException(
          spec.commandLine(),
          "--parallelism is %d; it must be from 1 to %d, the study's parallelism. For more: --set parallelism=%d"
              .formatted(workers, wanted, Math.max(1, workers)));
    }
    var devices = Optional.ofNullable(gpus).orElseGet(() -> Gpus.here(TrainerLibraries.find()));
    return new WorkerLayout(workers, Runtime.getRuntime().availableProcessors(), devices);
  }

  private String given() {
    try {
      return Settings.apply(StudyFile.read(file), settings);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--set " + e.getMessage());
    }
  }

  /** Nothing is written, and no trial is run. */
  private String dryRun(String given) {
    var admitted = StudyAdmission.admit(given).orThrow();
    var study = Study.of(admitted.name(), admitted.spec());
    new ClaimFolders(claims)
        .complaint(study.spec())
        .ifPresent(
            cause -> {
              throw new RefusedException(List.of(cause.message()));
            });
    var state = StudyState.of(study, new TrialLog(List.of()), Instant.now());
    return new PlanText(study, StudyPlanner.plan(state), layout(study.spec().parallelism())).text();
  }

  private static String name(String given) {
    return StudyAdmission.admit(given).orThrow().name();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
