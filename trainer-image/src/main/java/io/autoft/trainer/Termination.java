package io.autoft.trainer;

import io.autoft.contract.ExitCode;

/**
 * How the process ends. SIGTERM (a deleted pod) ends it at once, in the middle of whatever it does
 * and without a report: a disruption is no result. The JVM answers the signal with its shutdown
 * hooks, so the hook tells its own exit from the signal.
 */
final class Termination {

  private volatile boolean finished;

  Termination() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::onShutdown, "termination"));
  }

  private void onShutdown() {
    if (!finished) {
      Runtime.getRuntime().halt(ExitCode.TERMINATED.code());
    }
  }

  /** Ends the process. */
  void exit(int code) {
    finished = true;
    System.exit(code);
  }
}
