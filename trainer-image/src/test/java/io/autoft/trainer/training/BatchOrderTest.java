package io.autoft.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchOrderTest {

  @Test
  void showsEveryExampleOnceAnEpoch() {
    var order = new BatchOrder(12, 4, 1);

    assertThat(order.batchesPerEpoch()).isEqualTo(3);
    assertThat(epoch(order))
        .containsExactlyInAnyOrder(IntStream.range(0, 12).boxed().toArray(Integer[]::new));
  }

  @Test
  void permutesAnewEveryEpoch() {
    var order = new BatchOrder(12, 4, 1);

    assertThat(epoch(order)).isNotEqualTo(epoch(order));
  }

  @Test
  void leavesOutWhatIsLessThanABatch() {
    var order = new BatchOrder(10, 4, 1);

    assertThat(order.batchesPerEpoch()).isEqualTo(2);
    assertThat(Arrays.stream(epoch(order)).distinct()).hasSize(8);
  }

  @Test
  void takesASmallSetAsOneBatch() {
    var order = new BatchOrder(3, 32, 1);

    assertThat(order.batchSize()).isEqualTo(3);
    assertThat(order.batchesPerEpoch()).isEqualTo(1);
    assertThat(order.next()).containsExactlyInAnyOrder(0, 1, 2);
  }

  @Test
  void followsFromTheSeed() {
    assertThat(epoch(new BatchOrder(12, 4, 5))).isEqualTo(epoch(new BatchOrder(12, 4, 5)));
    assertThat(epoch(new BatchOrder(12, 4, 5))).isNotEqualTo(epoch(new BatchOrder(12, 4, 6)));
  }

  @Test
  void canBeEnteredAnywhere() {
    var order = new BatchOrder(10, 4, 7);
    var batches = IntStream.range(0, 9).mapToObj(i -> order.next()).toList();

    assertThat(new BatchOrder(10, 4, 7).batch(6)).isEqualTo(batches.get(6));
    assertThat(order.batch(2)).isEqualTo(batches.get(2));
    assertThat(order.next()).isEqualTo(batches.get(3));
  }

  private static Integer[] epoch(BatchOrder order) {
    return IntStream.range(0, order.batchesPerEpoch())
        .flatMap(batch -> Arrays.stream(order.next()))
        .boxed()
        .toArray(Integer[]::new);
  }
}
