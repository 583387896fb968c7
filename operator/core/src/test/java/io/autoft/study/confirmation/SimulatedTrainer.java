package io.autoft.study.confirmation;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.contract.Contract;
import io.autoft.contract.Resamples;
import io.autoft.optimizer.numerics.StandardNormal;
import io.autoft.trial.TrialResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Trainings on 1,000 validation examples. Training t of objective i is right on example j if
 *
 * <pre>
 * a_i + S_seed + e_t + q_j + u_ij + v_tj > 0
 * </pre>
 *
 * <p>with a quality a, what the seed does to all and to this one (S, e), and what is hard about an
 * example: for all (q), for this objective (u), for this training (v), together of variance 1. So
 * with other examples and seeds the accuracy is on the mean Phi(a / sqrt(1 + var(S) + var(e))).
 */
final class SimulatedTrainer {

  private static final int EXAMPLES = 1000;

  /** The normal quantile of 0.7, and the density there: accuracy by quality. */
  private static final double CENTRE = 0.524401;

  private static final double POINT = 0.01 / 0.347693;

  /** What is drawn, each independently of the others. */
  private enum Stream {
    DIFFICULTY,
    RESAMPLES,
    OBJECTIVE,
    TRAINING,
    SEED,
    QUALITY
  }

  private final Noise noise;
  private final long study;
  private final double[] difficulty;
  private final int[][] times;

  SimulatedTrainer(Noise noise, long study) {
    this.noise = noise;
    this.study = study;
    double common = Math.sqrt(1 - noise.examples().ofObjective() - noise.examples().ofTraining());
    difficulty = normal(random(Stream.DIFFICULTY, 0), common);
    times = draws(random(Stream.RESAMPLES, 0));
  }

  /** The true accuracy of the objective that a trial evaluates. */
  double truth(AutoFTTrialSpec trial) {
    double deviation =
        isUntrained(trial)
            ? 0
            : Math.hypot(seedDeviation(objective(trial)), Noise.COMMON_SEED) * POINT;
    double scaled = quality(trial) / Math.sqrt(1 + deviation * deviation);
    return Math.exp(StandardNormal.logCdf(scaled));
  }

  TrialResult train(AutoFTTrialSpec trial) {
    var right = right(trial);
    double score = IntStream.of(right).sum() / (double) EXAMPLES;
    return new TrialResult(
        Optional.of(score),
        Optional.of(Math.sqrt(score * (1 - score) / EXAMPLES)),
        Map.of(),
        Optional.of(resamples(right)),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  private int[] right(AutoFTTrialSpec trial) {
    var own =
        normal(
            random(Stream.OBJECTIVE, objective(trial)), Math.sqrt(noise.examples().ofObjective()));
    var training = random(Stream.TRAINING, 31 * objective(trial) + trial.seed());
    double luck =
        isUntrained(trial)
            ? 0
            : POINT
                * (seedDeviation(objective(trial)) * training.nextGaussian()
                    + Noise.COMMON_SEED * random(Stream.SEED, trial.seed()).nextGaussian());
    var errors = normal(training, Math.sqrt(noise.examples().ofTraining()));
    double quality = quality(trial) + luck;
    return IntStream.range(0, EXAMPLES)
        .map(j -> quality + difficulty[j] + own[j] + errors[j] > 0 ? 1 : 0)
        .toArray();
  }

  /** The left-out half is not looked at by what is tested here. */
  private String resamples(int[] right) {
    var resampled = new float[times.length];
    for (int b = 0; b < times.length; b++) {
      int sum = 0;
      for (int j = 0; j < EXAMPLES; j++) {
        sum += times[b][j] * right[j];
      }
      resampled[b] = sum / (float) EXAMPLES;
    }
    return new Resamples(resampled, new float[times.length]).encode();
  }

  /** Half of what makes objectives differ follows from the learning rate, smoothly. */
  private double quality(AutoFTTrialSpec trial) {
    if (trial.baseline() != null) {
      return CENTRE + POINT * noise.baselines()[baseline(trial)];
    }
    var random = random(Stream.QUALITY, objective(trial));
    double own =
        noise.objectives().skewed() ? 1 + Math.log(1 - random.nextDouble()) : random.nextGaussian();
    double place = Math.log10(trial.parameters().get("learningRate") / 3.0e-3);
    double smooth = Math.sqrt(2) * Math.cos(Math.PI * place);
    return CENTRE + POINT * noise.objectives().spread() * (own + smooth) * Math.sqrt(0.5);
  }

  private double seedDeviation(long objective) {
    return noise.seeds().deviation() * (noise.seeds().differing() ? 0.5 + objective % 2 : 1);
  }

  /** Trials of a search by their numbers, baselines before them. */
  private static long objective(AutoFTTrialSpec trial) {
    if (trial.baseline() != null) {
      return -1 - baseline(trial);
    }
    var name = trial.sourceTrial();
    return trial.purpose() == TrialPurpose.Search
        ? trial.number()
        : Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
  }

  private static int baseline(AutoFTTrialSpec trial) {
    return switch (trial.baseline()) {
      case ZeroShot -> 0;
      case FineTuning -> 1;
      case L2SP -> 2;
      default -> 3;
    };
  }

  private static boolean isUntrained(AutoFTTrialSpec trial) {
    return trial.baseline() != null && baseline(trial) == 0;
  }

  private static int[][] draws(SplittableRandom random) {
    var times = new int[Contract.RESAMPLES][EXAMPLES];
    for (var resample : times) {
      random.ints(EXAMPLES, 0, EXAMPLES).forEach(j -> resample[j]++);
    }
    return times;
  }

  private static double[] normal(SplittableRandom random, double deviation) {
    return IntStream.range(0, EXAMPLES)
        .mapToDouble(j -> deviation * random.nextGaussian())
        .toArray();
  }

  /** Seeds are mixed: those of neighbours would give the same numbers, moved by one. */
  private SplittableRandom random(Stream of, long index) {
    long mixed = new SplittableRandom(study).nextLong() + of.ordinal();
    return new SplittableRandom(
        new SplittableRandom(new SplittableRandom(mixed).nextLong() + index).nextLong());
  }
}
