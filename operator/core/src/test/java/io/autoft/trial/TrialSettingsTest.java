package io.autoft.trial;

import static io.autoft.api.v1alpha1.BaselineName.FLYP;
import static io.autoft.api.v1alpha1.BaselineName.FineTuning;
import static io.autoft.api.v1alpha1.BaselineName.ZeroShot;
import static io.autoft.api.v1alpha1.TrialPurpose.Baseline;
import static io.autoft.api.v1alpha1.TrialPurpose.Confirmation;
import static io.autoft.api.v1alpha1.TrialPurpose.FinalTraining;
import static io.autoft.api.v1alpha1.TrialPurpose.Search;
import static io.autoft.testing.Studies.STUDY;
import static io.autoft.testing.Studies.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.BaselineName;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.contract.DataFormat;
import io.autoft.contract.DataSetConfig;
import io.autoft.contract.Ensembling;
import io.autoft.contract.InnerSteps;
import io.autoft.contract.Loss;
import io.autoft.contract.Metric;
import io.autoft.contract.OnDamaged;
import io.autoft.contract.ParameterTerms;
import io.autoft.contract.Precision;
import io.autoft.contract.Sampling;
import io.autoft.contract.SelectOn;
import io.autoft.contract.TestedAlphas;
import io.autoft.contract.TrainingConfig;
import io.autoft.contract.TrainingMethod;
import io.autoft.contract.TrialConfig;
import io.autoft.testing.Document;
import io.autoft.testing.TrialSpecs;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TrialSettingsTest {

  /** Claims below one folder, the output's below another. */
  private static final TrialPaths MOUNTED =
      new TrialPaths() {
        @Override
        public String input(String source) {
          return source.replace("pvc://", "file:///mnt/claims/");
        }

        @Override
        public String output(String source) {
          return source.replace("pvc://", "file:///mnt/output/");
        }
      };

  private static final AutoFTTrialSpec SEARCH = TrialSpecs.search();

  @Test
  void aSearchTrialIsToldAboutItsStudyInTheContractsWords() {
    var config = settings(SEARCH, STUDY);

    assertThat(config.schemaVersion()).isEqualTo(1);
    assertThat(config.trial()).isEqualTo("wildlife-0003");
    assertThat(config.model()).isEqualTo("file:///mnt/claims/models/openclip-vit-b-16");
    assertThat(config.train()).isEqualTo(set("train", "train", Map.of(), Optional.of(2000)));
    assertThat(config.oodValidation())
        .isEqualTo(
            set("oodValidation", "ood-validation", Map.of("seed", "3"), Optional.empty())
                .withSampling(Sampling.ClassBalanced));
    assertThat(config.idValidation())
        .contains(set("idValidation", "id-validation", Map.of(), Optional.empty()));
    assertThat(config.tests())
        .containsExactly(set("outlined", "outlined", Map.of(), Optional.empty()));
    assertThat(config.metric()).isEqualTo(Metric.Accuracy);
    assertThat(config.losses()).containsExactly(Loss.CrossEntropy, Loss.Hinge, Loss.L2Distance);
    assertThat(config.parameters()).isEqualTo(TrialSpecs.PARAMETERS);
    assertThat(config.seed()).isEqualTo(42);
    assertThat(config.studySeed()).isEqualTo(7);
    assertThat(config.training()).isEqualTo(inner(50, 5));
    assertThat(config.preflight()).isFalse();
    assertThat(config.probedOutput()).isEmpty();
    assertThat(config.timeLimitSeconds()).isEqualTo(600);
  }

  @Test
  void theFirstTrialProbesEverySetAndTheOutput() {
    var config = settings(TrialSpecs.of(0, Baseline, ZeroShot, Map.of()), STUDY);

    assertThat(config.preflight()).isTrue();
    assertThat(config.probedOutput()).contains("file:///mnt/output/models/wildlife-autoft");
    assertThat(config.timeLimitSeconds()).isEqualTo(600);
  }

  /** The first trial may have failed before it looked. */
  @Test
  void aFinalTrainingLooksAgainForImagesThatSetsShare() {
    var config = settings(TrialSpecs.of(9, FinalTraining, null, TrialSpecs.PARAMETERS), STUDY);

    assertThat(config.preflight()).isTrue();
    assertThat(config.probedOutput()).isEmpty();
  }

  @Test
  void withoutFinalTrainingThereIsNoOutputToProbe() {
    var config =
        settings(
            TrialSpecs.of(0, Baseline, FineTuning, Map.of()), STUDY.without("spec.finalTraining"));

    assertThat(config.preflight()).isTrue();
    assertThat(config.probedOutput()).isEmpty();
  }

  @Test
  void theZeroShotBaselineIsNotTrained() {
    assertThat(settings(TrialSpecs.of(4, Baseline, ZeroShot, Map.of()), STUDY).training())
        .isEqualTo(inner(0, 0));
  }

  /** A repeat is trained as what it repeats. */
  @Test
  void aConfirmationIsTrainedAsInTheSearch() {
    var candidate = settings(TrialSpecs.of(9, Confirmation, null, TrialSpecs.PARAMETERS), STUDY);
    var baseline = settings(TrialSpecs.of(9, Confirmation, FLYP, Map.of()), STUDY);

    assertThat(candidate.training()).isEqualTo(inner(50, 5));
    assertThat(candidate.timeLimitSeconds()).isEqualTo(600);
    assertThat(baseline.training().method()).isEqualTo(TrainingMethod.FLYP);
    assertThat(baseline.training().length()).isEqualTo(candidate.training().length());
  }

  @Test
  void searchTrialsAndBaselinesAreTrainedAsOftenAsTheSearchRepeatsThem() {
    var repeated = STUDY.with("spec.search.repeats", "3");

    for (var trial : List.of(SEARCH, TrialSpecs.of(1, Baseline, FineTuning, Map.of()))) {
      assertThat(settings(trial, repeated).training().length()).isEqualTo(new InnerSteps(50, 3));
      assertThat(settings(trial, STUDY).training().length()).isEqualTo(new InnerSteps(50));
    }
    assertThat(settings(TrialSpecs.of(4, Baseline, ZeroShot, Map.of()), repeated).training())
        .as("another seed would change nothing")
        .isEqualTo(inner(0, 0));
  }

  @Test
  void aFinalTrainingHasItsOwnLengthAndTimeLimit() {
    var config = settings(TrialSpecs.of(9, FinalTraining, null, TrialSpecs.PARAMETERS), STUDY);

    assertThat(config.training())
        .isEqualTo(
            new TrainingConfig(
                Optional.of(100),
                64,
                1,
                1.0,
                TrainingMethod.FineTuning,
                new io.autoft.contract.FinalTraining(
                    20,
                    SelectOn.IdValidation,
                    Ensembling.WiSEFT,
                    "file:///mnt/output/models/wildlife-autoft")));
    assertThat(config.timeLimitSeconds()).isEqualTo(7200);
  }

  @Test
  void theFinalTrainingOfZeroShotOnlyEvaluates() {
    var config = settings(TrialSpecs.of(9, FinalTraining, ZeroShot, Map.of()), STUDY);

    assertThat(config.training().finalTraining().orElseThrow().epochs()).isZero();
    assertThat(config.training().warmupSteps()).hasValue(0);
    assertThat(config.training().finalTraining().orElseThrow().ensembling())
        .as("there is nothing to mix")
        .isEqualTo(Ensembling.None);
  }

  @Test
  void theTestsOfWhatIsMixedMayBeEvaluatedAlongTheCurve() {
    var all = STUDY.with("spec.finalTraining.testedAlphas", "All");
    var trained = TrialSpecs.of(9, FinalTraining, null, TrialSpecs.PARAMETERS);
    var untrained = TrialSpecs.of(9, FinalTraining, ZeroShot, Map.of());

    assertThat(testedAlphas(trained, STUDY)).isEqualTo(TestedAlphas.Chosen);
    assertThat(testedAlphas(trained, all)).isEqualTo(TestedAlphas.All);
    assertThat(settings(untrained, all)).isEqualTo(settings(untrained, STUDY));
  }

  private static TestedAlphas testedAlphas(AutoFTTrialSpec trial, Document study) {
    return settings(trial, study).training().finalTraining().orElseThrow().testedAlphas();
  }

  @Test
  void everySettingOfADataSetIsPassedOn() {
    var reference =
        """
        {source: pvc://wildlife/fmow, format: FMoW, split: val, groupColumn: region,
         ignoreGroups: [Other], maxExamples: 1000, examplesPerClass: 16, sampling: ClassBalanced,
         onDamaged: Skip, options: {a: b}}
        """;
    var expected =
        new DataSetConfig(
            "train",
            "file:///mnt/claims/wildlife/fmow",
            DataFormat.FMoW,
            Optional.of("val"),
            Optional.of("region"),
            List.of("Other"),
            Optional.of(1000),
            Optional.of(16),
            Sampling.ClassBalanced,
            OnDamaged.Skip,
            Map.of("a", "b"));
    var config =
        settings(
            SEARCH,
            STUDY
                .with("spec.data.train", reference)
                .with("spec.data.tests.0", reference.replaceFirst("\\{", "{name: train, ")));

    assertThat(config.train()).isEqualTo(expected);
    assertThat(config.tests()).containsExactly(expected);
  }

  @Test
  void everySettingOfModelObjectiveAndClassesIsPassedOn() {
    var config =
        settings(
            SEARCH,
            STUDY
                .with("spec.model.precision", "BF16")
                .with("spec.data.classNames", "[zebra, lion]")
                .with("spec.data.promptTemplates", "['a photo of a {}.']")
                .with("spec.objective.metric", "WorstGroupAccuracy")
                .without("spec.objective.losses")
                .with("spec.objective.parameterTerms", "Sum")
                .with("spec.finalTraining.ensembling", "None"));

    assertThat(config.precision()).isEqualTo(Precision.BF16);
    assertThat(config.classNames()).containsExactly("zebra", "lion");
    assertThat(config.promptTemplates()).containsExactly("a photo of a {}.");
    assertThat(config.metric()).isEqualTo(Metric.WorstGroupAccuracy);
    assertThat(config.parameterTerms()).isEqualTo(ParameterTerms.Sum);
  }

  @ParameterizedTest(name = "{0}: {1}, {2}, {3}")
  @CsvSource({
    "LinearProbe, LinearProbe, Mean, ",
    "FineTuning, FineTuning, Mean, ",
    "LPFT, LPFT, Mean, ",
    "L2SP, FineTuning, Sum, ",
    "LogitAdjusted, FineTuning, Mean, LogitAdjusted",
    "FLYP, FLYP, Mean, Contrastive",
  })
  void aBaselineIsTrainedByItsMethodInShortAndInLong(
      BaselineName name, TrainingMethod method, ParameterTerms terms, Loss further) {
    var parameters = new TreeMap<>(TrialSpecs.PARAMETERS);
    if (further != null) {
      parameters.put("weight." + further, 1.0);
    }
    for (var purpose : new TrialPurpose[] {Baseline, FinalTraining}) {
      var config = settings(TrialSpecs.of(3, purpose, name, parameters), STUDY);

      assertThat(config.training().method()).isEqualTo(method);
      assertThat(config.parameterTerms()).isEqualTo(terms);
      assertThat(config.losses())
          .containsExactlyInAnyOrderElementsOf(
              Stream.of(Loss.CrossEntropy, Loss.Hinge, Loss.L2Distance, further)
                  .filter(Objects::nonNull)
                  .toList());
    }
  }

  @ParameterizedTest(name = "{0}, {1}, head {2}: {3}")
  @CsvSource({
    "Trained,  Trained,  , FineTuning",
    "FromText, Trained,  , AuxiliaryHead",
    "FromText, FromText, , TextHead",
    "Searched, Trained,  0, FineTuning",
    "Searched, FromText, 0, FineTuning",
    "Searched, Trained,  1, AuxiliaryHead",
    "Searched, FromText, 1, TextHead",
  })
  void theHeadIsTheMethodOfTheLearnedObjectiveInShortAndInLong(
      String head, String lossHead, Double chosen, TrainingMethod method) {
    var study = STUDY.with("spec.objective.head", head).with("spec.objective.lossHead", lossHead);
    var parameters = new TreeMap<>(TrialSpecs.PARAMETERS);
    if (chosen != null) {
      parameters.put("head", chosen);
    }
    for (var purpose : new TrialPurpose[] {Search, FinalTraining}) {
      var config = settings(TrialSpecs.of(3, purpose, null, parameters), study);

      assertThat(config.training().method()).isEqualTo(method);
      assertThat(config.parameters()).isEqualTo(TrialSpecs.PARAMETERS);
    }
  }

  @Test
  void aBaselineHasTheHeadOfItsOwnMethod() {
    var study = STUDY.with("spec.objective.head", "FromText");
    var trial = TrialSpecs.of(1, Baseline, FineTuning, TrialSpecs.PARAMETERS);

    assertThat(settings(trial, study).training().method()).isEqualTo(TrainingMethod.FineTuning);
  }

  @Test
  void aSearchedSeedIsNoParameterOfTraining() {
    var parameters = new TreeMap<>(TrialSpecs.PARAMETERS);
    parameters.put("seed", 42.0);
    var config = settings(TrialSpecs.of(3, Search, null, parameters), STUDY);

    assertThat(config.parameters()).isEqualTo(TrialSpecs.PARAMETERS);
    assertThat(config.seed()).isEqualTo(42);
  }

  @Test
  void sourcesOnClaimsAreToldWhereTheyAreMountedAndOthersStay() {
    var config =
        settings(
            SEARCH,
            STUDY
                .with("spec.model.source", "demo://clip")
                .with("spec.data.train.source", "pvc://wildlife/iwildcam")
                .with("spec.data.oodValidation.source", "file:///data/val")
                .with("spec.data.tests.0.source", "pvc://wildlife/"));

    assertThat(config.model()).isEqualTo("demo://clip");
    assertThat(config.train().source()).isEqualTo("file:///mnt/claims/wildlife/iwildcam");
    assertThat(config.oodValidation().source()).isEqualTo("file:///data/val");
    assertThat(config.tests().get(0).source()).isEqualTo("file:///mnt/claims/wildlife/");
  }

  static Stream<Arguments> trials() {
    return Stream.of(
        arguments("search", SEARCH),
        arguments("the first", TrialSpecs.of(0, Baseline, ZeroShot, Map.of())),
        arguments("fine-tuning", TrialSpecs.of(1, Baseline, FineTuning, TrialSpecs.PARAMETERS)),
        arguments("final", TrialSpecs.of(9, FinalTraining, null, TrialSpecs.PARAMETERS)),
        arguments("final zero-shot", TrialSpecs.of(10, FinalTraining, ZeroShot, Map.of())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("trials")
  void theTrainerAcceptsWhatIsRendered(String sentence, AutoFTTrialSpec trial) throws Exception {
    var config = settings(trial, STUDY);

    assertThat(TrialConfig.parse(config.toJson())).isEqualTo(config);
  }

  private static TrialConfig settings(AutoFTTrialSpec trial, Document study) {
    return TrialSettings.of(trial, spec(study), MOUNTED);
  }

  private static DataSetConfig set(
      String name, String split, Map<String, String> options, Optional<Integer> maxExamples) {
    var set = DataSetConfig.of(name, "demo://shapes").withSplit(split).withOptions(options);
    return maxExamples.map(set::withMaxExamples).orElse(set);
  }

  private static TrainingConfig inner(int steps, int warmupSteps) {
    return new TrainingConfig(
        Optional.of(warmupSteps), 32, 1, 1.0, TrainingMethod.FineTuning, new InnerSteps(steps));
  }
}
