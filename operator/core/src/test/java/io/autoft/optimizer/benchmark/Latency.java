package io.autoft.optimizer.benchmark;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How long a proposal takes, as {@code proposal_latency.sh} measured it for all samplers in one go;
 * or, as sampler {@code memory}, how many megabytes a history takes.
 */
record Latency(String sampler, int parameters, int trials, double median) {

  static final int PARAMETERS = 12;

  /** The measurements that are committed. */
  static List<Latency> recorded() {
    return ResultFile.lines("latency.csv").stream()
        .map(
            cells ->
                new Latency(
                    cells[0],
                    Integer.parseInt(cells[1]),
                    Integer.parseInt(cells[2]),
                    Double.parseDouble(cells[3])))
        .toList();
  }

  /** Of a space like AutoFT's; empty where that was not measured. */
  static OptionalDouble median(List<Latency> latencies, String sampler, int trials) {
    return latencies.stream()
        .filter(latency -> latency.sampler.equals(sampler))
        .filter(latency -> latency.parameters == PARAMETERS && latency.trials == trials)
        .mapToDouble(Latency::median)
        .findFirst();
  }
}
