package io.autoft.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A real Prometheus that asks one program each second. Without it a test is skipped, with {@code
 * CI=true} it fails.
 */
public final class Prometheus implements AutoCloseable {

  private static final String PROGRAM = "prometheus";

  private static final String SETTINGS =
      """
      global: {scrape_interval: 1s}
      scrape_configs:
      - job_name: autoft
        metrics_path: /q/metrics
        static_configs: [{targets: ["localhost:%d"]}]
      """;

  private final Process process;
  private final int port;

  private Prometheus(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it.
   *
   * @param folder an empty one, for its data
   */
  public static Prometheus of(OperatorProcess operator, Path folder) throws IOException {
    var settings = folder.resolve("prometheus.yml");
    Files.writeString(settings, SETTINGS.formatted(operator.port()));
    int port = OperatorProcess.freePort();
    try {
      var process =
          new ProcessBuilder(
                  PROGRAM,
                  "--config.file=" + settings,
                  "--storage.tsdb.path=" + folder.resolve("data"),
                  "--web.listen-address=127.0.0.1:" + port)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("prometheus.log").toFile())
              .start();
      return new Prometheus(process, port);
    } catch (IOException e) {
      return Missing.skip("no %s; it is in Debian's package of that name".formatted(PROGRAM));
    }
  }

  /** How many series an expression has now; none while Prometheus starts. */
  public int series(String expression) {
    var url =
        "http://127.0.0.1:%d/api/v1/query?query=%s"
            .formatted(port, URLEncoder.encode(expression, StandardCharsets.UTF_8));
    try (var answer = URI.create(url).toURL().openStream()) {
      return Serialization.unmarshal(answer, JsonNode.class).at("/data/result").size();
    } catch (IOException e) {
      if (!process.isAlive()) {
        throw new UncheckedIOException("Prometheus has ended", e);
      }
      return 0;
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
