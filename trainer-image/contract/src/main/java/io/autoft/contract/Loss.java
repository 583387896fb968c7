package io.autoft.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Terms of the learned objective (AutoFT, section 4; the formulas stand with the trainer's program
 * of each term). All that the operator, the API and the published form of an objective need to know
 * of a term is said here.
 */
public enum Loss {
  CrossEntropy("ce", Kind.Logits, ""),
  Hinge("hinge", Kind.Logits, "margin 1"),
  Entropy("entropy", Kind.Logits, ""),
  ConfidenceOnErrors("dcm", Kind.Logits, "entropy of wrong predictions"),
  Contrastive("flyp", Kind.Features, "image-text, as in FLYP"),
  L1Norm("l1zero", Kind.Parameters, "from 0"),
  L2Norm("l2zero", Kind.Parameters, "from 0, squared"),
  L1Distance("l1init", Kind.Parameters, "from the pretrained parameters"),
  L2Distance("l2init", Kind.Parameters, "from the pretrained parameters, squared");

  /** What a term is computed from. */
  public enum Kind {
    /** Logits and labels of a batch. */
    Logits,
    /** Image and text features of a batch: the text tower is trained as well. */
    Features,
    /** The trained parameters, and the pretrained ones. */
    Parameters
  }

  /**
   * Bounds of a weight.
   *
   * @param min above 0, since weights are searched on a logarithmic scale
   */
  public record Bounds(double min, double max) {}

  /** Undivided, a term over the parameters is as many times larger as there are parameters. */
  private static final Bounds SUMMED = new Bounds(1e-6, 1e-2);

  private final String publishedKey;
  private final Kind kind;
  private final String note;

  Loss(String publishedKey, Kind kind, String note) {
    this.publishedKey = publishedKey;
    this.kind = kind;
    this.note = note;
  }

  /** Name in the authors' files, where the weight is {@code lossw_<key>}. */
  public String publishedKey() {
    return publishedKey;
  }

  public Kind kind() {
    return kind;
  }

  /** Whether the term is one over the model's parameters rather than over a batch. */
  public boolean overParameters() {
    return kind == Kind.Parameters;
  }

  /** The default bounds of its weight, where they are other than those of all weights. */
  public Optional<Bounds> ownBounds(ParameterTerms parameterTerms) {
    return overParameters() && parameterTerms == ParameterTerms.Sum
        ? Optional.of(SUMMED)
        : Optional.empty();
  }

  /** The terms of a study that names none: the paper's nine. */
  public static List<Loss> defaults() {
    return List.of(values());
  }

  /** The name, and in brackets what it does not say by itself: {@code Hinge (margin 1)}. */
  public String described() {
    return note.isEmpty() ? name() : name() + " (" + note + ")";
  }

  /** All terms, described, as a list in a sentence. */
  public static String describeAll() {
    var all = Arrays.stream(values()).map(Loss::described).toList();
    return String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.get(all.size() - 1);
  }
}
