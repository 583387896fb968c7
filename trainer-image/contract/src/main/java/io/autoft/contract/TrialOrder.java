package io.autoft.contract;

import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;

/**
 * What a warm trainer is asked for: one line of JSON on its standard input for each trial. It
 * answers on its standard output with {@link #answer} when the trial has ended and its report is
 * written; a trainer that ends instead has the exit code of its trial. Other lines are not for the
 * asker. When its standard input ends, a trainer ends too, with whatever it is doing.
 *
 * @param report path to which the {@link TrialReport} is written
 * @param log path of the trial's log, which is appended to
 * @param config the {@link TrialConfig} as JSON
 */
public record TrialOrder(String report, String log, String config) {

  private static final String ANSWER = "trial-exit-code ";

  public TrialOrder {
    requireNonNull(report, "report is null");
    requireNonNull(log, "log is null");
    requireNonNull(config, "config is null");
  }

  /** The order as a line, without its end. */
  public String toLine() {
    return ContractJson.write(this);
  }

  /**
   * Reads an order.
   *
   * @throws InvalidDocumentException naming the field and what is allowed
   */
  public static TrialOrder parse(String line) throws InvalidDocumentException {
    return ContractJson.read(line, TrialOrder.class, "an order of a trial");
  }

  /** The answer to an order whose trial has ended with an exit code. */
  public static String answer(int exitCode) {
    return ANSWER + exitCode;
  }

  /** The exit code in an answer; empty for a line that is none. */
  public static OptionalInt exitCode(String line) {
    return line.matches(ANSWER + "\\d{1,3}")
        ? OptionalInt.of(Integer.parseInt(line.substring(ANSWER.length())))
        : OptionalInt.empty();
  }
}
