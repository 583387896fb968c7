package io.autoft.cluster.scale;

import io.autoft.testing.ApiServer;
import io.autoft.testing.Repository;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged operator, as its image starts it. */
final class OperatorProcess {

  private static final int PORT = 18_080;
  private static final int TICKS_PER_SECOND = 100;
  private static final int HEAP_PERCENT = 60;

  private final Process process;
  private final Path log;
  private final long began = System.nanoTime();

  private OperatorProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts it.
   *
   * @param memory of its container in MiB, of which the heap is a part
   */
  static OperatorProcess start(int memory, String namespace) throws IOException {
    var kubeconfig = Files.createTempFile("scale", ".kubeconfig");
    Files.writeString(kubeconfig, ApiServer.get().kubeconfig());
    var log = Repository.path("operator/target/scale-operator.log");
    var builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx" + memory * HEAP_PERCENT / 100 + "m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dquarkus.http.port=" + PORT,
                "-jar",
                Repository.path("operator/target/quarkus-app/quarkus-run.jar").toString()));
    builder.environment().put("KUBECONFIG", kubeconfig.toString());
    builder.environment().put("QUARKUS_OPERATOR_SDK_NAMESPACES", namespace);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    return new OperatorProcess(builder.start(), log);
  }

  /** Seconds until its readiness probe succeeds. */
  double awaitReady() throws InterruptedException {
    while (!ready()) {
      check();
      Thread.sleep(100);
    }
    return seconds();
  }

  private static boolean ready() {
    try {
      var url = URI.create("http://localhost:%d/q/health/ready".formatted(PORT)).toURL();
      return ((HttpURLConnection) url.openConnection()).getResponseCode()
          == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }

  /** All that it has said. */
  Path log() {
    return log;
  }

  /** Seconds since it was started. */
  double seconds() {
    return (System.nanoTime() - began) / 1e9;
  }

  /** Throws if it has ended. */
  void check() {
    if (!process.isAlive()) {
      throw new IllegalStateException(
          "the operator ended with exit code %d, see %s".formatted(process.exitValue(), log));
    }
  }

  /** Resident memory now. */
  double mebibytes() throws IOException {
    return status("VmRSS");
  }

  /** The most resident memory so far. */
  double peakMebibytes() throws IOException {
    return status("VmHWM");
  }

  private double status(String field) throws IOException {
    return Files.readAllLines(proc("status")).stream()
        .filter(line -> line.startsWith(field + ":"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  /** CPU time of all its threads so far. */
  double cpuSeconds() throws IOException {
    var fields = Files.readString(proc("stat")).replaceFirst(".*\\) ", "").split(" ");
    return (Double.parseDouble(fields[11]) + Double.parseDouble(fields[12])) / TICKS_PER_SECOND;
  }

  private Path proc(String file) {
    return Path.of("/proc", Long.toString(process.pid()), file);
  }

  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(40, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
