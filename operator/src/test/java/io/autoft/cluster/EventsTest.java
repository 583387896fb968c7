package io.autoft.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EventsTest {

  @Test
  void aNoteThatIsShortEnoughStaysAsItIs() {
    assertThat(Events.cut("no folder /mnt/claims/wildlife"))
        .isEqualTo("no folder /mnt/claims/wildlife");
  }

  @Test
  void aNoteIsCutByBytesNotByCharacters() {
    var cut = Events.cut("豹".repeat(500));

    assertThat(cut.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(990, 1000);
    assertThat(cut).matches("豹+");
  }

  @Test
  void aCharacterOfTwoHalvesIsNotCutInTwo() {
    var cut = Events.cut("x" + "\uD83D\uDC06".repeat(400));

    assertThat(cut).matches("x(\uD83D\uDC06)+");
  }
}
