package io.autoft.contract;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * Terms of the learned objective (AutoFT, Choi et al., arXiv 2401.10220, section 4). Over a batch
 * of B images with labels y, z are the logits and p = softmax(z); theta are the trained parameters,
 * theta_0 the pretrained ones. All that the operator, the API and the published form of an
 * objective need to know of a term is said here; {@link ParameterTerms} says what the terms over
 * the parameters are divided by.
 */
public enum Loss {
  /** Mean over the batch of -log p_y. */
  CrossEntropy("ce", Kind.Logits, ""),
  /**
   * Mean over the batch of the sum over classes c other than y of max(0, z_c - z_y + 1) (Weston and
   * Watkins 1999).
   */
  Hinge("hinge", Kind.Logits, "margin 1"),
  /** Mean over the batch of H(p) = - sum over c of p_c log p_c. */
  Entropy("entropy", Kind.Logits, ""),
  /** Mean over the batch of 1[argmax z is not y] H(p); the indicator carries no gradient. */
  ConfidenceOnErrors("dcm", Kind.Logits, "entropy of wrong predictions"),
  /**
   * With the features u of the images and v of their texts, rows of length 1, s the logit scale and
   * S = s u v^T: the mean of the row-wise and the column-wise cross-entropy of S against its
   * diagonal, which is the only positive also where a label occurs twice (FLYP, Goyal et al., arXiv
   * 2212.00638).
   */
  Contrastive("flyp", Kind.Features, "image-text, as in FLYP"),
  /** Sum of abs(theta), with gradient sign(theta), where sign(0) = 0. */
  L1Norm("l1zero", Kind.Parameters, "from 0"),
  /** Sum of theta^2, with gradient 2 theta. */
  L2Norm("l2zero", Kind.Parameters, "from 0, squared"),
  /** Sum of abs(theta - theta_0), with gradient sign(theta - theta_0), where sign(0) = 0. */
  L1Distance("l1init", Kind.Parameters, "from the pretrained parameters"),
  /**
   * Sum of (theta - theta_0)^2, with gradient 2 (theta - theta_0) (L2-SP, Li et al., arXiv
   * 1802.01483).
   */
  L2Distance("l2init", Kind.Parameters, "from the pretrained parameters, squared"),
  /**
   * Mean over the batch of -log softmax(z + log pi)_y, pi_c the share of class c among the training
   * examples: what is rare in training is not rare in what the logits say (Menon et al., arXiv
   * 2007.07314, with tau = 1). Not one of the paper's terms, so a study has it only by name.
   */
  LogitAdjusted(
      "logitadjusted",
      Kind.Logits,
      "cross-entropy on logits + log of the class's share of the training set; not in the default");

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

  /**
   * Name in the authors' files, where the weight is {@code lossw_<key>}; of a term that they do not
   * have, one in their style.
   */
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
    return List.copyOf(EnumSet.complementOf(EnumSet.of(LogitAdjusted)));
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
