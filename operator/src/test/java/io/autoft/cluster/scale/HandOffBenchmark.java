package io.autoft.cluster.scale;

import io.autoft.cluster.Labels;
import io.autoft.testing.ApiCalls;
import io.autoft.testing.ApiServer;
import io.autoft.testing.Cluster;
import io.autoft.testing.Document;
import io.autoft.testing.OperatorProcess;
import io.autoft.testing.Studies;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How long a slot stays empty: the packaged operator runs studies on a real API server, whose Jobs
 * get pods at once and end by themselves. A hand-off is the time from the moment when a trainer's
 * report is in the API server to that when the Job of the trial that takes its slot is. Prints one
 * row of a table.
 *
 * <p>Calls are those that the API server counts for the operator: of trials, studies and events,
 * and the creation and deletion of Jobs.
 *
 * <p>Arguments: the sampler, how many studies there are, of each how many trials run at once and
 * how many there are, and how many milliseconds each takes. Where there are several studies it is
 * between half and one and a half times as long, so that not all trials end together.
 */
public final class HandOffBenchmark {

  private static final int MEMORY = 384;
  private static final int KUBELETS = 16;

  /** Until the JVM is warm; of many studies the first round of each, until all have begun. */
  private static final int LEFT_OUT = 20;

  private final Cluster cluster;
  private final int studies;
  private final long milliseconds;
  private final Random random = new Random(0);
  private final ScheduledExecutorService kubelets = Executors.newScheduledThreadPool(KUBELETS);
  private final Map<String, Moments> moments = new ConcurrentHashMap<>();
  private final AtomicInteger ended = new AtomicInteger();

  private HandOffBenchmark(Cluster cluster, int studies, long milliseconds) {
    this.cluster = cluster;
    this.studies = studies;
    this.milliseconds = milliseconds;
  }

  /** Of a study's Jobs, in nanoseconds. */
  private record Moments(Queue<Long> created, Queue<Long> ended) {

    Moments() {
      this(new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>());
    }

    /** How long the slots were empty, in milliseconds. */
    DoubleStream handOffs(int parallelism, int leftOut) {
      var starts = created.stream().sorted().toList();
      var ends = ended.stream().sorted().toList();
      return IntStream.range(leftOut, starts.size() - parallelism)
          .mapToDouble(i -> (starts.get(i + parallelism) - ends.get(i)) / 1e6);
    }
  }

  public static void main(String[] arguments) throws Exception {
    int studies = Integer.parseInt(arguments[1]);
    int parallelism = Integer.parseInt(arguments[2]);
    int trials = Integer.parseInt(arguments[3]);
    int code = 1;
    try (var client = ApiServer.get().clientOfNewNamespace()) {
      var cluster = new Cluster(client, trial -> Math.random());
      new HandOffBenchmark(cluster, studies, Long.parseLong(arguments[4]))
          .measure(client, arguments[0], parallelism, trials);
      code = 0;
    } catch (Exception e) {
      e.printStackTrace();
    }
    // The API server's threads would go on.
    System.exit(code);
  }

  private void measure(KubernetesClient client, String sampler, int parallelism, int trials)
      throws Exception {
    var operator = OperatorProcess.start(MEMORY, client.getNamespace());
    var watch = client.batch().v1().jobs().watch(new Kubelet());
    try {
      operator.awaitReady();
      double cpu = operator.cpuSeconds();
      double calls = calls(client);
      for (int number = 0; number < studies; number++) {
        cluster.create(study(sampler, parallelism, trials));
      }
      int total = studies * trials;
      while (ended.get() < total) {
        operator.check();
        Thread.sleep(100);
      }
      // What follows the last trial is its share as well.
      Thread.sleep(1_000);
      print(
          "| %s | %d | %d | %d |".formatted(sampler, studies, parallelism, milliseconds),
          parallelism,
          (calls(client) - calls) / total,
          1_000 * (operator.cpuSeconds() - cpu) / total);
    } finally {
      watch.close();
      kubelets.shutdownNow();
      operator.stop();
    }
  }

  private static Document study(String sampler, int parallelism, int trials) {
    return Studies.STUDY
        .with("spec.search.sampler", sampler)
        .with("spec.search.baselines", "[]")
        .with("spec.parallelism", Integer.toString(parallelism))
        .with("spec.budget.trials", Integer.toString(trials))
        // It takes no slot that a trial leaves: it waits for all of them.
        .without("spec.finalTraining");
  }

  private void print(String row, int parallelism, double calls, double cpu) {
    int leftOut = studies == 1 ? LEFT_OUT : parallelism;
    var handOffs =
        moments.values().stream()
            .flatMapToDouble(study -> study.handOffs(parallelism, leftOut))
            .sorted()
            .boxed()
            .toList();
    var ends = moments.values().stream().flatMap(study -> study.ended().stream()).sorted().toList();
    double seconds = (ends.get(ends.size() - 1) - ends.get(LEFT_OUT)) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%s %.0f | %.0f | %.1f | %.1f | %.0f |%n",
        row,
        percentile(handOffs, 0.5),
        percentile(handOffs, 0.99),
        (ends.size() - 1 - LEFT_OUT) / seconds,
        calls,
        cpu);
  }

  private static double percentile(List<Double> sorted, double share) {
    return sorted.get((int) (share * (sorted.size() - 1)));
  }

  private static double calls(KubernetesClient client) {
    return ApiCalls.of(client, ApiCalls::areOfTheOperator);
  }

  /** Gives a Job its pod, and ends that. */
  private final class Kubelet implements Watcher<Job> {

    @Override
    public void eventReceived(Action action, Job job) {
      if (action == Action.ADDED) {
        momentsOf(job).created().add(System.nanoTime());
        kubelets.execute(() -> run(job));
      }
    }

    private void run(Job job) {
      cluster.step(job);
      kubelets.schedule(() -> end(job), duration(), TimeUnit.MILLISECONDS);
    }

    private long duration() {
      return studies == 1 ? milliseconds : milliseconds / 2 + random.nextLong(milliseconds);
    }

    private void end(Job job) {
      cluster.step(job);
      momentsOf(job).ended().add(System.nanoTime());
      ended.incrementAndGet();
      cluster.step(job);
    }

    private Moments momentsOf(Job job) {
      return moments.computeIfAbsent(
          job.getMetadata().getLabels().get(Labels.STUDY), study -> new Moments());
    }

    @Override
    public void onClose(WatcherException cause) {
      System.err.println(cause.getMessage());
    }
  }
}
