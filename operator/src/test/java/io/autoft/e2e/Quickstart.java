package io.autoft.e2e;

import io.autoft.testing.Document;
import io.autoft.testing.Repository;

/** The study of {@code examples/quickstart}, as it is and in a version of seconds. */
final class Quickstart {

  /** Most of what a trial of seconds computes is what the second compiler does, for nothing. */
  private static final String QUICK_TEMPLATE =
      "{spec: {containers: [{name: trainer,"
          + " env: [{name: JAVA_TOOL_OPTIONS, value: \"-XX:TieredStopAtLevel=1\"}]}]}}";

  private Quickstart() {}

  static Document study() {
    return Document.of(Repository.read("examples/quickstart/study.yaml"));
  }

  /** The claim that its checkpoints go to. */
  static Document volume() {
    return Document.of(Repository.read("examples/quickstart/volume.yaml"));
  }

  /** One trial of two steps on few pictures with the paper's terms, nothing before or after it. */
  static Document tiny() {
    return study()
        .with("metadata.name", "tiny")
        .with("spec.data.train.options", "{size: \"64\"}")
        .with("spec.data.oodValidation.split", "ood-validation")
        .with("spec.data.oodValidation.options", "{size: \"50\"}")
        .with("spec.objective", "{metric: Accuracy}")
        .with("spec.search.innerSteps", "2")
        .with("spec.search.warmupSteps", "0")
        .with("spec.search.baselines", "[]")
        .with("spec.budget.trials", "1")
        .with("spec.trainer.resources.requests", "{cpu: 150m, memory: 256Mi}")
        .with("spec.trainer.template", QUICK_TEMPLATE)
        .without("spec.finalTraining");
  }

  /** The tiny study, with a final training of one epoch into the claim of {@link #volume()}. */
  static Document tinyWithFinalTraining() {
    return tiny()
        .with(
            "spec.data.tests", "[{name: uncorrelated, source: demo://shapes, split: uncorrelated}]")
        .with(
            "spec.finalTraining",
            "{epochs: 1, warmupSteps: 0, batchSize: 32, selectOn: None, output: %s}"
                .formatted(study().at("spec.finalTraining.output").asText()));
  }
}
