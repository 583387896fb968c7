package io.autoft.cli.init;

import io.autoft.contract.SetDescription;
import io.autoft.contract.SetDescription.Count;

/** Where predictions come from: a head that is trained, or the tuned text tower. */
final class Head {

  private static final int FEW = 20;

  private Head() {}

  static Suggestion<String> of(SetDescription train) {
    var sizes = train.classes().stream().mapToInt(Count::examples).sorted().toArray();
    int median = sizes[sizes.length / 2];
    return median < FEW
        ? new Suggestion<>(
            "FromText",
            ("Half of the classes have at most %d training images. From so few a trained head unlearns"
                    + " what the text tower knows of the class; FromText predicts from that tower,"
                    + " which the term Contrastive trains.")
                .formatted(median))
        : new Suggestion<>(
            "Trained",
            "Predictions come from a linear head that is trained too. FromText, from the tuned text"
                + " tower, is worth a second study, above all with few images of most classes.");
  }
}
