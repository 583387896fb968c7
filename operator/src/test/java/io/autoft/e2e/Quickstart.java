package io.autoft.e2e;

import io.autoft.testing.Document;
import io.autoft.testing.Repository;

/** The study of {@code examples/quickstart}, as it is and in a version of seconds. */
final class Quickstart {

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
