package io.autoft.cluster.crd;

import io.autoft.testing.Document;

/** Documents of the API to start tests from. */
final class Documents {

  /** The least that a study can say. */
  static final Document STUDY =
      Document.of(
          """
          apiVersion: autoft.io/v1alpha1
          kind: AutoFTStudy
          metadata: {name: wildlife}
          spec:
            model: {source: demo://clip}
            data:
              train: {source: demo://shapes, split: train}
              oodValidation: {source: demo://shapes, split: ood-validation}
            trainer: {image: ghcr.io/autoft/trainer:0.1.0}
          """);

  /** A study with something in every field. */
  static final Document FULL_STUDY =
      Document.of(
          """
          apiVersion: autoft.io/v1alpha1
          kind: AutoFTStudy
          metadata: {name: wildlife}
          spec:
            model: {source: pvc://models/openclip-vit-b-16, precision: BF16}
            data:
              train:
                source: demo://shapes
                format: Auto
                split: train
                groupColumn: region
                ignoreGroups: [Other]
                maxExamples: 2000
                examplesPerClass: 16
                sampling: ClassBalanced
                onDamaged: Skip
                options: {leak: "0.6"}
              oodValidation: {source: demo://shapes, split: ood-validation, maxExamples: 300, sampling: Random}
              idValidation: {source: pvc://wildlife/iwildcam, format: IWildCam, split: id_val}
              tests:
              - {name: in-distribution, source: demo://shapes, split: id-test}
              - name: outlined
                source: demo://shapes
                format: ImageFolder
                split: outlined
                groupColumn: region
                ignoreGroups: [Other]
                maxExamples: 2000
                examplesPerClass: 16
                sampling: ClassBalanced
                onDamaged: Skip
                options: {seed: "1"}
              classNames: [circle, square]
              promptTemplates: ["a photo of a {}."]
            objective:
              metric: CrossEntropy
              losses: [CrossEntropy, Hinge, L2Distance]
              parameterTerms: Sum
              reference: CrossEntropy
              head: Searched
              lossHead: FromText
            search:
              sampler: Random
              mode: Deterministic
              seed: 7
              startupTrials: 4
              trialSeed: Searched
              layerwise: Regularizers
              innerSteps: 300
              warmupSteps: 30
              batchSize: 32
              clipNorm: 0
              space:
                baseLearningRate: 3.0e-3
                learningRate: {min: 3.0e-4, max: 1.0e-2}
                weightDecay: {min: 0, max: 0.5}
                lossWeight: {min: 1.0e-3, max: 1}
                lossWeights: {Hinge: {min: 0.1, max: 1}, L2Distance: {min: 1, max: 1.0e5}}
              baselines: [ZeroShot, LinearProbe, FineTuning, LPFT, L2SP, LogitAdjusted, FLYP]
              initialTrials:
              - learningRate: 3.0e-3
                weightDecay: 0.1
                weight.CrossEntropy: 1
                weight.Hinge: 0
                weight.L2Distance/block.3: 0.5
                learningRate/head: 0.1
                seed: 7
                head: 1
              warmStart: {studies: [earlier-study]}
            budget: {trials: 12, failedTrials: 3, gpuHours: 1.5, durationSeconds: 86400}
            parallelism: 2
            confirmation: {candidates: 3, repeats: 2}
            finalTraining:
              epochs: 20
              warmupSteps: 100
              batchSize: 32
              selectOn: IdValidation
              ensembling: WiSEFT
              testedAlphas: Chosen
              compare: [ZeroShot, LinearProbe, FineTuning, LPFT, L2SP, LogitAdjusted, FLYP]
              output: pvc://models/wildlife-autoft
              timeoutSeconds: 3600
              resources: {limits: {nvidia.com/gpu: 1, memory: 8Gi}}
            trainer:
              image: ghcr.io/autoft/trainer:0.1.0
              imagePullPolicy: Never
              resources: {limits: {cpu: 2, nvidia.com/gpu: 1}, requests: {cpu: 500m}}
              trialTimeoutSeconds: 600
              pendingTimeoutSeconds: 600
              keepFinishedSeconds: 0
              jobMetadata: {labels: {team: vision}, annotations: {example.com/note: "for the paper"}}
              template: {spec: {nodeSelector: {gpu: a100}}}
            suspend: true
            suspendPolicy: Stop
          """);

  static final Document TRIAL =
      Document.of(
          """
          apiVersion: autoft.io/v1alpha1
          kind: AutoFTTrial
          metadata: {name: wildlife-0007}
          spec:
            study: wildlife
            number: 7
            purpose: Search
            parameters: {learningRate: 3.0e-5, weightDecay: 0.1, weight.Hinge: 0.5}
            seed: -5577006791947779410
            searchDigest: 0f343b0931126a20f133d67c2b018a3b
            proposal:
              sampler: TPE
              finished: "0-4,6"
              pending: "5"
              parameterGroups: [stem, block.0-11, final, head, text]
              warmStart: 0f343b0931126a20
          """);

  private Documents() {}
}
