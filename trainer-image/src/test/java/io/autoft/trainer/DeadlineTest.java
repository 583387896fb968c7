package io.autoft.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeadlineTest {

  private final AtomicInteger passed = new AtomicInteger();

  @Test
  void actsOnceItsTimeHasPassed() throws Exception {
    var acted = new CountDownLatch(1);

    try (var deadline = Deadline.after(Duration.ZERO, acted::countDown)) {
      assertThat(deadline).isNotNull();
      assertThat(acted.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void doesNotActOnceItIsClosed() throws Exception {
    var first = Deadline.after(Duration.ofMillis(50), passed::incrementAndGet);
    first.close();

    var second = Deadline.after(Duration.ofMinutes(1), passed::incrementAndGet);
    Thread.sleep(200);
    second.close();

    assertThat(passed).hasValue(0);
  }

  @Test
  void isClosedOnlyWhenAnActionThatHasBegunIsOver() throws Exception {
    var begun = new CountDownLatch(1);
    var deadline =
        Deadline.after(
            Duration.ZERO,
            () -> {
              begun.countDown();
              pause();
              passed.incrementAndGet();
            });
    begun.await();

    deadline.close();

    assertThat(passed).hasValue(1);
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted in the middle of its action", e);
    }
  }
}
