package io.autoft.api.v1alpha1;

/** What an object of the API says that it is. */
public final class ApiNames {

  public static final String GROUP = "autoft.io";
  public static final String VERSION = "v1alpha1";

  /** The {@code apiVersion} of both kinds. */
  public static final String API_VERSION = GROUP + "/" + VERSION;

  /** The {@code kind} of a study. */
  public static final String STUDY = "AutoFTStudy";

  /** The {@code kind} of a trial. */
  public static final String TRIAL = "AutoFTTrial";

  private ApiNames() {}
}
