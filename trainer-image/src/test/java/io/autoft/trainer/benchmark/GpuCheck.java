package io.autoft.trainer.benchmark;

import static io.autoft.trainer.benchmark.GpuTable.seconds;
import static java.util.Objects.requireNonNull;

import ai.djl.Device;
import io.autoft.contract.Outcome;
import io.autoft.contract.Precision;
import io.autoft.contract.Reason;
import io.autoft.contract.TrialReport;
import io.autoft.trainer.benchmark.GpuTrials.Ended;
import io.autoft.trainer.model.ModelFiles;
import io.autoft.trainer.model.PretrainedClip;
import io.autoft.trainer.model.TorchEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks the trainer on the first GPU of this machine and prints tables: the same steps as on the
 * CPU, whole trials and how they fail, time and memory beside PyTorch. Its exit code is 1 if
 * something is not as it should be.
 *
 * <p>Arguments: a folder for models (3 GB), what to check of {@code parity,trials,speed}, and,
 * where PyTorch and OpenCLIP are there, a Python and {@code steps.py}. The environment says where
 * the engine's libraries are.
 */
public final class GpuCheck {

  private static final String SMALL = "demo://shapes";
  private static final double DEMO_RATE = 3e-3;
  private static final double ENDLESS_RATE = 1e12;
  private static final double LARGEST_DIFFERENCE_OF_SCORES = 0.02;

  private final Path folder;
  private final Optional<Contestant> torch;
  private final List<String> faults = new ArrayList<>();

  private GpuCheck(Path folder, Optional<Contestant> torch) {
    this.folder = requireNonNull(folder, "folder is null");
    this.torch = torch;
  }

  public static void main(String[] arguments) throws Exception {
    var folder = Path.of(arguments[0]);
    var log = folder.resolve("check.log");
    var torch =
        arguments.length > 3
            ? Optional.of(new Contestant(List.of(arguments[2], arguments[3]), Map.of(), log))
            : Optional.<Contestant>empty();
    var check = new GpuCheck(folder, torch);
    System.out.println(GpuMemory.query("name,driver_version,memory.total"));
    try (var manager = TorchEngine.start(0)) {
      if (!manager.getDevice().isGpu()) {
        System.err.println("gpu-check: these libraries of PyTorch see no GPU");
        System.exit(2);
      }
    }
    for (var part : arguments[1].split(",")) {
      switch (part) {
        case "parity" -> check.parity();
        case "trials" -> check.trials();
        case "speed" -> check.speed();
        default ->
            throw new IllegalArgumentException(
                "--only is '%s'; it must be some of parity,trials,speed".formatted(part));
      }
    }
    System.out.println();
    check.faults.forEach(System.out::println);
    System.out.println(check.faults.isEmpty() ? "all as it should be" : "FAILED");
    System.exit(check.faults.isEmpty() ? 0 : 1);
  }

  private void parity() throws Exception {
    var table =
        new GpuTable(
            faults,
            "distance to the CPU in FP32 (bound)",
            "head",
            "logits",
            "losses of 10 steps",
            "norms",
            "moved",
            "logits after",
            "again");
    parity(SMALL, SMALL, table);
    var model = GpuModel.in(folder, "ViT-B-32");
    parity(model.name(), model.source(), table);
  }

  private static void parity(String name, String source, GpuTable table) throws Exception {
    var pretrained = PretrainedClip.load(ModelFiles.of(source));
    try (var manager = TorchEngine.start(pretrained.size())) {
      var parity = new GpuParity(pretrained);
      var expected = parity.on(Device.cpu(), Precision.FP32, manager);
      for (var precision : Precision.values()) {
        var found = parity.distances(Device.gpu(), precision, expected, manager);
        var bounds = GpuParity.bounds(precision);
        var row = name + ", " + precision;
        table.row(
            row,
            table.within(found.head(), bounds.head(), row + ": head"),
            table.within(found.logits(), bounds.logits(), row + ": logits"),
            table.within(found.losses(), bounds.losses(), row + ": losses"),
            table.within(found.norms(), bounds.norms(), row + ": norms"),
            table.within(found.moved(), bounds.moved(), row + ": moved"),
            table.within(found.logitsAfter(), bounds.logitsAfter(), row + ": logits after"),
            table.should(found.repeatable(), "the same bits"));
      }
    }
  }

