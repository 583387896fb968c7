package io.autoft.cli.init;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.Metric;
import io.autoft.contract.SetDescription;
import io.autoft.contract.SetDescription.Count;
import java.util.List;

/**
 * What the learned loss is made of, and where predictions come from. With few images of most
 * classes it is the head that helped in {@code examples/shift-benchmark}, with the terms that it
 * was searched with there, else what the paper has.
 *
 * @param terms of the loss, the first with weight 1; none for the paper's nine
 * @param head where predictions come from
 */
record Objective(List<String> terms, String head) {

  private static final int FEW = 20;

  /**
   * Prompts of all classes go through the text tower at every step, which takes 1.1 times as long
   * with 50 classes and 1.7 times with 200 (trainer-image/docs/benchmark.md).
   */
  private static final int MANY_CLASSES = 100;

  Objective {
    terms = List.copyOf(terms);
    requireNonNull(head, "head is null");
  }

  static Suggestion<Objective> of(SetDescription train, Metric metric) {
    var sizes = train.classes().stream().mapToInt(Count::examples).sorted().toArray();
    int median = sizes[sizes.length / 2];
    if (median >= FEW) {
      return new Suggestion<>(
          new Objective(List.of(), "Trained"),
          "Predictions come from a linear head that is trained too. FromText, from the tuned text"
              + " tower, is worth a second study, above all with few images of most classes.");
    }
    var because =
        ("Half of the classes have at most %d training images. From so few a trained head unlearns"
                + " what the text tower knows of the class; FromText predicts from that tower, ")
            .formatted(median);
    if (sizes.length > MANY_CLASSES) {
      return new Suggestion<>(
          new Objective(List.of(), "FromText"), because + "which the term Contrastive trains.");
    }
    var first = metric == Metric.MacroF1 ? "LogitAdjusted" : "CrossEntropy";
    return new Suggestion<>(
        new Objective(List.of(first, "Contrastive", "ConfidenceOnErrors"), "FromText"),
        because + "and lossHead trains it with the other terms too.");
  }
}
