package io.autoft.cli.local;

import static java.util.Objects.requireNonNull;

import io.autoft.cli.stored.StudyFolder;
import io.autoft.cli.words.CommandFailedException;
import io.autoft.contract.ExitCode;
import io.autoft.contract.TrialConfig;
import io.autoft.contract.TrialOrder;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A trainer process that serves one trial after the other, and is started again when it has ended.
 * Used by one thread at a time; only {@link #close} is called from others.
 */
final class Worker implements AutoCloseable {

  /** After these nothing of the process is to be trusted: an error of CUDA stays until its end. */
  private static final Set<ExitCode> BROKEN =
      EnumSet.of(ExitCode.TRAINER_ERROR, ExitCode.OUT_OF_MEMORY);

  private final List<String> command;
  private final Map<String, String> environment;
  private final Path log;
  private final Duration grace;
  private volatile boolean closed;
  private Optional<Connection> connection = Optional.empty();

  private record Connection(Process process, BufferedWriter orders, BufferedReader answers) {}

  /**
   * A worker that has not been started.
   *
   * @param log what it says beside its trials' logs
   * @param grace that a trial has beyond its limit, after which it hangs
   */
  Worker(List<String> command, Map<String, String> environment, Path log, Duration grace) {
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
    this.log = requireNonNull(log, "log is null");
    this.grace = requireNonNull(grace, "grace is null");
  }

  /**
   * Runs a trial to its end, or to that of the process.
   *
   * @param report where the trial's report arrives
   * @param trialLog that is appended to
   * @throws CommandFailedException if no process can be started
   */
  WorkerEnd run(TrialConfig config, Path report, Path trialLog) {
    try {
      Files.deleteIfExists(report);
      var order = new TrialOrder(report.toString(), trialLog.toString(), config.toJson());
      var hung = new AtomicBoolean();
      var process = send(order);
      var watch =
          CompletableFuture.runAsync(
              () -> {
                hung.set(true);
                process.destroyForcibly();
              },
              CompletableFuture.delayedExecutor(
                  config.timeLimitSeconds() + grace.toSeconds(), TimeUnit.SECONDS));
      try {
        int code = exitCode();
        if (ExitCode.of(code).filter(BROKEN::contains).isPresent()) {
          end();
        }
        return new WorkerEnd(code, hung.get(), StudyFolder.text(report));
      } finally {
        watch.cancel(false);
      }
    } catch (IOException e) {
      throw new CommandFailedException("no trainer can be started: " + e.getMessage(), e);
    }
  }

  /** One that has ended while it had nothing to do is started again. */
  private Process send(TrialOrder order) throws IOException {
    try {
      return write(order, connected());
    } catch (IOException e) {
      end();
      return write(order, connected());
    }
  }

  private static Process write(TrialOrder order, Connection to) throws IOException {
    to.orders().write(order.toLine());
    to.orders().newLine();
    to.orders().flush();
    return to.process();
  }

  private synchronized Connection connected() throws IOException {
    if (closed) {
      throw new CommandFailedException("the run is being stopped");
    }
    if (connection.filter(c -> c.process().isAlive()).isEmpty()) {
      var builder = new ProcessBuilder(command);
      builder.environment().putAll(environment);
      builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
      var process = builder.start();
      connection =
          Optional.of(new Connection(process, process.outputWriter(), process.inputReader()));
    }
    return connection.get();
  }

  private int exitCode() {
    var current = connection.orElseThrow();
    try {
      var line = Optional.ofNullable(current.answers().readLine());
      while (line.isPresent()) {
        var code = TrialOrder.exitCode(line.get());
        if (code.isPresent()) {
          return code.getAsInt();
        }
        line = Optional.ofNullable(current.answers().readLine());
      }
    } catch (IOException e) {
      // As with the end of its answers: the process has ended.
    }
    return awaitEnd(current.process());
  }

  private static int awaitEnd(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      return ExitCode.TERMINATED.code();
    }
  }

  private synchronized void end() {
    connection.ifPresent(c -> c.process().destroyForcibly());
    connection = Optional.empty();
  }

  /** Ends the process, with whatever it is doing. */
  @Override
  public synchronized void close() {
    closed = true;
    end();
  }
}
