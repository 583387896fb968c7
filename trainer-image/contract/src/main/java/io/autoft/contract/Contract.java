package io.autoft.contract;

/** Names and numbers on which both sides of the contract agree. */
public final class Contract {

  /** Grows when a reader of the former version could misunderstand a document of the new one. */
  public static final int SCHEMA_VERSION = 1;

  /** Environment variable that holds the {@link TrialConfig} as JSON. */
  public static final String CONFIG_VARIABLE = "AUTOFT_TRIAL";

  /** Environment variable that holds the path to which the {@link TrialReport} is written. */
  public static final String REPORT_VARIABLE = "AUTOFT_REPORT";

  /** Where the report goes unless {@link #REPORT_VARIABLE} says otherwise. */
  public static final String DEFAULT_REPORT_PATH = "/dev/termination-log";

  /** Kubernetes keeps no more of a container's termination message. */
  public static final int MAX_REPORT_BYTES = 4096;

  /** Nor more of all containers of a pod together, of which each gets an equal share. */
  public static final int MAX_POD_REPORT_BYTES = 12288;

  /** Environment variable with the bytes that a report may have, where those are fewer. */
  public static final String REPORT_BYTES_VARIABLE = "AUTOFT_REPORT_BYTES";

  /** Number of bootstrap resamples of the out-of-distribution validation set in a report. */
  public static final int RESAMPLES = 200;

  /** Number of bootstrap resamples of each test set in the report of a final training. */
  public static final int TEST_RESAMPLES = 48;

  private Contract() {}
}
