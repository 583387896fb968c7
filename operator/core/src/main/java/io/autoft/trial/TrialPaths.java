package io.autoft.trial;

/** Where a trainer finds what a study names: the part of a trial that depends on who runs it. */
public interface TrialPaths {

  /**
   * A model or data set as the trainer sees it.
   *
   * @param source {@code pvc://}, {@code file://} or {@code demo://} in the study's words
   */
  String input(String source);

  /**
   * The folder for checkpoints as the trainer sees it.
   *
   * @param source {@code pvc://} or {@code file://} in the study's words
   */
  String output(String source);
}
