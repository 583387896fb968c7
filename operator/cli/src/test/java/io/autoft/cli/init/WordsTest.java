package io.autoft.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.contract.SetDescription.Count;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void saysHowManyThereAreOfEachClass() {
    assertThat(Words.of(Found.balanced(182, 1000)))
        .isEqualTo("182,000 images of 182 classes, 1,000 of each.");
    assertThat(Words.of(Found.set("train", "birds", null, 9, 12_345, 40)))
        .isEqualTo("12,394 images of 3 classes, from 9 (class0) to 12,345 (class1).");
  }

  @Test
  void saysWhichClassesAndGroupsASetHas() {
    var groups = List.of(new Count("north", 5), new Count("south", 4));

    assertThat(Words.of(Found.set("test", "birds", null, groups, 9, 0, 0)))
        .isEqualTo("9 images of 1 class, 9 of each; of 2 more there are none. 2 groups.");
  }
}
