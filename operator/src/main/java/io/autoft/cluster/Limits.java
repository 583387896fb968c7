package io.autoft.cluster;

/**
 * What the operator does at a time, as its chart says; zero is without a limit.
 *
 * @param runningTrials of all studies together
 * @param unschedulableTrials of one study: beside so many that find no node none is created
 */
public record Limits(int runningTrials, int unschedulableTrials) {

  /** No limits. */
  public static final Limits NONE = new Limits(0, 0);
}
