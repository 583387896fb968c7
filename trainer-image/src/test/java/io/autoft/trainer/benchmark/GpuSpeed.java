package io.autoft.trainer.benchmark;

import static io.autoft.trainer.benchmark.GpuTable.milliseconds;

import io.autoft.contract.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Steps and evaluations beside the same in PyTorch, in turn, and the memory that they take. */
final class GpuSpeed {

  private static final int REPEATS = 5;
  private static final int EVALUATED = 1000;
  private static final String NOT_RUN = "not run";

  private final Contestant trainer;
  private final Optional<Contestant> torch;
  private final GpuTable table;

  /** Milliseconds, lower quartile, and MiB. */
  private record Timed(double milliseconds, long memory) {}

  private interface Run {
    List<Double> times() throws Exception;
  }

  /**
   * Timings that print a table.
   *
   * @param trainer runs {@link StepBenchmark}
   * @param torch runs {@code steps.py}, if PyTorch and OpenCLIP are there
   */
  GpuSpeed(Contestant trainer, Optional<Contestant> torch, List<String> faults) {
    this.trainer = trainer;
    this.torch = torch;
    table =
        new GpuTable(
            faults,
            "ms",
            "trainer",
            "eager",
            "compiled",
            "to eager",
            "to compiled",
            "MiB",
            "MiB, eager",
            "MiB, compiled");
  }

  /** Steps with all nine terms. */
  void steps(GpuModel model, int batch, Precision precision) throws Exception {
    var name = "step, %s, batch %d, %s".formatted(model.name(), batch, precision);
    row(name, model, "queued", List.of("eager", "compiled"), batch, precision);
  }

  /** Evaluations of a thousand pictures. */
  void evaluations(GpuModel model, Precision precision) throws Exception {
    var name = "%d pictures evaluated, %s, %s".formatted(EVALUATED, model.name(), precision);
    row(name, model, "evaluated", List.of("evaluated"), EVALUATED, precision);
  }

  private void row(
      String name, GpuModel model, String ours, List<String> theirs, int count, Precision precision)
      throws Exception {
    var own =
        timed(() -> trainer.milliseconds(model.source(), ours, count, REPEATS, precision.name()));
    var others = new ArrayList<Optional<Timed>>();
    for (var what : theirs) {
      others.add(beside(what, model, count, precision));
    }
    var eager = others.get(0);
    var compiled = others.size() > 1 ? others.get(1) : Optional.<Timed>empty();
    table.row(
        name,
        milliseconds(own.milliseconds()),
        time(eager),
        time(compiled),
        ratio(own, eager),
        ratio(own, compiled),
        Long.toString(own.memory()),
        memory(eager),
        memory(compiled));
  }

  private Optional<Timed> beside(String what, GpuModel model, int count, Precision precision)
      throws Exception {
    if (torch.isEmpty()) {
      return Optional.empty();
    }
    var folder = model.folder().toString();
    return Optional.of(
        timed(() -> torch.get().milliseconds(folder, what, count, REPEATS, precision.name())));
  }

  private static Timed timed(Run run) throws Exception {
    try (var memory = new GpuMemory()) {
      var times = run.times().stream().sorted().toList();
      return new Timed(times.get(times.size() / 4), memory.most());
    }
  }

  private static String time(Optional<Timed> timed) {
    return timed.map(t -> milliseconds(t.milliseconds())).orElse(NOT_RUN);
  }

  private static String memory(Optional<Timed> timed) {
    return timed.map(t -> Long.toString(t.memory())).orElse(NOT_RUN);
  }

  private static String ratio(Timed own, Optional<Timed> other) {
    return other
        .map(t -> String.format(Locale.ROOT, "%.2f", own.milliseconds() / t.milliseconds()))
        .orElse(NOT_RUN);
  }
}
