package io.autoft.cli.report;

import static io.autoft.testing.Studies.STUDY;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.cli.stored.Epoch;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A study whose page has all that there is: 100 parameters by layer, of which one mattered,
 * confirmation, final trainings with epochs and three tests, trials that failed or diverged.
 */
final class LargeStudy {

  static final int PARAMETERS = 100;

  private static final String MATTERED = "learningRate/head";
  private static final int EPOCHS = 20;

  private LargeStudy() {}

  static StudyFacts of(int trials) {
    var study =
        new ReportedStudy(
                STUDY
                    .with("spec.objective", "{}")
                    .with("spec.parallelism", "20")
                    .with("spec.search.sampler", "Random")
                    .with("spec.search.layerwise", "RegularizersAndOptimizer")
                    .with("spec.budget", "{trials: %d, failedTrials: %d}".formatted(trials, trials))
                    .with("spec.confirmation", "{candidates: 3, repeats: 3}")
                    .with(
                        "spec.data.tests",
                        "[{name: outlined, source: demo://shapes, split: outlined},"
                            + " {name: dark, source: demo://shapes, split: dark},"
                            + " {name: textured, source: demo://shapes, split: textured}]"))
            .withGroups("stem", "block.0-11", "final", "head", "text")
            .withLogTail("step 3/50 loss 1.2, out of memory\n".repeat(60))
            .withFailures(spec -> isSearch(spec) && spec.number() % 8 == 7)
            .run(LargeStudy::score);
    study
        .log()
        .of(TrialPurpose.FinalTraining)
        .forEach(training -> study.withEpochs(training.number(), epochs()));
    return study.facts();
  }

  /** Follows one parameter; every eighth trial of the search diverges. */
  private static double score(AutoFTTrialSpec spec) {
    if (isSearch(spec) && spec.number() % 8 == 5) {
      return Double.NaN;
    }
    double rate = spec.parameters().getOrDefault(MATTERED, 1e-3);
    return 0.7 + 0.05 * Math.log10(rate) / 2;
  }

  private static boolean isSearch(AutoFTTrialSpec spec) {
    return spec.purpose() == TrialPurpose.Search;
  }

  private static Epoch[] epochs() {
    return IntStream.rangeClosed(1, EPOCHS)
        .mapToObj(n -> new Epoch(n, 0.5 + 1.0 / n, Map.of("idValidation.accuracy", 0.8 - 0.3 / n)))
        .toArray(Epoch[]::new);
  }
}
