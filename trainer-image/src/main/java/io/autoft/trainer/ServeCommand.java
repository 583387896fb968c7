package io.autoft.trainer;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.ExitCode;
import io.autoft.contract.InvalidDocumentException;
import io.autoft.contract.TrialOrder;
import io.autoft.trainer.report.ReportFile;
import io.autoft.trainer.training.Workbench;
import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The command {@code serve}: runs one trial after the other in one process, each as its {@link
 * TrialOrder} says, and each with the report that a process of its own would give. Model, data and
 * compiled programs stay between them. Whoever ordered is gone when the orders end: then so is the
 * process, at once.
 */
final class ServeCommand {

  static final String NAME = "serve";
  static final String USAGE =
      "usage: serve                      trials as lines of JSON on standard input: report, log, config";

  private static final Logger LOG = LoggerFactory.getLogger("trainer");

  private final Workbench workbench;
  private final Clock clock;
  private final PrintStream answers;
  private final IntConsumer halt;
  private final IntConsumer onSignal;

  /**
   * A server.
   *
   * @param answers gets a line for each order
   * @param halt ends the process at once with an exit code
   * @param onSignal takes the exit code that a signal has from now on
   */
  ServeCommand(
      Workbench workbench,
      Clock clock,
      PrintStream answers,
      IntConsumer halt,
      IntConsumer onSignal) {
    this.workbench = requireNonNull(workbench, "workbench is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.answers = requireNonNull(answers, "answers is null");
    this.halt = requireNonNull(halt, "halt is null");
    this.onSignal = requireNonNull(onSignal, "onSignal is null");
  }

  /** Serves until the orders end. */
  int run(InputStream orders) {
    var queue = new LinkedBlockingQueue<String>();
    var reader = new Thread(() -> read(orders, queue), "orders");
    reader.setDaemon(true);
    reader.start();
    try {
      return serve(queue);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.TERMINATED.code();
    }
  }

  private int serve(BlockingQueue<String> lines) throws InterruptedException {
    while (true) {
      TrialOrder order;
      try {
        order = TrialOrder.parse(lines.take());
      } catch (InvalidDocumentException e) {
        LOG.error("{}", e.getMessage());
        return ExitCode.BAD_CONFIG.code();
      }
      answers.println(TrialOrder.answer(run(order)));
      answers.flush();
    }
  }

  /** On a thread of its own, since the end of the orders must be seen while a trial runs. */
  private void read(InputStream orders, BlockingQueue<String> queue) {
    var reader = new BufferedReader(new InputStreamReader(orders, StandardCharsets.UTF_8));
    try {
      var line = Optional.ofNullable(reader.readLine());
      while (line.isPresent()) {
        queue.add(line.get());
        line = Optional.ofNullable(reader.readLine());
      }
    } catch (IOException e) {
      LOG.debug("no more orders", e);
    }
    halt.accept(ExitCode.TERMINATED.code());
  }

  /** The trial's log is its own file; what native code says goes where the process's does. */
  private int run(TrialOrder order) {
    var shared = System.err;
    try (var log = new PrintStream(new FileOutputStream(order.log(), true), true)) {
      System.setErr(log);
      return new TrialProcess(
              new ReportFile(Path.of(order.report())), workbench, clock, halt, onSignal)
          .run(order.config());
    } catch (IOException e) {
      LOG.error("the log cannot be written: {}", e.toString());
      return ExitCode.TRAINER_ERROR.code();
    } finally {
      System.setErr(shared);
    }
  }
}
