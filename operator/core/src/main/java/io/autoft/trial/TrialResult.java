package io.autoft.trial;

import static java.util.Objects.requireNonNull;

import io.autoft.api.v1alpha1.EnsembleCurve;
import io.autoft.api.v1alpha1.TestEstimate;
import io.autoft.api.v1alpha1.TestScore;
import io.autoft.contract.TestResult;
import io.autoft.contract.TrialReport;
import io.autoft.contract.WeightEnsemble;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came out of a trial, wherever it ran.
 *
 * @param score the study's metric on the OOD validation set; empty if the trial diverged
 * @param standardError of the score, from the examples
 * @param metrics other figures by name
 * @param resamples the metric on bootstrap resamples of that set ({@link
 *     io.autoft.contract.Resamples})
 * @param tests of a final training: the metric on each test set
 * @param ensemble of a final training: how tuned and pretrained parameters were mixed
 * @param parameterGroups of the model, as {@link io.autoft.contract.GroupRanges}
 * @param checkpoint where the parameters are
 */
public record TrialResult(
    Optional<Double> score,
    Optional<Double> standardError,
    Map<String, Double> metrics,
    Optional<String> resamples,
    List<TestScore> tests,
    Optional<EnsembleCurve> ensemble,
    List<String> parameterGroups,
    Optional<String> checkpoint) {

  public TrialResult {
    requireNonNull(score, "score is null");
    requireNonNull(standardError, "standardError is null");
    metrics = Map.copyOf(metrics);
    requireNonNull(resamples, "resamples is null");
    tests = List.copyOf(tests);
    requireNonNull(ensemble, "ensemble is null");
    parameterGroups = List.copyOf(parameterGroups);
    requireNonNull(checkpoint, "checkpoint is null");
  }

  /**
   * What a trainer reports.
   *
   * @param output folder that the report's checkpoint lies in, in the study's words, if there is
   *     one
   */
  public static TrialResult of(TrialReport report, Optional<String> output) {
    return new TrialResult(
        report.score(),
        Optional.ofNullable(report.metrics().get(TrialReport.STANDARD_ERROR)),
        report.metrics(),
        report.resamples(),
        report.tests().stream().map(TrialResult::score).toList(),
        report.ensemble().map(TrialResult::curve),
        report.parameterGroups(),
        report.checkpoint().map(name -> output.map(folder -> below(folder, name)).orElse(name)));
  }

  private static TestScore score(TestResult test) {
    return new TestScore(
        test.name(),
        test.value(),
        test.standardError(),
        test.n(),
        test.ensembled()
            .map(e -> new TestEstimate(e.value(), e.standardError(), e.resamples().orElse(null)))
            .orElse(null),
        test.resamples().orElse(null));
  }

  private static EnsembleCurve curve(WeightEnsemble ensemble) {
    return new EnsembleCurve(ensemble.alpha(), ensemble.idValidation(), ensemble.oodValidation());
  }

  private static String below(String folder, String name) {
    return folder.endsWith("/") ? folder + name : folder + "/" + name;
  }
}
