package io.autoft.optimizer.benchmark;

import io.autoft.optimizer.Direction;
import io.autoft.optimizer.Finished;
import io.autoft.optimizer.FloatParameter;
import io.autoft.optimizer.Parameter;
import io.autoft.optimizer.ProposalRequest;
import io.autoft.optimizer.RandomSampler;
import io.autoft.optimizer.Sampler;
import io.autoft.optimizer.Scale;
import io.autoft.optimizer.SearchSpace;
import io.autoft.optimizer.TpeProfile;
import io.autoft.optimizer.TpeSampler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The median time of a proposal, the request included, in a warm JVM, for each profile of TPE and
 * several lengths of the history; and the memory that a history of 5,000 trials holds. One line of
 * comma-separated values each: {@code profile,parameters,trials,median ms,90th percentile ms}.
 *
 * <p>Run as {@code java -cp ... io.autoft.optimizer.benchmark.ProposalBenchmark [parameters]}.
 */
public final class ProposalBenchmark {

  private static final int[] TRIALS = {100, 500, 5000};
  private static final int WARMUP = 60;
  private static final int PROPOSALS = 101;

  private ProposalBenchmark() {}

  /** Prints the lines. */
  public static void main(String[] arguments) {
    int parameters = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 12;
    var space = space(parameters);
    long before = usedBytes();
    var history = history(space, 5000);
    double megabytes = (usedBytes() - before) / 1e6;
    System.out.printf(Locale.ROOT, "memory,%d,%d,%.2f MB%n", parameters, history.size(), megabytes);
    for (var profile : TpeProfile.values()) {
      for (int trials : TRIALS) {
        var milliseconds = time(new TpeSampler(10, profile), space, history.subList(0, trials));
        System.out.printf(
            Locale.ROOT,
            "%s,%d,%d,%.3f,%.3f%n",
            profile,
            parameters,
            trials,
            milliseconds[PROPOSALS / 2],
            milliseconds[PROPOSALS * 9 / 10]);
      }
    }
  }

  /** Sorted. */
  private static double[] time(Sampler sampler, SearchSpace space, List<Finished> history) {
    var milliseconds = new double[PROPOSALS];
    for (int i = -WARMUP; i < PROPOSALS; i++) {
      long start = System.nanoTime();
      var request =
          new ProposalRequest(
              space, Direction.MAXIMIZE, 1, 10_000 + WARMUP + i, history, List.of());
      var point = sampler.propose(request);
      long end = System.nanoTime();
      if (!space.contains(point)) {
        throw new IllegalStateException("Outside the space: " + point);
      }
      if (i >= 0) {
        milliseconds[i] = (end - start) / 1e6;
      }
    }
    Arrays.sort(milliseconds);
    return milliseconds;
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
                              space, Direction.MAXIMIZE, 0, number, List.of(), List.of()));
              double rate = Math.log10(point.get("learningRate")) + 5;
              double decay = point.get("weightDecay") - 0.5;
              return Finished.scored(number, point, -rate * rate - decay * decay);
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
