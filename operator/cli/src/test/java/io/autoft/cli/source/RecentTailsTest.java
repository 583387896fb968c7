package io.autoft.cli.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.cli.words.CommandFailedException;
import io.autoft.testing.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecentTailsTest {

  private final ManualClock clock = new ManualClock();
  private final List<String> read = new ArrayList<>();
  private boolean refused;
  private final RecentTails tails =
      new RecentTails(
          trial -> {
            read.add(trial);
            if (refused) {
              throw new CommandFailedException("pods is forbidden");
            }
            return Optional.of(trial + ": step " + read.size());
          },
          clock);

  @Test
  void aLogIsReadOnceInTenSeconds() {
    assertThat(tails.of("a")).hasValue("a: step 1");
    clock.pass(Duration.ofSeconds(9));
    assertThat(tails.of("a")).hasValue("a: step 1");
    assertThat(tails.of("b")).hasValue("b: step 2");

    clock.pass(Duration.ofSeconds(2));
    assertThat(tails.of("a")).hasValue("a: step 3");
    assertThat(tails.of("b")).hasValue("b: step 2");
    assertThat(read).containsExactly("a", "b", "a");
  }

  @Test
  void aLogThatCannotBeReadIsNotReadMoreOften() {
    assertThat(tails.of("a")).hasValue("a: step 1");
    refused = true;
    for (int second = 0; second < 22; second++) {
      clock.pass(Duration.ofSeconds(1));
      assertThat(tails.of("a")).hasValue("a: step 1");
      assertThat(tails.of("b")).isEmpty();
    }

    assertThat(read).containsExactly("a", "b", "a", "b", "a");
  }
}
