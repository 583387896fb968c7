package io.autoft.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Charts that are not in the repository as they are, put together in a test's own folder. */
public final class ChartCopies {

  private static final String RELEASED = "operator/src/test/resources/released/0.1.0";
  private static final String CURRENT = "helm/autoft-operator";

  private ChartCopies() {}

  /** The chart of 0.1.0. Its CRDs lie beside it, since other tests read them too. */
  public static Path released(Path folder) {
    var chart = folder.resolve("released");
    copy(RELEASED + "/chart", chart);
    for (var crd : Repository.files(RELEASED, ".yml")) {
      copy(crd, chart.resolve("files/crds").resolve(crd.getFileName()));
    }
    return chart;
  }

  /** This version's chart with the values of 0.1.0: what helm takes with --reuse-values. */
  public static Path withReleasedValues(Path folder) {
    var chart = folder.resolve("with-released-values");
    copy(CURRENT, chart);
    copy(Repository.path(RELEASED + "/chart/values.yaml"), chart.resolve("values.yaml"));
    return chart;
  }

  private static void copy(String from, Path to) {
    var root = Repository.path(from);
    for (var file : Repository.files(from, "")) {
      copy(file, to.resolve(root.relativize(file)));
    }
  }

  private static void copy(Path from, Path to) {
    try {
      Files.createDirectories(to.getParent());
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
