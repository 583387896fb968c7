package io.autoft.cluster.scale;

import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.testing.ApiCalls;
import io.autoft.testing.ApiServer;
import io.autoft.testing.Cluster;
import io.autoft.testing.OperatorProcess;
import io.autoft.testing.Studies;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the progress of many running trials costs: the packaged operator on a real API server, which
 * asks a stand-in for the kubelet for the logs of pods. Prints one row of a table without progress
 * and one with it, each measured with the same number of trials that run and never end.
 *
 * <p>Arguments: how many studies there are, how many trials of each run, and for how many seconds
 * that is measured.
 */
public final class ProgressBenchmark {

  private static final int MEMORY = 384;
  private static final int KUBELETS = 16;

  /** A trial is first asked after 20 s, and then every 30 s. */
  private static final int SETTLE_SECONDS = 60;

  private final Cluster cluster;
  private final KubernetesClient client;
  private final ExecutorService kubelets = Executors.newFixedThreadPool(KUBELETS);
  private final AtomicInteger running = new AtomicInteger();

  private ProgressBenchmark(KubernetesClient client) {
    this.client = client;
    cluster = new Cluster(client, trial -> 0.5);
  }

  public static void main(String[] arguments) throws Exception {
    int studies = Integer.parseInt(arguments[0]);
    int parallelism = Integer.parseInt(arguments[1]);
    int seconds = Integer.parseInt(arguments[2]);
    int code = 1;
    try (var logs = LogServer.start()) {
      for (boolean progress : new boolean[] {false, true}) {
        try (var client = ApiServer.get().clientOfNewNamespace()) {
          addNode(client, logs.port());
          new ProgressBenchmark(client).measure(studies, parallelism, seconds, progress, logs);
        }
      }
      code = 0;
    } catch (Exception e) {
      e.printStackTrace();
    }
    // The API server's threads would go on.
    System.exit(code);
  }

  /** Where the API server asks for the logs of the pods that {@link Cluster} makes. */
  private static void addNode(KubernetesClient client, int port) {
    var node =
        new NodeBuilder()
            .withNewMetadata()
            .withName("node-1")
            .endMetadata()
            .withNewStatus()
            .addNewAddress("127.0.0.1", "InternalIP")
            .withNewDaemonEndpoints()
            .withNewKubeletEndpoint(port)
            .endDaemonEndpoints()
            .endStatus()
            .build();
    if (client.nodes().withName("node-1").get() == null) {
      client.resource(node).create();
      client.resource(node).updateStatus();
    }
  }

  private void measure(int studies, int parallelism, int seconds, boolean progress, LogServer logs)
      throws Exception {
    var environment = Map.of("AUTOFT_TRIAL_PROGRESS", Boolean.toString(progress));
    var operator = OperatorProcess.start(MEMORY, client.getNamespace(), environment);
    var watch = client.batch().v1().jobs().watch(new Kubelet());
    try {
      operator.awaitReady();
      for (int number = 0; number < studies; number++) {
        cluster.create(
            Studies.STUDY
                .with("spec.search.baselines", "[]")
                .with("spec.parallelism", Integer.toString(parallelism))
                .with("spec.budget.trials", Integer.toString(2 * parallelism)));
      }
      while (running.get() < studies * parallelism) {
        operator.check();
        Thread.sleep(500);
      }
      Thread.sleep(SETTLE_SECONDS * 1000L);
      int reads = logs.reads();
      double writes = writes();
      double cpu = operator.cpuSeconds();
      Thread.sleep(seconds * 1000L);
      System.out.printf(
          Locale.ROOT,
          "| %d | %s | %.1f | %.1f | %.1f %% | %.0f | %d |%n",
          studies * parallelism,
          progress ? "yes" : "no",
          (double) (logs.reads() - reads) / seconds,
          (writes() - writes) / seconds,
          100 * (operator.cpuSeconds() - cpu) / seconds,
          operator.mebibytes(),
          shown());
    } finally {
      watch.close();
      kubelets.shutdownNow();
      operator.stop();
    }
  }

  /** Trials whose status says how far they are. */
  private long shown() {
    return client.resources(AutoFTTrial.class).list().getItems().stream()
        .filter(trial -> trial.getStatus() != null && trial.getStatus().progress() != null)
        .count();
  }

  /** Of trials and studies, so far. */
  private double writes() {
    return ApiCalls.of(
        client,
        line ->
            (line.contains("verb=\"PUT\"") || line.contains("verb=\"PATCH\""))
                && (line.contains("resource=\"autofttrials\"")
                    || line.contains("resource=\"autoftstudies\"")));
  }

  /** Gives a Job a pod that is ready, and lets it run. */
  private final class Kubelet implements Watcher<Job> {

    @Override
    public void eventReceived(Action action, Job job) {
      if (action == Action.ADDED) {
        kubelets.execute(() -> run(job));
      }
    }

    private void run(Job job) {
      cluster.step(job);
      client.resource(cluster.pod(job).orElseThrow()).editStatus(ProgressBenchmark::ready);
      running.incrementAndGet();
    }

    @Override
    public void onClose(WatcherException cause) {
      System.err.println(cause.getMessage());
    }
  }

  private static Pod ready(Pod pod) {
    return new PodBuilder(pod)
        .editStatus()
        .addNewCondition()
        .withType("Ready")
        .withStatus("True")
        .endCondition()
        .endStatus()
        .build();
  }
}
