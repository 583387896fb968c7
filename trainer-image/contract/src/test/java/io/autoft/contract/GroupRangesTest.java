package io.autoft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GroupRangesTest {

  @Test
  void numbersThatFollowOneAnotherAreOneRange() {
    assertThat(GroupRanges.of(List.of("stem", "block.0", "block.1", "block.2", "head")))
        .containsExactly("stem", "block.0-2", "head");
  }

  @Test
  void aGapOrAnotherNameBeginsAnother() {
    assertThat(GroupRanges.of(List.of("block.8", "block.9", "block.10", "block.12", "text.13")))
        .containsExactly("block.8-10", "block.12", "text.13");
  }

  @Test
  void namesThatOnlyLookLikeNumbersStayAsTheyAre() {
    var odd = List.of("block.01", "block.02", "a-1", "v2", "");

    assertThat(GroupRanges.of(odd)).isEqualTo(odd);
  }

  @Test
  void expandingGivesTheGroupsBack() {
    var groups =
        Stream.of(
                Stream.of("stem"),
                Stream.iterate(0, i -> i < 40, i -> i + 1).map(i -> "block." + i),
                Stream.of("final", "head", "text"))
            .flatMap(s -> s)
            .toList();

    assertThat(GroupRanges.of(groups)).hasSize(5);
    assertThat(GroupRanges.expand(GroupRanges.of(groups))).isEqualTo(groups);
  }
}
