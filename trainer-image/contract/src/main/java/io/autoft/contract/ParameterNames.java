package io.autoft.contract;

import java.util.Optional;

/** Canonical names of a trial's parameters. */
public final class ParameterNames {

  /** Peak learning rate of AdamW. */
  public static final String LEARNING_RATE = "learningRate";

  /** Decoupled weight decay of AdamW. */
  public static final String WEIGHT_DECAY = "weightDecay";

  private static final String WEIGHT_PREFIX = "weight.";
  private static final char BEFORE_GROUP = '/';

  private ParameterNames() {}

  /** Name of the weight of a loss term, {@code weight.Hinge}. */
  public static String weight(String loss) {
    return WEIGHT_PREFIX + loss;
  }

  /** Whether a parameter is the weight of some term, known or not, for all groups or for one. */
  public static boolean isWeight(String parameter) {
    return parameter.startsWith(WEIGHT_PREFIX);
  }

  /** Whether a parameter is a learning rate, of all groups or of one. */
  public static boolean isLearningRate(String parameter) {
    return withoutGroup(parameter).equals(LEARNING_RATE);
  }

  /** Whether a parameter is the weight of a term, for all groups or for one. */
  static boolean isWeight(String parameter, Loss loss) {
    return withoutGroup(parameter).equals(weight(loss.name()));
  }

  /**
   * Name of a parameter's value for one group of the model's parameters, {@code
   * weight.L2Distance/block.3}. It takes the place of the value without a group. The groups are
   * {@code stem}, {@code block.0} and so on, {@code final}, {@code text} and {@code head}.
   */
  public static String ofGroup(String parameter, String group) {
    return parameter + BEFORE_GROUP + group;
  }

  /** The group whose value a parameter is; absent where it is that of all. */
  public static Optional<String> group(String parameter) {
    int end = parameter.indexOf(BEFORE_GROUP);
    return end < 0 ? Optional.empty() : Optional.of(parameter.substring(end + 1));
  }

  /** The name for all groups of a parameter, whether it is of one or of all. */
  public static String withoutGroup(String parameter) {
    int end = parameter.indexOf(BEFORE_GROUP);
    return end < 0 ? parameter : parameter.substring(0, end);
  }
}