  private void trials() throws Exception {
    var table =
        new GpuTable(
            faults, "trial", "s", "to the engine", "model", "data", "training", "evaluation", "");
    var trials = new GpuTrials(folder, Map.of());
    var onCpu = trials.onCpu().demo(300, DEMO_RATE, Precision.FP32);
    row(table, "demo, 300 steps of 32, CPU", onCpu, "score " + score(onCpu));
    var first = trials.demo(300, DEMO_RATE, Precision.FP32);
    row(table, "the same, GPU", first, near(table, first, onCpu));
    var second = trials.demo(300, DEMO_RATE, Precision.FP32);
    row(table, "once more", second, table.should(same(first, second), "the same report"));
    var narrow = trials.demo(300, DEMO_RATE, Precision.BF16);
    row(table, "BF16", narrow, near(table, narrow, onCpu));
    var model = GpuModel.in(folder, "ViT-B-32");
    for (var precision : Precision.values()) {
      var large = trials.large(model.source(), 20, 256, precision);
      var name = "%s, 20 steps of 256, %s".formatted(model.name(), precision);
      row(table, name, large, table.should(large.exitCode() == 0, "scored"));
    }
    var diverged = trials.demo(300, ENDLESS_RATE, Precision.FP32);
    boolean said = diverged.report().outcome() == Outcome.Diverged && diverged.exitCode() == 0;
    row(table, "a rate of 1e12", diverged, table.should(said, "Diverged"));
    var tooLarge = GpuModel.in(folder, "ViT-L-14");
    var failed = trials.large(tooLarge.source(), 2, 512, Precision.FP32);
    boolean outOfMemory = failed.report().reason().equals(Optional.of(Reason.OutOfMemory));
    row(
        table,
        tooLarge.name() + ", batch 512, FP32",
        failed,
        table.should(outOfMemory, "OutOfMemory"));
  }

  private static String near(GpuTable table, Ended found, Ended expected) {
    double difference = Math.abs(score(found) - score(expected));
    var what = "score %s, near the CPU's".formatted(score(found));
    return table.should(difference <= LARGEST_DIFFERENCE_OF_SCORES, what);
  }

  private static double score(Ended ended) {
    return ended.report().score().orElse(Double.NaN);
  }

  /** But for the times. */
  private static boolean same(Ended one, Ended other) {
    return one.report().score().isPresent()
        && one.report().score().equals(other.report().score())
        && one.report().metrics().equals(other.report().metrics())
        && one.report().resamples().equals(other.report().resamples());
  }

  private static void row(GpuTable table, String name, Ended ended, String found) {
    var phases = ended.report().seconds();
    double inTrial = phases.values().stream().mapToDouble(Double::doubleValue).sum();
    table.row(
        name,
        seconds(ended.seconds()),
        phases.isEmpty() ? "" : seconds(ended.seconds() - inTrial),
        phase(ended.report(), "model"),
        phase(ended.report(), "data"),
        phase(ended.report(), "training"),
        phase(ended.report(), "evaluation"),
        found);
  }

  private static String phase(TrialReport report, String name) {
    return Optional.ofNullable(report.seconds().get(name)).map(GpuTable::seconds).orElse("");
  }

  private void speed() throws Exception {
    var speed =
        new GpuSpeed(
            Contestant.java(List.of(), StepBenchmark.class, Map.of(), folder.resolve("check.log")),
            torch,
            faults);
    for (var precision : Precision.values()) {
      var middle = GpuModel.in(folder, "ViT-B-32");
      speed.steps(middle, 256, precision);
      speed.evaluations(middle, precision);
      speed.steps(GpuModel.in(folder, "ViT-L-14"), 64, precision);
    }
  }
}
