package io.autoft.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrialConfigTest {

  private static final String SEARCH = Golden.text("trial-search.json");
  private static final String REPEATS = Golden.text("trial-repeats.json");
  private static final String FINAL = Golden.text("trial-final.json");
  private static final String TERMS =
      "\"weight.CrossEntropy\": 1.0,\n    \"weight.L2Distance/block.3\": 3.0";
  private static final List<String> WEIGHTS =
      Stream.of(Loss.values()).map(loss -> "weight." + loss).toList();

  @Test
  void readsATrialOfTheSearch() throws InvalidDocumentException {
    var config = TrialConfig.parse(SEARCH);

    assertThat(config.trial()).isEqualTo("wildlife-0012");
    assertThat(config.oodValidation())
        .isEqualTo(
            new DataSetConfig(
                "oodValidation",
                "file:///wildlife/iwildcam",
                DataFormat.IWildCam,
                Optional.of("val"),
                Optional.of("location"),
                List.of("0"),
                Optional.of(1000),
                Optional.empty(),
                Sampling.ClassBalanced,
                OnDamaged.Skip,
                Map.of()));
    assertThat(config.weight(Loss.CrossEntropy)).isEqualTo(1);
    assertThat(config.weight(Loss.Hinge)).isZero();
    assertThat(config.losses()).containsExactly(Loss.CrossEntropy, Loss.L2Distance);
    assertThat(config.training().length()).isEqualTo(new InnerSteps(10));
    assertThat(config.training().trains()).isTrue();
    assertThat(config.preflight()).isTrue();
    assertThat(config.probedOutput()).contains("file:///output");
  }

  @Test
  void readsATrialThatTrainsSeveralTimes() throws InvalidDocumentException {
    var config = TrialConfig.parse(REPEATS);

    assertThat(config.training().length()).isEqualTo(new InnerSteps(10, 3));
    assertThat(TrialConfig.parse(SEARCH).training().repeats()).as("once").isEmpty();
  }

  @Test
  void readsAFinalTraining() throws InvalidDocumentException {
    var config = TrialConfig.parse(FINAL);

    var settings = config.training().finalTraining().orElseThrow();
    assertThat(settings.epochs()).isEqualTo(20);
    assertThat(settings.selectOn()).isEqualTo(SelectOn.IdValidation);
    assertThat(settings.ensembling()).isEqualTo(Ensembling.WiSEFT);
    assertThat(settings.testedAlphas()).as("absent").isEqualTo(TestedAlphas.Chosen);
    assertThat(config.training().length()).isEqualTo(settings);
    assertThat(config.training().steps()).isEmpty();
    assertThat(config.training().method()).isEqualTo(TrainingMethod.FLYP);
    assertThat(config.tests()).extracting(DataSetConfig::name).containsExactly("outlined");
    assertThat(config.oodValidation().examplesPerClass()).contains(16);
    assertThat(config.train().options()).containsExactly(Map.entry("leak", "0.6"));
  }

  @Test
  void readsThatTheTestsAreEvaluatedAlongTheCurve() throws InvalidDocumentException {
    var ensembling = "\"ensembling\": \"WiSEFT\",";
    assertThat(FINAL).contains(ensembling);
    var all = FINAL.replace(ensembling, ensembling + " \"testedAlphas\": \"All\",");
    var none = FINAL.replace(ensembling, ensembling + " \"testedAlphas\": null,");

    var config = TrialConfig.parse(all);

    assertThat(config.training().finalTraining().orElseThrow().testedAlphas())
        .isEqualTo(TestedAlphas.All);
    assertThat(Golden.tree(config.toJson())).isEqualTo(Golden.tree(all));
    assertThat(TrialConfig.parse(none)).isEqualTo(TrialConfig.parse(FINAL));
  }

  @Test
  void writesWhatItReads() throws InvalidDocumentException {
    for (var golden : List.of(SEARCH, REPEATS, FINAL)) {
      assertThat(Golden.tree(TrialConfig.parse(golden).toJson())).isEqualTo(Golden.tree(golden));
    }
  }

  @Test
  void writesAsciiThatIsReadAsItWas() throws InvalidDocumentException {
    var config = TrialConfig.parse(FINAL.replace("circle", "\u00e9l\u00e9phant \ud83d\udc18"));

    var json = config.toJson();

    assertThat(json).isASCII();
    assertThat(TrialConfig.parse(json).classNames())
        .containsExactly("\u00e9l\u00e9phant \ud83d\udc18", "square");
  }

  @Test
  void hasDefaultsForWhatAnEarlierWriterDoesNotKnow() throws InvalidDocumentException {
    var config =
        TrialConfig.parse(
            SEARCH
                .replace("\"precision\": \"FP32\",", "")
                .replace("\"parameterTerms\": \"Sum\",", "")
                .replaceAll(",\\s*\"onDamaged\": \"\\w+\"", "")
                .replace("\"accumulationSteps\": 4,", "")
                .replace(",\n    \"method\": \"FineTuning\"", ""));

    assertThat(config.precision()).isEqualTo(Precision.FP32);
    assertThat(config.parameterTerms()).isEqualTo(ParameterTerms.Mean);
    assertThat(config.oodValidation().onDamaged()).isEqualTo(OnDamaged.Stop);
    assertThat(config.training().accumulationSteps()).isEqualTo(1);
    assertThat(config.training().method()).isEqualTo(TrainingMethod.FineTuning);
  }

  @Test
  void skipsWhatOnlyALaterWriterKnows() throws InvalidDocumentException {
    assertThat(TrialConfig.parse(SEARCH.replace("\"seed\"", "\"mood\": 1, \"seed\"")))
        .isEqualTo(TrialConfig.parse(SEARCH));
  }

  @Test
  void writesTheTermsForAnEarlierReaderAndDoesNotReadThem() throws InvalidDocumentException {
    var terms = "\"losses\": [\"CrossEntropy\", \"L2Distance\"]";
    assertThat(SEARCH).contains(terms);

    for (var other : List.of("\"losses\": []", "\"losses\": [\"Hinge\"]", "\"mood\": 1")) {
      var config = TrialConfig.parse(SEARCH.replace(terms, other));
      assertThat(config).isEqualTo(TrialConfig.parse(SEARCH));
      assertThat(Golden.tree(config.toJson())).isEqualTo(Golden.tree(SEARCH));
      assertThat(config.toJson())
          .as("in alphabetical order")
          .contains("\"losses\":[\"CrossEntropy\",\"L2Distance\"],\"metric\":");
    }
  }

  @Test
  void needsNoTermWhereNothingIsTrained() throws InvalidDocumentException {
    var untrained =
        SEARCH.replace("\"steps\": 10", "\"steps\": 0").replace(TERMS, "\"weightDecay\": 0.1");

    assertThat(TrialConfig.parse(untrained).losses()).isEmpty();
  }

  @Test
  void namesTheFieldAndWhatIsAllowed() {
    refuses(
        "\"schemaVersion\": 1", "\"schemaVersion\": 2", "schemaVersion is 2; this trainer reads 1");
    refuses(
        "wildlife-0012",
        "../wildlife",
        "trial is '../wildlife'; it must be a name of letters, digits, '-', '_' and '.', the first a"
            + " letter or a digit");
    refuses(
        "wildlife-0012",
        "",
        "trial is ''; it must be a name of letters, digits, '-', '_' and '.', the first a letter or a"
            + " digit");
    refuses(
        TERMS,
        "\"weightDecay\": 0.1",
        "parameters has no weight; at least one is needed of " + WEIGHTS);
    for (var name : List.of("weight.Mood", "weight.Hinges", "weight.hinge/head")) {
      refuses(
          "weight.CrossEntropy",
          name,
          "parameters.%s is unknown; allowed are %s, also for a group, weight.<term>/<group>"
              .formatted(name, WEIGHTS));
    }
    refuses(
        "\"learningRate\": 0.5",
        "\"learningRate\": \"NaN\"",
        "parameters.learningRate is NaN; it must be a finite number of at least 0");
    refuses(
        "\"learningRate\": 0.5",
        "\"learningRate\": null",
        "parameters.learningRate is null; it must be a finite number of at least 0");
    refuses(
        "\"batchSize\": 256", "\"batchSize\": 0", "training.batchSize is 0; it must be positive");
    refuses(
        "\"accumulationSteps\": 4",
        "\"accumulationSteps\": 3",
        "training.accumulationSteps is 3; it must divide batchSize, 256");
    refuses(
        "\"warmupSteps\": 1",
        "\"warmupSteps\": -1",
        "training.warmupSteps is -1; it must be at least 0");
    refuses(
        "\"clipNorm\": 1.0",
        "\"clipNorm\": -1",
        "training.clipNorm is -1.0; it must be at least 0");
    refuses("\"steps\": 10,", "", "training needs either steps or finalTraining");
    refuses(
        "\"steps\": 10,",
        "\"steps\": 10, \"finalTraining\": {\"epochs\": 1, \"selectOn\": \"None\", \"output\": \"o\"},",
        "training needs either steps or finalTraining");
    for (int repeats : new int[] {0, 21}) {
      refuses(
          "\"steps\": 10",
          "\"steps\": 10, \"repeats\": " + repeats,
          "training.repeats is %d; it must be from 1 to 20".formatted(repeats));
    }
    refuses(
        "\"steps\": 10,",
        "\"repeats\": 2, \"finalTraining\": {\"epochs\": 1, \"selectOn\": \"None\", \"output\": \"o\"},",
        "training.repeats goes with steps, not with finalTraining");
    refuses("\"steps\": 10", "\"steps\": -1", "training.steps is -1; it must be at least 0");
    refuses(
        "\"timeLimitSeconds\": 3600",
        "\"timeLimitSeconds\": 0",
        "timeLimitSeconds is 0; it must be positive");
    refuses("\"metric\": \"MacroF1\",", "", "not a trial configuration: metric is null");
    assertThatThrownBy(() -> TrialConfig.parse("null"))
        .hasMessage("the trial configuration is empty");
  }

  private static void refuses(String part, String replacement, String message) {
    assertThat(SEARCH).contains(part);
    assertThatThrownBy(() -> TrialConfig.parse(SEARCH.replace(part, replacement)))
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessage(message);
  }
}
