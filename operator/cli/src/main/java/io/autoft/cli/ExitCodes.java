package io.autoft.cli;

import io.autoft.cli.local.RunEnd;

/** What the tool's exit codes mean; 2, for wrong arguments, is picocli's. */
final class ExitCodes {

  static final int DONE = 0;
  static final int FAILED = 1;
  static final int REFUSED = 3;
  static final int HELD_UP = 4;
  static final int STOPPED = 130;

  private ExitCodes() {}

  static int of(RunEnd end) {
    return switch (end) {
      case COMPLETE, SUSPENDED -> DONE;
      case FAILED -> FAILED;
      case REFUSED -> REFUSED;
      case HELD_UP -> HELD_UP;
      case STOPPED -> STOPPED;
    };
  }
}
