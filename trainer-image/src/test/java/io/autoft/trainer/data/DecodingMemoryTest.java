package io.autoft.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodingMemoryTest {

  private static final long BYTES = 100 << 10;

  @ParameterizedTest(name = "{1} at a time where each takes {0} KiB of 100")
  @CsvSource({"1, 8", "30, 3", "50, 2", "51, 1", "100, 1", "5000, 1"})
  void letsInAsManyAsHaveRoom(long kibibytes, int most) throws Exception {
    var memory = new DecodingMemory(BYTES);
    var now = new AtomicInteger();
    var highest = new AtomicInteger();
    var tasks = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < 40; i++) {
      tasks.add(
          () ->
              memory.with(
                  kibibytes << 10,
                  () -> {
                    highest.accumulateAndGet(now.incrementAndGet(), Math::max);
                    Thread.onSpinWait();
                    return now.decrementAndGet();
                  }));
    }
    var threads = Executors.newFixedThreadPool(8);

    for (var result : threads.invokeAll(tasks)) {
      result.get();
    }

    threads.shutdown();
    assertThat(highest.get()).isBetween(1, most);
  }

  @Test
  void triesOnceMoreAloneWhereMemoryRunsOut() throws Exception {
    var memory = new DecodingMemory(BYTES);
    var tries = new AtomicInteger();

    var result =
        memory.with(
            1,
            () -> {
              if (tries.incrementAndGet() == 1) {
                throw new OutOfMemoryError("a first time");
              }
              return "done";
            });

    assertThat(result).isEqualTo("done");
    assertThat(tries).hasValue(2);
  }

  @Test
  void givesUpWhereAnImageAloneIsTooLarge() throws Exception {
    var memory = new DecodingMemory(BYTES);
    var tries = new AtomicInteger();

    assertThatThrownBy(
            () ->
                memory.with(
                    BYTES,
                    () -> {
                      throw new OutOfMemoryError("try " + tries.incrementAndGet());
                    }))
        .isInstanceOf(OutOfMemoryError.class)
        .hasMessage("try 1");
    assertThat(memory.with(BYTES, () -> "what it took is free")).isEqualTo("what it took is free");
  }
}
