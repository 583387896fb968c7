package io.autoft.cli.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecentTailsTest {

  private final ManualClock clock = new ManualClock();
  private final List<String> read = new ArrayList<>();
  private final RecentTails tails =
      new RecentTails(
          trial -> {
            read.add(trial);
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
}
