package io.autoft.testing;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.Replaceable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real API server with etcd and the CRDs of {@code crds/}, one for all tests of a JVM but those
 * that need one of their own. It has no controllers: nothing runs Jobs, collects garbage or
 * finishes the deletion of a namespace.
 *
 * <p>The binaries are those of the local cluster. Without them a test is skipped, with {@code
 * CI=true} it fails.
 */
public final class ApiServer implements AutoCloseable {

  /** The CRDs of this version. */
  public static final String CRDS = "crds";

  private static final int STARTUP_TIMEOUT_MILLIS = 120_000;
  private static final AtomicInteger NAMESPACES = new AtomicInteger();

  /** One after the other: the first makes certificates in the folder that all have in common. */
  private static final Object STARTS = new Object();

  private static ApiServer running;

  private final KubeAPIServer server;
  private final List<Process> successors = new ArrayList<>();

  private ApiServer(Path folder) {
    // The environment variables of kube-api-test for these values fail with a ClassCastException.
    server =
        new KubeAPIServer(
            KubeAPIServerConfigBuilder.anAPIServerConfig()
                .withTestDir(folder.toString())
                .withOfflineMode(true)
                .withStartupTimeout(STARTUP_TIMEOUT_MILLIS)
                .build());
  }

  /** The API server; it is started by the first test that asks. */
  public static synchronized ApiServer get() {
    if (running == null) {
      running = startWith(CRDS);
    }
    return running;
  }

  /**
   * Starts another one, which is the caller's to close.
   *
   * @param crds folder of the CRDs that it has
   */
  public static ApiServer startWith(String crds) {
    var server = started();
    server.install(crds);
    return server;
  }

  private static ApiServer started() {
    synchronized (STARTS) {
      var server = new ApiServer(folderWith(binaries().orElseGet(ApiServer::missing)));
      server.start();
      return server;
    }
  }

  /** A client with all rights. */
  public KubernetesClient client() {
    return new KubernetesClientBuilder()
        .withConfig(Config.fromKubeconfig(server.getKubeConfigYaml()))
        .build();
  }

  /** A client whose namespace is a new one. */
  public KubernetesClient clientOfNewNamespace() {
    var config = Config.fromKubeconfig(server.getKubeConfigYaml());
    config.setNamespace(newNamespace());
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  /** For other programs than the client, with all rights. */
  public String kubeconfig() {
    return server.getKubeConfigYaml();
  }

  /** A new namespace; namespaces are not reused, since their deletion never ends here. */
  public String newNamespace() {
    var name = "test-" + NAMESPACES.incrementAndGet();
    try (var client = client()) {
      client
          .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
          .create();
    }
    return name;
  }

  private void start() {
    // A failed start leaves etcd behind.
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    server.start();
  }

  /** Brings the CRDs of a folder, in the place of others that are there. */
  public void install(String crds) {
    try (var client = client()) {
      for (var file : Repository.files(crds, ".yml")) {
        var crd = client.resource(Repository.read(file));
        crd.createOr(Replaceable::update);
        crd.waitUntilCondition(ApiServer::isEstablished, 30, TimeUnit.SECONDS);
      }
      // The list of types, by which generic clients find a path, follows a moment later.
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> client.hasApiGroup("autoft.io", true) && types(client) == 2);
    }
  }

  private static long types(KubernetesClient client) {
    var resources = client.getApiResources("autoft.io/v1alpha1");
    return resources == null
        ? 0
        : resources.getResources().stream().filter(r -> !r.getName().contains("/")).count();
  }

  /**
   * Starts another API server on the same etcd, which knows nothing but that, as the former one
   * does after a restart.
   *
   * @return its port
   */
  public int startSuccessor() throws IOException {
    int port = OperatorProcess.freePort();
    var command =
        ProcessHandle.current()
            .children()
            .map(ApiServer::command)
            .filter(words -> words.contains(Integer.toString(port())))
            .findFirst()
            .orElseThrow()
            .stream()
            .map(word -> word.equals(Integer.toString(port())) ? Integer.toString(port) : word)
            .toList();
    var log = Repository.path("operator/target/kube-api-test/successor.log").toFile();
    successors.add(
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start());
    var config = Config.fromKubeconfig(kubeconfig().replace(":" + port(), ":" + port));
    try (var client = new KubernetesClientBuilder().withConfig(config).build()) {
      await()
          .atMost(Duration.ofMillis(STARTUP_TIMEOUT_MILLIS))
          .ignoreExceptions()
          .until(() -> client.raw("/readyz").equals("ok"));
    }
    return port;
  }

  /** As it was called, by a link. */
  private static List<String> command(ProcessHandle process) {
    var file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
    return List.of(Repository.read(file).split("\0"));
  }

  /** The port of its address, which is one of this machine. */
  public int port() {
    var url = Config.fromKubeconfig(server.getKubeConfigYaml()).getMasterUrl();
    return URI.create(url).getPort();
  }

  private void stop() {
    try {
      server.stop();
    } finally {
      ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
    }
  }

  @Override
  public void close() {
    server.stop();
    successors.forEach(Process::destroyForcibly);
  }

  private static boolean isEstablished(Object resource) {
    return resource instanceof CustomResourceDefinition crd
        && crd.getStatus() != null
        && crd.getStatus().getConditions() != null
        && crd.getStatus().getConditions().stream()
            .anyMatch(c -> c.getType().equals("Established") && c.getStatus().equals("True"));
  }

  /** A program that is compiled with the API server. */
  static Optional<Path> program(String name) {
    return binaries().flatMap(folder -> newest(folder, name));
  }

  private static Optional<Path> newest(Path binaries, String program) {
    try (var versions = Files.list(binaries)) {
      return versions
          .map(version -> version.resolve(program))
          .filter(Files::isExecutable)
          .max(Path::compareTo);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Folders of binaries, by version. */
  private static Optional<Path> binaries() {
    return Optional.of(
            environment("KUBE_API_TEST_DIR")
                .map(Path::of)
                .orElseGet(() -> cache().resolve("local-cluster"))
                .resolve("k8s"))
        .filter(Files::isDirectory);
  }

  /**
   * A folder of this build that leads to the binaries. Certificates are made in it, and those of
   * kube-api-test are never renewed.
   */
  private static Path folderWith(Path binaries) {
    var folder = Repository.path("operator/target/kube-api-test");
    var link = folder.resolve("k8s");
    try {
      Files.createDirectories(folder);
      // One that is right may be in use.
      if (!leadsTo(link, binaries)) {
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, binaries.toAbsolutePath());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  private static boolean leadsTo(Path link, Path target) throws IOException {
    return Files.isSymbolicLink(link)
        && Files.readSymbolicLink(link).equals(target.toAbsolutePath());
  }

  /** The same default as in {@code examples/local-cluster/lib.sh}. */
  static Path cache() {
    return environment("AUTOFT_CACHE")
        .map(Path::of)
        .orElseGet(
            () ->
                environment("XDG_CACHE_HOME")
                    .map(Path::of)
                    .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                    .resolve("autoft"));
  }

  private static Path missing() {
    return Missing.skip(
        "no binaries of an API server. examples/local-cluster/build makes them (once, some"
            + " minutes), or KUBE_API_TEST_DIR names a folder with"
            + " k8s/<version>-linux-amd64/{kube-apiserver,etcd,kubectl}");
  }

  private static Optional<String> environment(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
  }
}
