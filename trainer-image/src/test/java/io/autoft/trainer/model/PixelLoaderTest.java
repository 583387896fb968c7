package io.autoft.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autoft.contract.Reason;
import io.autoft.trainer.failure.TrialFailure;
import org.junit.jupiter.api.Test;

class PixelLoaderTest {

  @Test
  void takesAsManyImagesAsItsMemoryHolds() throws TrialFailure {
    PixelLoader.requireRoom(3343, 224);

    assertThatThrownBy(() -> PixelLoader.requireRoom(3344, 224))
        .isInstanceOfSatisfying(
            TrialFailure.class, e -> assertThat(e.reason()).isEqualTo(Reason.BadConfig))
        .hasMessage(
            "search.batchSize (in a final training, finalTraining.batchSize) is 3344; of images of"
                + " 224 pixels a step takes at most 3343");
  }
}
