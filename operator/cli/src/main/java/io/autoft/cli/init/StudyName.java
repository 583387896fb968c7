package io.autoft.cli.init;

import java.util.Locale;

/** The name of a study that was not given one. */
public final class StudyName {

  private static final int LONGEST = 52;
  private static final String NONE = "study";

  private StudyName() {}

  /** From the last folder of a data set, in the letters that Kubernetes allows in a name. */
  public static String of(String trainingSet) {
    var path = trainingSet.replaceFirst("#.*", "").replaceFirst("/+$", "");
    var name =
        path.substring(path.lastIndexOf('/') + 1)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceFirst("^[^a-z]+", "");
    var shortened = name.substring(0, Math.min(name.length(), LONGEST)).replaceFirst("-+$", "");
    return shortened.isEmpty() ? NONE : shortened;
  }
}
