package io.autoft.api.v1alpha1;

/** What strings of the API look like, as regular expressions (RE2) within CEL rules. */
final class Formats {

  /** A data set or model that is shipped with the trainer. */
  static final String DEMO = "demo://[a-z0-9]([-a-z0-9]*[a-z0-9])?";

  private static final String FOLDER = "/[A-Za-z0-9._@+=-]+";

  /** A folder on a claim, whose name is a DNS subdomain. */
  static final String CLAIM = "pvc://[a-z0-9]([-a-z0-9.]*[a-z0-9])?(" + FOLDER + ")*/?";

  /** A folder in the trainer's container. */
  static final String FILE = "file://(" + FOLDER + ")+/?";

  /** The folders {@code .} and {@code ..}, which are of no use but to leave a claim. */
  static final String RELATIVE = "/[.][.]?(/|$)";

  /** What a message says of a path. */
  static final String PATH =
      "a path consists of letters, digits and ._@+=- and has no folders '.' and '..'";

  /** CEL: whether {@code self.source} is where a model or a data set can be. */
  static final String IS_SOURCE =
      "self.source.matches('^("
          + DEMO
          + "|"
          + CLAIM
          + "|"
          + FILE
          + ")$') && !self.source.matches('"
          + RELATIVE
          + "')";

  /** What a message says of such a source. */
  static final String SOURCES =
      "source must be demo://name, pvc://claim/path or file:///path; " + PATH;

  /** A parameter's value for one group of the model's layers, of those that can have one. */
  static final String GROUPED = "^(learningRate|weightDecay|weight[.]L[12](Norm|Distance))/";

  /** The name of most objects of Kubernetes: a DNS subdomain. */
  static final String OBJECT_NAME =
      "^[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";

  /** The key of a label or an annotation. */
  static final String LABEL_KEY =
      "^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?"
          + "[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$";

  private Formats() {}
}
