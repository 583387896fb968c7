package io.autoft.trainer.benchmark;

import io.autoft.contract.InnerSteps;
import io.autoft.contract.Loss;
import io.autoft.contract.ParameterNames;
import io.autoft.contract.Precision;
import io.autoft.contract.TrainingConfig;
import io.autoft.contract.TrainingMethod;
import io.autoft.contract.TrialReport;
import io.autoft.trainer.training.TrialConfigs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The most main memory of whole trials on the CPU beside what the trainer had said before, and
 * beside the same steps in eager PyTorch, as a Markdown table. The exit code is 1 where the trainer
 * was wrong by more than 15 %, or takes more than 1.2 times what PyTorch does.
 *
 * <p>Arguments: a folder for models and logs, a Python with the packages of {@code steps.py}, that
 * file, and sizes of batches.
 */
public final class MemoryBenchmark {

  private static final double LARGEST_ERROR = 0.15;
  private static final double LARGEST_RATIO = 1.2;
  private static final int STEPS = 3;
  private static final int FEWEST_IMAGES = 32;
  private static final Pattern EXPECTED = Pattern.compile("training takes about (\\d+) MiB");

  private final List<String> faults = new ArrayList<>();
  private final GpuTrials trials;
  private final Contestant python;

  private MemoryBenchmark(GpuTrials trials, Contestant python) {
    this.trials = trials;
    this.python = python;
  }

  public static void main(String[] arguments) throws Exception {
    var folder = Files.createDirectories(Path.of(arguments[0])).toAbsolutePath();
    var natives = Files.createDirectories(folder.resolve("natives"));
    NativeLibraries.unpack(natives);
    var trials = new GpuTrials(folder, NativeLibraries.environment(natives)).onCpu();
    var python =
        new Contestant(List.of(arguments[1], arguments[2]), Map.of(), folder.resolve("python.log"));
    var benchmark = new MemoryBenchmark(trials, python);
    benchmark.print(
        GpuModel.in(folder, "ViT-B-32"),
        Arrays.stream(arguments).skip(3).map(Integer::valueOf).toList());
    benchmark.faults.forEach(System.err::println);
    System.exit(benchmark.faults.isEmpty() ? 0 : 1);
  }

  private void print(GpuModel model, List<Integer> batches) throws Exception {
    var table =
        new GpuTable(
            faults, "MiB at the peak", "trainer", "expected", "error", "eager", "to eager");
    for (int batch : batches) {
      row(table, model, batch, false);
      row(table, model, batch, true);
    }
  }

  private void row(GpuTable table, GpuModel model, int batch, boolean nine) throws Exception {
    long peak = peak(model.source(), batch, nine);
    long expected = expected();
    double error = (double) expected / peak - 1;
    long eager =
        python.mebibytes(
            model.folder().toString(),
            nine ? "peak" : "peak-ce",
            Integer.toString(batch),
            Integer.toString(STEPS));
    double ratio = (double) peak / eager;
    table.row(
        "%s, batch %d".formatted(nine ? "nine terms" : "cross-entropy", batch),
        Long.toString(peak),
        Long.toString(expected),
        table.should(Math.abs(error) <= LARGEST_ERROR, percent(error)),
        Long.toString(eager),
        table.should(ratio <= LARGEST_RATIO, String.format(Locale.ROOT, "%.2f", ratio)));
  }

  private long peak(String model, int batch, boolean nine) throws Exception {
    var parameters = new TreeMap<>(TrialConfigs.parameters(ParameterNames.LEARNING_RATE, 1e-5));
    if (nine) {
      for (var loss : Loss.defaults()) {
        parameters.putIfAbsent(ParameterNames.weight(loss.name()), 0.5);
      }
    }
    var training =
        new TrainingConfig(
            Optional.of(1), batch, 1, 1, TrainingMethod.FineTuning, new InnerSteps(STEPS));
    int size = Math.max(batch, FEWEST_IMAGES);
    var ended = trials.run(model, training, parameters, size, Precision.FP32);
    if (ended.exitCode() != 0) {
      throw new IllegalStateException("the trial failed, see " + trials.log());
    }
    return ended.report().metrics().get(TrialReport.PEAK_MEMORY).longValue();
  }

  /** What the last trial's log says. */
  private long expected() throws Exception {
    var found = EXPECTED.matcher(Files.readString(trials.log()));
    return found.results().reduce((a, b) -> b).map(r -> Long.parseLong(r.group(1))).orElseThrow();
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%+.0f %%", 100 * share);
  }
}
