package io.autoft.trainer;

import io.autoft.contract.ExitCode;

/**
 * How the process ends. SIGTERM (a deleted pod) ends it at once, in the middle of whatever it does
 * and without a report: a disruption is no result. Once there is a report, the signal only hurries
 * the end that it stands for. The JVM runs its shutdown hooks at a signal and at {@link #exit}; the
 * latter says first that it is no signal.
 */
final class Termination {

  private volatile boolean finished;
  private volatile int codeOnSignal = ExitCode.TERMINATED.code();

  Termination() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::onShutdown, "termination"));
  }

  private void onShutdown() {
    if (!finished) {
      Runtime.getRuntime().halt(codeOnSignal);
    }
  }

  /** From now on a signal ends the process with this exit code, at first that of a disruption. */
  void onSignal(int code) {
    codeOnSignal = code;
  }

  /** Ends the process by its own will, not by a signal. */
  void exit(int code) {
    finished = true;
    System.exit(code);
  }
}
