package io.autoft.cli.export;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.cli.stored.Epoch;
import io.autoft.cli.stored.StoredStudy;
import io.autoft.cli.stored.StoredTrial;
import io.autoft.testing.Document;
import io.autoft.testing.Studies;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** A study with a trial of every purpose and every state. */
public final class WildlifeStudy {

  private static final Document STUDY =
      Studies.STUDY
          .with("metadata.annotations", "{autoft.io/version: 1.2.3}")
          .with(
              "status",
              """
              {stage: Searching, startTime: 2026-11-28T15:00:00Z,
               best: {trial: wildlife-0004, score: 0.7, standardError: 0.02},
               baseline: {name: ZeroShot, trial: wildlife-0000, score: 0.5, standardError: 0.03}}
              """);

  private static final String PARAMETERS =
      "{learningRate: 0.003, weightDecay: 0.1, weight.CrossEntropy: 1.0, weight.Hinge: 0.5,"
          + " weight.L2Distance: 0.25}";

  private static final String OUTSIDE =
      "{learningRate: 0.3, weightDecay: 0.1, weight.CrossEntropy: 1.0, weight.Hinge: 0.0,"
          + " weight.L2Distance: 0.25}";

  private static final String NOTHING =
      "{learningRate: 0.0, weightDecay: 0.0, weight.CrossEntropy: 0.0, weight.Hinge: 0.0,"
          + " weight.L2Distance: 0.0}";

  private static final String SCORED =
      "standardError: 0.02, attempts: 1, disruptions: 0, runningSeconds: 8.5, gpuSeconds: 0.0,"
          + " startTime: '2026-11-28T15:00:01.081341902Z',"
          + " completionTime: '2026-11-28T15:00:09.5Z',"
          + " conditions: [{type: Complete, status: 'True', reason: Scored, message: scored}]}";

  private static final List<StoredTrial> TRIALS =
      List.of(
          trial("number: 0, purpose: Baseline, baseline: ZeroShot", NOTHING, scored(0.5)),
          trial("number: 1, purpose: Search", PARAMETERS, scored(0.61)),
          trial(
              "number: 2, purpose: Search",
              PARAMETERS,
              "{state: Diverged, attempts: 1, disruptions: 0, runningSeconds: 2.0,"
                  + " gpuSeconds: 0.0, startTime: '2026-11-28T15:00:10Z',"
                  + " completionTime: '2026-11-28T15:00:12Z', conditions: [{type: Complete,"
                  + " status: 'True', reason: Diverged, message: the loss is NaN}]}"),
          trial(
              "number: 3, purpose: Search",
              PARAMETERS,
              "{state: Failed, attempts: 3, disruptions: 2, runningSeconds: 0.0, gpuSeconds: 0.0,"
                  + " completionTime: '2026-11-28T15:00:14Z', conditions: [{type: Failed,"
                  + " status: 'True', reason: OutOfMemory, message: 'no room, \"none\"'}]}"),
          trial(
              "number: 4, purpose: Search",
              OUTSIDE,
              "{state: Scored, score: 0.7, metrics: {standardError: 0.02,"
                  + " oodValidation.macroF1: 0.68, repeats.score.0: 0.69, repeats.score.1: 0.71,"
                  + " repeats.standardDeviation: 0.01}, "
                  + SCORED),
          trial(
              "number: 5, purpose: Search",
              PARAMETERS,
              "{state: Running, attempts: 0, startTime: '2026-11-28T15:00:20Z', conditions:"
                  + " [{type: Complete, status: 'False', reason: Running, message: runs}]}"),
          new StoredTrial(spec("number: 6, purpose: Search", PARAMETERS), Optional.empty()),
          trial(
              "number: 7, purpose: Confirmation, sourceTrial: wildlife-0001",
              PARAMETERS,
              scored(0.9)),
          trial(
              "number: 8, purpose: FinalTraining, sourceTrial: wildlife-0001",
              PARAMETERS,
              "{state: Scored, score: 0.8, tests: [{name: outlined, value: 0.4,"
                  + " standardError: 0.05, examples: 100, ensembled: {value: 0.45,"
                  + " standardError: 0.05}}], ensemble: {alpha: 0.5, idValidation: [0.5, 0.8, 0.7],"
                  + " oodValidation: [0.4, 0.6, 0.5]}, checkpoint: 'pvc://models/wildlife-0008', "
                  + SCORED));

  private static final Map<String, List<Epoch>> EPOCHS =
      Map.of(
          "wildlife-0008",
          List.of(
              new Epoch(1, 1.25, Map.of("idValidation.accuracy", 0.5, "idValidation.macroF1", 0.4)),
              new Epoch(2, 0.75, Map.of("idValidation.accuracy", 0.75))));

  private WildlifeStudy() {}

  public static ExportedStudy study() {
    return new ExportedStudy(StoredStudy.of(STUDY.root()), TRIALS, EPOCHS, Optional.empty());
  }

  /** The same as it was before the trials from a number on. */
  public static ExportedStudy before(int number) {
    return new ExportedStudy(
        StoredStudy.of(STUDY.root()), TRIALS.subList(0, number), Map.of(), Optional.empty());
  }

  /** The same with other parts of its file. */
  public static ExportedStudy with(String path, String yaml) {
    return new ExportedStudy(
        StoredStudy.of(STUDY.with(path, yaml).root()), TRIALS, EPOCHS, Optional.empty());
  }

  /** The same with one trial, which has as many parameters as one of many groups of layers. */
  public static ExportedStudy withParameters(int count) {
    var parameters = new StringJoiner(", ", "{learningRate: 0.003, ", "}");
    for (int i = 1; i < count; i++) {
      parameters.add("weight.L2Norm/block.%d: 0.5".formatted(i));
    }
    var trial = trial("number: 0, purpose: Search", parameters.toString(), scored(0.5));
    return new ExportedStudy(
        StoredStudy.of(STUDY.root()), List.of(trial), Map.of(), Optional.empty());
  }

  private static String scored(double score) {
    return "{state: Scored, score: %s, metrics: {oodValidation.macroF1: 0.48}, %s"
        .formatted(score, SCORED);
  }

  private static StoredTrial trial(String spec, String parameters, String status) {
    return new StoredTrial(
        spec(spec, parameters), Optional.of(Document.of(status).as(AutoFTTrialStatus.class)));
  }

  private static AutoFTTrialSpec spec(String spec, String parameters) {
    return Document.of(
            "{study: wildlife, seed: 42, %s, parameters: %s}".formatted(spec, parameters))
        .as(AutoFTTrialSpec.class);
  }
}
