package io.autoft.optimizer.benchmark;

import io.autoft.optimizer.Direction;
import io.autoft.optimizer.Finished;
import io.autoft.optimizer.ProposalRequest;
import io.autoft.optimizer.Sampler;
import io.autoft.optimizer.random.RandomSampler;
import io.autoft.optimizer.space.FloatParameter;
import io.autoft.optimizer.space.Parameter;
import io.autoft.optimizer.space.Scale;
import io.autoft.optimizer.space.SearchSpace;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The median CPU time of a proposal, the request included, in a warm JVM, for each sampler that
 * models what it has seen and several lengths of the history; and the memory that a history of
 * 5,000 trials holds. One line of comma-separated values each: {@code
 * sampler,parameters,trials,median ms,90th percentile ms}, or {@code memory,parameters,trials,MB,}.
 *
 * <p>Run as {@code java -cp ... io.autoft.optimizer.benchmark.ProposalBenchmark [parameters]};
 * {@code src/test/python/proposal_latency.sh} runs Optuna in the same go.
 */
public final class ProposalBenchmark {

  private static final int[] TRIALS = {100, 200, 500, 5000};
  private static final int WARMUP = 60;
  private static final int PROPOSALS = 101;
  private static final int FEWEST = 11;
  private static final double LONGEST_SECONDS = 3;

  private ProposalBenchmark() {}

  /** Prints the lines. */
  public static void main(String[] arguments) {
    int parameters = arguments.length > 0 ? Integer.parseInt(arguments[0]) : Latency.PARAMETERS;
    var space = space(parameters);
    long before = usedBytes();
    var history = history(space, 5000);
    double megabytes = (usedBytes() - before) / 1e6;
    print("memory,%d,%d,%.2f,", parameters, history.size(), megabytes);
    for (var contestant : Contestant.all()) {
      for (int trials : TRIALS) {
        if (contestant.learns() && trials <= contestant.mostTrials()) {
          var milliseconds = time(contestant.sampler(), space, history.subList(0, trials));
          int measured = milliseconds.length;
          print(
              "%s,%d,%d,%.3f,%.3f",
              contestant.name(),
              parameters,
              trials,
              milliseconds[measured / 2],
              milliseconds[measured * 9 / 10]);
        }
      }
    }
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  /** Sorted; fewer of them where they take long. */
  private static double[] time(Sampler sampler, SearchSpace space, List<Finished> history) {
    measure(sampler, space, history, 10_000, WARMUP);
    return measure(sampler, space, history, 10_000 + WARMUP, PROPOSALS);
  }

  private static double[] measure(
      Sampler sampler, SearchSpace space, List<Finished> history, int number, int proposals) {
    var clock = ManagementFactory.getThreadMXBean();
    var milliseconds = new double[proposals];
    double sum = 0;
    int done = 0;
    while (done < proposals && (done < FEWEST || sum < 1000 * LONGEST_SECONDS)) {
      long start = clock.getCurrentThreadCpuTime();
      var request =
          new ProposalRequest(space, Direction.MINIMIZE, 1, number + done, history, List.of());
      var point = sampler.propose(request);
      long end = clock.getCurrentThreadCpuTime();
      if (!space.contains(point)) {
        throw new IllegalStateException("Outside the space: " + point);
      }
      milliseconds[done] = (end - start) / 1e6;
      sum += milliseconds[done];
      done++;
    }
    return Arrays.stream(milliseconds, 0, done).sorted().toArray();
  }

  /** AutoFT's: a learning rate, a weight decay and loss weights. */
  private static SearchSpace space(int size) {
    var parameters = new ArrayList<Parameter>();
    parameters.add(new FloatParameter("learningRate", 1e-7, 1e-3, Scale.LOG));
    parameters.add(new FloatParameter("weightDecay", 0, 1, Scale.LINEAR));
    for (int i = 2; i < size; i++) {
      parameters.add(new FloatParameter("weight." + i, 1e-4, 10, Scale.LOG));
    }
    return new SearchSpace(parameters);
  }

  /** Random points, better the nearer they are to the middle of the first two parameters. */
  private static List<Finished> history(SearchSpace space, int trials) {
    return IntStream.range(0, trials)
        .mapToObj(
            number -> {
              var point =
                  new RandomSampler()
                      .propose(
                          new ProposalRequest(
                              space, Direction.MINIMIZE, 0, number, List.of(), List.of()));
              double rate = Math.log10(point.get("learningRate")) + 5;
              double decay = point.get("weightDecay") - 0.5;
              return Finished.scored(number, point, rate * rate + decay * decay);
            })
        .toList();
  }

  private static long usedBytes() {
    for (int i = 0; i < 5; i++) {
      System.gc();
    }
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
