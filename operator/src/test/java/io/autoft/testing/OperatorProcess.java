package io.autoft.testing;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** The packaged operator, as its image starts it: with the flags that the module's pom has. */
public final class OperatorProcess {

  private static final int TICKS_PER_SECOND = 100;

  /** Each has files of its own, for several run at the same time. */
  private static final AtomicInteger STARTED = new AtomicInteger();

  private static final Set<Integer> PORTS = ConcurrentHashMap.newKeySet();

  private static final Pattern FLAG = Pattern.compile("<argument>(-[XD].*)</argument>");
  private static final Pattern VARIABLE = Pattern.compile("<(MALLOC_\\w+)>(.*)</\\1>");

  private final Process process;
  private final int port;
  private final Path log;
  private final long began = System.nanoTime();

  private OperatorProcess(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /**
   * Starts it.
   *
   * @param memory of its container in MiB, of which the heap is a part
   */
  public static OperatorProcess start(int memory, String namespace) throws IOException {
    return start(memory, namespace, Map.of());
  }

  /**
   * Starts it.
   *
   * @param memory of its container in MiB, of which the heap is a part
   * @param environment more variables
   */
  public static OperatorProcess start(int memory, String namespace, Map<String, String> environment)
      throws IOException {
    return start(ApiServer.get().kubeconfig(), memory, namespace, environment);
  }

  /**
   * Starts it.
   *
   * @param kubeconfig how it reaches its API server
   * @param memory of its container in MiB, of which the heap is a part
   * @param environment more variables
   */
  public static OperatorProcess start(
      String kubeconfig, int memory, String namespace, Map<String, String> environment)
      throws IOException {
    int number = STARTED.getAndIncrement();
    var folder = Files.createDirectories(Repository.path("operator/target/operators"));
    var file = folder.resolve(number + ".kubeconfig");
    Files.writeString(file, kubeconfig);
    var log = folder.resolve(number + ".log");
    int port = freePort();
    var image = Files.readString(Repository.path("operator/pom.xml"));
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    FLAG.matcher(image).results().forEach(flag -> command.add(flag.group(1)));
    command.add("-XX:MaxRAM=" + memory + "m");
    command.add("-Dquarkus.http.port=" + port);
    command.add("-jar");
    command.add(Repository.path("operator/target/quarkus-app/quarkus-run.jar").toString());
    var builder = new ProcessBuilder(command);
    VARIABLE
        .matcher(image)
        .results()
        .forEach(variable -> builder.environment().put(variable.group(1), variable.group(2)));
    builder.environment().put("KUBECONFIG", file.toString());
    builder.environment().put("QUARKUS_OPERATOR_SDK_NAMESPACES", namespace);
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    return new OperatorProcess(builder.start(), port, log);
  }

  /** One that nobody listens at, and that nobody else has been given. */
  static int freePort() throws IOException {
    int port;
    do {
      try (var socket = new ServerSocket(0)) {
        port = socket.getLocalPort();
      }
    } while (!PORTS.add(port));
    return port;
  }

  /** Where it tells what it measures. */
  int port() {
    return port;
  }

  /** Seconds until its readiness probe succeeds. */
  public double awaitReady() throws InterruptedException {
    while (!ready()) {
      check();
      Thread.sleep(100);
    }
    return seconds();
  }

  /** Whether it says that it is ready. */
  public boolean ready() {
    try {
      var url = URI.create("http://localhost:%d/q/health/ready".formatted(port)).toURL();
      return ((HttpURLConnection) url.openConnection()).getResponseCode()
          == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }

  /** What it tells Prometheus now. */
  public Scrape scrape() {
    try {
      return Scrape.of(URI.create("http://localhost:%d/q/metrics".formatted(port)).toURL());
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All that it has said. */
  public Path log() {
    return log;
  }

  /** Seconds since it was started. */
  public double seconds() {
    return (System.nanoTime() - began) / 1e9;
  }

  /** Throws if it has ended. */
  public void check() {
    if (!process.isAlive()) {
      throw new IllegalStateException(
          "the operator ended with exit code %d, see %s".formatted(process.exitValue(), log));
    }
  }

  /** The exit code with which it ends by itself; empty if it still runs after a minute. */
  public OptionalInt exitCode() throws InterruptedException {
    return process.waitFor(1, TimeUnit.MINUTES)
        ? OptionalInt.of(process.exitValue())
        : OptionalInt.empty();
  }

  /** Resident memory now. */
  public double mebibytes() throws IOException {
    return status("VmRSS");
  }

  /** The most resident memory so far. */
  public double peakMebibytes() throws IOException {
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
  public double cpuSeconds() throws IOException {
    var fields = Files.readString(proc("stat")).replaceFirst(".*\\) ", "").split(" ");
    return (Double.parseDouble(fields[11]) + Double.parseDouble(fields[12])) / TICKS_PER_SECOND;
  }

  private Path proc(String file) {
    return Path.of("/proc", Long.toString(process.pid()), file);
  }

  /** Ends it as the kubelet does: kindly, then not. */
  public void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(40, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  /** Ends it without a chance to do anything. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
