package io.autoft.cli.init;

import io.autoft.contract.Metric;
import io.autoft.contract.SetDescription;
import io.autoft.contract.SetDescription.Count;
import java.util.List;

/**
 * What the learned loss is made of, and where predictions come from. With few images of most
 * classes it is what was best in {@code examples/shift-benchmark}, else the paper's.
 *
 * @param terms of the loss, the first with weight 1; none for the paper's nine
 * @param head where predictions come from
 */
record Objective(List<String> terms, String head) {

  private static final int FEW = 20;

  /** Prompts of so many classes at every step cost about as much as the images. */
  private static final int MANY_CLASSES = 100;

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

  /** The fields of {@code spec.objective} that this is. */
  void write(CommentedYaml yaml, int indent, String because) {
    if (!terms.isEmpty()) {
      yaml.line(indent, "losses: " + terms).line(indent, "reference: " + terms.get(0));
    }
    yaml.comment(indent, because).line(indent, "head: " + head);
    if (!terms.isEmpty()) {
      yaml.line(indent, "lossHead: FromText");
    }
  }

  /** What the loss is, as a comment. */
  String summary() {
    return terms.isEmpty()
        ? "The learned loss: by default a weight for each of the paper's nine terms, that of"
            + " CrossEntropy being 1."
        : "The learned loss: weights of these terms, that of %s being 1. By default it has the paper's nine."
            .formatted(terms.get(0));
  }
}
