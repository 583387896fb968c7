package io.autoft.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The operator's release on the cluster. Each call ends when the operator is as it asks, as {@code
 * helm --wait} knows it.
 *
 * @param values a file with those that it was installed with
 */
record Release(String name, String namespace, Path values) {

  /** The one that is there; its values are kept in a folder. */
  static Release of(Cluster cluster, Path folder) {
    var metadata = cluster.operator().getMetadata();
    var release =
        new Release(
            metadata.getLabels().get("app.kubernetes.io/instance"),
            metadata.getNamespace(),
            folder.resolve("values.yaml"));
    try {
      Files.writeString(release.values, release.helm("get values", "--output=yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return release;
  }

  /** Installs a chart with the values that the release had, or upgrades to it. */
  void install(Path chart) {
    helm(
        "upgrade",
        chart.toString(),
        "--install",
        "--reset-values",
        "--values=" + values,
        "--wait",
        "--timeout=3m");
  }

  /**
   * Upgrades to a chart.
   *
   * @param reuse which of the former values it is to take
   */
  void upgrade(Path chart, String reuse) {
    helm("upgrade", chart.toString(), reuse, "--wait", "--timeout=3m");
  }

  void rollBack() {
    helm("rollback", "--wait", "--timeout=3m");
  }

  void uninstall() {
    helm("uninstall", "--wait", "--timeout=3m");
  }

  /** What helm says when it is called with the words of a command, the release and arguments. */
  private String helm(String command, String... arguments) {
    var all = new ArrayList<>(List.of(command.split(" ")));
    all.add(name);
    all.addAll(List.of(arguments));
    all.add("--namespace=" + namespace);
    var said = Helm.run(all);
    assertThat(said.ok()).as(said.output()).isTrue();
    return said.output();
  }
}
