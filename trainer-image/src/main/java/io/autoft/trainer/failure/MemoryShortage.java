package io.autoft.trainer.failure;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a failure says of memory that ran out: the engine's allocators have no exception. */
public final class MemoryShortage {

  private static final Pattern WORDS =
      Pattern.compile("not enough memory|out of memory|can't allocate memory");

  private MemoryShortage() {}

  /**
   * The line that says so, without the program's text, in the middle of which it may stand.
   *
   * @return empty if it failed for another reason
   */
  public static Optional<String> in(Throwable failure) {
    return String.valueOf(failure.getMessage())
        .lines()
        .filter(line -> WORDS.matcher(line).find())
        .findFirst()
        .map(line -> line.replaceFirst("^RuntimeError: ", ""));
  }
}
