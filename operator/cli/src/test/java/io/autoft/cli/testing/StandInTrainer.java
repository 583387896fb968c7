package io.autoft.cli.testing;

import io.autoft.contract.Contract;
import io.autoft.contract.ExitCode;
import io.autoft.contract.InvalidDocumentException;
import io.autoft.contract.Outcome;
import io.autoft.contract.ParameterDigest;
import io.autoft.contract.Reason;
import io.autoft.contract.TrialConfig;
import io.autoft.contract.TrialOrder;
import io.autoft.contract.TrialReport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Serves trials as the trainer does, with a score that follows from the parameters, in no time. A
 * file in its folder of faults makes one attempt of a trial go wrong; each trial that was scored is
 * a line in a file there.
 */
public final class StandInTrainer {

  /** Name of the folder of faults, which lies beside the study's. */
  public static final String FAULTS = "faults";

  /** Name of the file there with the milliseconds that each trial takes, if it takes some. */
  public static final String PACE = "pace";

  /** Name of the file with the trials that were scored. */
  public static final String SCORED = "scored.txt";

  private StandInTrainer() {}

  /** Serves until standard input ends, at which the process ends at once. */
  public static void main(String[] arguments) throws IOException {
    var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var lines = new LinkedBlockingQueue<String>();
    var server = new Thread(() -> serve(lines), "server");
    server.setDaemon(true);
    server.start();
    var line = orders.readLine();
    while (line != null) {
      lines.add(line);
      line = orders.readLine();
    }
    Runtime.getRuntime().halt(ExitCode.TERMINATED.code());
  }

  private static void serve(BlockingQueue<String> lines) {
    try {
      while (true) {
        serve(lines.take());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void serve(String line) throws IOException {
    try {
      var order = TrialOrder.parse(line);
      var config = TrialConfig.parse(order.config());
      var folder = Path.of(order.report()).getParent().getParent().resolveSibling(FAULTS);
      Files.writeString(
          Path.of(order.log()),
          "runs " + config.trial() + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      if (Files.exists(folder.resolve(PACE))) {
        sleep(Long.parseLong(Files.readString(folder.resolve(PACE))));
      }
      var report = report(config, folder, order);
      Files.writeString(Path.of(order.report()), report.toJson());
      if (report.outcome() == Outcome.Scored) {
        note(config.trial(), folder);
      }
      int code = report.reason().map(Reason::exitCode).map(c -> c.code()).orElse(0);
      System.out.println("a line of a library");
      System.out.println(TrialOrder.answer(code));
    } catch (InvalidDocumentException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void note(String trial, Path folder) throws IOException {
    Files.writeString(
        folder.resolve(SCORED),
        trial + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND,
        StandardOpenOption.SYNC);
  }

  private static TrialReport report(TrialConfig config, Path folder, TrialOrder order)
      throws IOException {
    var fault = folder.resolve(config.trial());
    var digest = ParameterDigest.of(config.parameters());
    if (!Files.exists(fault)) {
      return scored(config, digest);
    }
    var words = Files.readString(fault).strip().split(" ");
    Files.delete(fault);
    switch (words[0]) {
      case "exit" -> Runtime.getRuntime().halt(Integer.parseInt(words[1]));
      case "garbage" -> {
        Files.writeString(Path.of(order.report()), "{\"outcome\": ");
        Runtime.getRuntime().halt(Integer.parseInt(words[1]));
      }
      case "sleep" -> sleep(Long.parseLong(words[1]));
      case "fail" -> {
        return TrialReport.failed(digest, Reason.valueOf(words[1]), "as the test says");
      }
      case "other" -> {
        return scored(config, "00");
      }
      default -> throw new IllegalArgumentException(words[0]);
    }
    return scored(config, digest);
  }

  private static void sleep(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static TrialReport scored(TrialConfig config, String digest) {
    double distance = Math.log10(config.parameters().get("learningRate")) + 2.3;
    return scored(digest, 0.4 + 0.4 * Math.exp(-distance * distance) + (config.seed() % 7) * 0.01);
  }

  /** The report of a trial with a score and nothing else. */
  public static TrialReport scored(String digest, double score) {
    return new TrialReport(
        Contract.SCHEMA_VERSION,
        digest,
        Outcome.Scored,
        Optional.of(score),
        new TreeMap<>(),
        Optional.empty(),
        1,
        new TreeMap<>(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }
}
