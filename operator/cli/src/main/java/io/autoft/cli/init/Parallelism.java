package io.autoft.cli.init;

/** How many trials run at once, on the machine that the study is written for. */
final class Parallelism {

  /** More wait for each other's results, and the sampler learns less from each. */
  private static final int MOST = 8;

  private Parallelism() {}

  static Suggestion<Integer> of(ModelSize size, Machine machine) {
    if (size.computesInOneThread()) {
      return new Suggestion<>(
          Math.max(1, Math.min(machine.processors(), MOST)),
          "Trials at once. A model of this size computes in one thread, so one for each processor of"
              + " this machine, at most %d.".formatted(MOST));
    }
    return machine.hasGpu()
        ? new Suggestion<>(Math.min(machine.gpus(), MOST), "Trials at once: one for each GPU.")
        : new Suggestion<>(1, "Trials at once: a single one uses all processors of this machine.");
  }
}
