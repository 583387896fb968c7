package io.autoft.cli.init;

import io.autoft.contract.DataSetConfig;
import java.nio.file.Path;

/** A folder or a shipped source as it is named on a command line: {@code DIR#SPLIT}. */
public final class SetReference {

  public static final String TRAIN = "train";
  public static final String OOD_VALIDATION = "oodValidation";
  public static final String ID_VALIDATION = "idValidation";

  private static final String DEMO = "demo://";

  private SetReference() {}

  /**
   * A data set.
   *
   * @param name of the set in the study
   * @param given {@code DIR}, {@code demo://name}, or one of them with {@code #SPLIT}
   */
  public static DataSetConfig of(String name, String given) {
    int hash = given.lastIndexOf('#');
    return hash < 0
        ? DataSetConfig.of(name, source(given))
        : DataSetConfig.of(name, source(given.substring(0, hash)))
            .withSplit(given.substring(hash + 1));
  }

  /** The URI of a folder; that of a shipped source as it is. */
  public static String source(String given) {
    if (given.startsWith(DEMO)) {
      return given;
    }
    var uri = Path.of(given).toAbsolutePath().normalize().toUri().toString();
    return uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
  }
}
