package io.autoft.trainer;

import io.autoft.contract.ExitCode;

/**
 * How the process ends. SIGTERM (a deleted pod) ends it at once, in the middle of whatever it does
 * and without a report: a disruption is no result. Once there is a report, the signal only hurries
 * the end that it stands for. The JVM answers the signal with its shutdown hooks, so the hook tells
 * its own exit from the signal.
 */
final class Termination {

  private volatile boolean finished;
  private volatile int onSignal = ExitCode.TERMINATED.code();

  Termination() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::onShutdown, "termination"));
  }

  private void onShutdown() {
    if (!finished) {
      Runtime.getRuntime().halt(onSignal);
    }
  }

  /** A report stands, which goes with this exit code. */
  void reported(int code) {
    onSignal = code;
  }

  /** Ends the process. */
  void exit(int code) {
    finished = true;
    System.exit(code);
  }
}
