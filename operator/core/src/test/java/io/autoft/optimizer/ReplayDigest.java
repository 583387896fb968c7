package io.autoft.optimizer;

import io.autoft.optimizer.numerics.TrialRandom;
import java.util.stream.Collectors;

/** Prints a digest of each sampler's proposals, which changes with any bit of any of them. */
final class ReplayDigest {

  private ReplayDigest() {}

  public static void main(String[] arguments) {
    System.out.print(text());
  }

  static String text() {
    return Samplers.all().map(ReplayDigest::line).collect(Collectors.joining());
  }

  private static String line(Sampler sampler) {
    long digest = 0;
    for (int workers : new int[] {1, 5, 16}) {
      for (var trial : RecordedStudy.run(sampler, workers, workers, 40).trials()) {
        for (double value : trial.point().values()) {
          digest = TrialRandom.mix(digest ^ Double.doubleToRawLongBits(value));
        }
      }
    }
    return "%s %016x%n".formatted(sampler.getClass().getSimpleName(), digest);
  }
}
