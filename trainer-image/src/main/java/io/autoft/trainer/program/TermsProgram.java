package io.autoft.trainer.program;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.Loss;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines of the terms over a batch (formulas: {@link Loss}). What two of them need is computed
 * once. A new term over logits needs its constant in {@link Loss}, and its lines here.
 */
final class TermsProgram {

  private final ProgramText text;
  private final String logits;
  private final String labels;
  private final String logShares;
  private String logarithms = "";
  private String entropies = "";

  /**
   * Terms of a batch.
   *
   * @param logits name of B x C floats
   * @param labels name of B integers
   * @param logShares name of C floats, the logarithms of the classes' shares; empty where no term
   *     needs them
   */
  TermsProgram(ProgramText text, String logits, String labels, String logShares) {
    this.text = requireNonNull(text, "text is null");
    this.logits = requireNonNull(logits, "logits is null");
    this.labels = requireNonNull(labels, "labels is null");
    this.logShares = requireNonNull(logShares, "logShares is null");
  }

  /**
   * Names of the terms, unweighted, in the order of the contract.
   *
   * @param similarities name of B x B floats; empty where there is no contrastive term
   */
  Map<Loss, String> values(List<Loss> terms, String similarities) {
    var values = new LinkedHashMap<Loss, String>();
    for (var term : terms) {
      values.put(
          term,
          switch (term) {
            case CrossEntropy -> negativeLogLikelihood(logarithms(), labels);
            case Hinge -> hinge();
            case Entropy -> text.let("torch.mean(%s)", entropies());
            case ConfidenceOnErrors -> confidenceOnErrors();
            case Contrastive -> contrastive(similarities);
            case LogitAdjusted -> logitAdjusted();
            default -> throw new IllegalArgumentException("there is no program of " + term);
          });
    }
    return values;
  }

  private String negativeLogLikelihood(String logarithmsOfRows, String targets) {
    return text.let("torch.nll_loss(%s, %s, None, 1, -100)", logarithmsOfRows, targets);
  }

  private String logarithms() {
    if (logarithms.isEmpty()) {
      logarithms = text.let("torch.log_softmax(%s, 1)", logits);
    }
    return logarithms;
  }

  private String entropies() {
    if (entropies.isEmpty()) {
      entropies =
          text.let("torch.neg(torch.sum(torch.mul(torch.exp(%1$s), %1$s), [1]))", logarithms());
    }
    return entropies;
  }

  /** The engine's operator divides by the number of classes. */
  private String hinge() {
    return text.let(
        "torch.mul(torch.multi_margin_loss(%1$s, %2$s, 1, 1., None, 1), torch.size(%1$s, 1))",
        logits, labels);
  }

  private String confidenceOnErrors() {
    return text.let(
        "torch.mean(torch.mul(%s, torch.to(torch.ne(torch.argmax(%s, 1), %s), %d)))",
        entropies(), logits, labels, ProgramText.FLOAT32);
  }

  private String logitAdjusted() {
    var adjusted = text.let("torch.log_softmax(torch.add(%s, %s), 1)", logits, logShares);
    return negativeLogLikelihood(adjusted, labels);
  }

  private String contrastive(String similarities) {
    var diagonal =
        text.let(
            "torch.arange(torch.size(%1$s, 0), dtype=%2$d, device=ops.prim.device(%1$s))",
            similarities, ProgramText.INT64);
    var ofImages =
        negativeLogLikelihood(text.let("torch.log_softmax(%s, 1)", similarities), diagonal);
    var ofTexts =
        negativeLogLikelihood(
            text.let("torch.log_softmax(torch.t(%s), 1)", similarities), diagonal);
    return text.let("torch.mul(torch.add(%s, %s), 0.5)", ofImages, ofTexts);
  }
}
