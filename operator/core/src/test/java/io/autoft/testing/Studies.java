package io.autoft.testing;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.trial.Study;

/** Studies to start tests from, as users write them. */
public final class Studies {

  /** Two baselines, six search trials, two at a time, final training beside fine-tuning. */
  public static final Document STUDY =
      Document.of(
          """
          apiVersion: autoft.io/v1alpha1
          kind: AutoFTStudy
          metadata: {name: wildlife, namespace: vision, uid: study-uid, generation: 1}
          spec:
            model: {source: pvc://models/openclip-vit-b-16}
            data:
              train: {source: demo://shapes, split: train, maxExamples: 2000}
              oodValidation: {source: demo://shapes, split: ood-validation, options: {seed: "3"}}
              idValidation: {source: demo://shapes, split: id-validation}
              tests:
              - {name: outlined, source: demo://shapes, split: outlined}
            objective:
              metric: Accuracy
              losses: [CrossEntropy, Hinge, L2Distance]
            search:
              sampler: TPE
              mode: Asynchronous
              seed: 7
              startupTrials: 3
              innerSteps: 50
              warmupSteps: 5
              batchSize: 32
              clipNorm: 1.0
              space:
                baseLearningRate: 3.0e-3
                learningRate: {min: 3.0e-4, max: 3.0e-2}
              baselines: [ZeroShot, FineTuning]
              enqueueBaselines: false
            budget: {trials: 6, failedTrials: 2}
            parallelism: 2
            finalTraining:
              epochs: 20
              warmupSteps: 100
              batchSize: 64
              selectOn: IdValidation
              compare: [FineTuning]
              output: pvc://models/wildlife-autoft
              timeoutSeconds: 7200
              resources: {limits: {cpu: "4"}}
            trainer:
              image: ghcr.io/autoft/trainer:0.1.0
              resources: {limits: {cpu: "2", memory: 4Gi}}
              trialTimeoutSeconds: 600
              pendingTimeoutSeconds: 900
              keepFinishedSeconds: 60
              jobMetadata:
                labels: {team: vision}
                annotations: {example.com/note: for the paper}
          """);

  private Studies() {}

  /** The study's spec as the operator reads it. */
  public static AutoFTStudySpec spec(Document document) {
    return Document.of(document.at("spec").toString()).as(AutoFTStudySpec.class);
  }

  /** The study as its trials see it. */
  public static Study study(Document document) {
    return Study.of(document.at("metadata.name").asText(), spec(document));
  }
}
