package io.autoft.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ShutdownTest {

  private final Shutdown shutdown = new Shutdown();

  @Test
  void passesAreMadeUntilItBegins() throws Exception {
    assertThat(shutdown.unlessBegun(() -> "made")).hasValue("made");

    shutdown.begin(new ShutdownEvent());

    assertThat(shutdown.unlessBegun(() -> "made")).isEmpty();
  }

  @Test
  void waitsForThePassesThatAreUnderWay() throws Exception {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    var underWay = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var pass =
        new Thread(
            () ->
                shutdown.unlessBegun(
                    () -> {
                      underWay.countDown();
                      await(goOn);
                      return order.add("the pass ends");
                    }));
    pass.start();
    underWay.await();
    var stop =
        new Thread(
            () -> {
              try {
                shutdown.begin(new ShutdownEvent());
                order.add("the caches are stopped");
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    stop.start();
    while (stop.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    assertThat(shutdown.unlessBegun(() -> order.add("another pass"))).isEmpty();
    goOn.countDown();
    pass.join();
    stop.join();

    assertThat(order).containsExactly("the pass ends", "the caches are stopped");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
