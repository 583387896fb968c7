package io.autoft.cli.init;

/**
 * The rate of plain fine-tuning, about which the search looks for the best.
 *
 * @param base as YAML 1.1 reads a number, with a dot
 * @param bounds of the search; empty for the default, a hundredth to a hundred times the base
 */
record LearningRate(String base, String bounds) {

  static Suggestion<LearningRate> of(ModelSize size) {
    return switch (size) {
      case DEMO ->
          new Suggestion<>(
              new LearningRate("3.0e-3", "{min: 3.0e-4, max: 1.0e-2}"),
              "Usual for plain fine-tuning of the demo model, which is a thousandth of a published"
                  + " CLIP and wants a far higher rate. The baselines use it.");
      case TINY, SMALL ->
          new Suggestion<>(
              new LearningRate("1.0e-4", ""),
              "A guess: smaller models want higher rates than the 1e-5 of published CLIP models. The"
                  + " baselines use it; the search looks from a hundredth of it to a hundred times"
                  + " it. Set it to the rate at which plain fine-tuning of this model is best.");
      case PRETRAINED ->
          new Suggestion<>(
              new LearningRate("1.0e-5", ""),
              "Usual for plain fine-tuning of pretrained CLIP models, and that of the AutoFT paper"
                  + " (arXiv 2401.10220). The baselines use it; the search looks from a hundredth of"
                  + " it to a hundred times it.");
    };
  }
}
