package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import io.autoft.contract.FinalTraining;
import io.autoft.contract.TestedAlphas;
import io.autoft.trainer.data.ImageSet;
import io.autoft.trainer.evaluation.Predictions;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tests of a final training, after all that is chosen has been. No parameters are evaluated
 * twice.
 */
final class FinalTests {

  private static final Logger LOG = LoggerFactory.getLogger("trainer");

  private final TrialContext context;
  private final ReportDraft draft;
  private final Optional<TestCurves> curves;

  FinalTests(TrialContext context, FinalTraining settings, ReportDraft draft) {
    this.context = requireNonNull(context, "context is null");
    this.draft = requireNonNull(draft, "draft is null");
    this.curves =
        settings.testedAlphas() == TestedAlphas.All && settings.trains()
            ? Optional.of(new TestCurves())
            : Optional.empty();
  }

  /** Reports the tuned parameters, with which nothing is mixed. */
  void report(NDArray tuned) {
    for (var set : sets()) {
      draft.test(set, predict(set, tuned), Optional.empty());
    }
  }

  /**
   * Reports the tuned parameters and the chosen mixture. Where that is the tuned parameters
   * themselves, what holds for the ones holds for the other.
   */
  void report(NDArray tuned, double alpha, NDArray mixture) {
    for (var set : sets()) {
      var ofTuned = predict(set, tuned);
      var ofMixture = mixture == tuned ? ofTuned : predict(set, mixture);
      draft.test(set, ofTuned, Optional.of(ofMixture));
      curves.ifPresent(c -> c.add(1, set.name(), ofTuned));
      curves.ifPresent(c -> c.add(alpha, set.name(), ofMixture));
    }
  }

  /** Evaluates what is not reported of the curves, if they are wanted, a mixture at a time. */
  void rest(AlphaCurve curve, WeightInterpolation interpolation) {
    curves.ifPresent(c -> curve.unreported().forEach(alpha -> add(c, alpha, interpolation)));
  }

  private void add(TestCurves tested, double alpha, WeightInterpolation interpolation) {
    LOG.info("tests at alpha {}", alpha);
    try (var scope = context.manager().newSubManager()) {
      var mixture = interpolation.at(alpha, scope);
      for (var set : sets()) {
        tested.add(alpha, set.name(), predict(set, mixture));
      }
    }
  }

  /** What all of this came to, if it is wanted along the curve; nothing without any training. */
  Optional<TestCurves> curves() {
    return curves;
  }

  private List<ImageSet> sets() {
    return context.data().tests();
  }

  private Predictions predict(ImageSet set, NDArray parameters) {
    return context.evaluator().predict(set, parameters);
  }
}
