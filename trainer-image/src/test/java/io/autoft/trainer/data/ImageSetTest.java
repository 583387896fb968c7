package io.autoft.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImageSetTest {

  @Test
  void hasAChecksumOfItsImagesAndLabelsInTheirOrder() {
    long sum = set(5, 0, 1).checksum();

    assertThat(set(5, 0, 1).checksum()).isEqualTo(sum);
    assertThat(set(6, 0, 1).checksum()).as("another pixel").isNotEqualTo(sum);
    assertThat(set(5, 1, 0).checksum()).as("other labels").isNotEqualTo(sum);
    assertThat(set(5, 0, 0).checksum()).as("another label").isNotEqualTo(sum);
  }

  @Test
  void hasAChecksumOfItsGroupsAndTexts() {
    var plain = set(5, 0, 1);

    assertThat(
            List.of(
                plain.checksum(),
                with(plain, plain.classNames(), groups(0, 1)).checksum(),
                with(plain, plain.classNames(), groups(1, 0)).checksum(),
                with(plain, List.of("cat", "hound"), Optional.empty()).checksum()))
        .doesNotHaveDuplicates();
  }

  private static Optional<Groups> groups(int... ofImage) {
    return Optional.of(new Groups(List.of("day", "night"), ofImage));
  }

  private static ImageSet with(ImageSet set, List<String> names, Optional<Groups> groups) {
    return new ImageSet(
        set.name(),
        set.images(),
        set.labels(),
        names,
        set.promptTemplates(),
        set.scored(),
        groups,
        set.choice());
  }

  /** Two images of a pixel. */
  private static ImageSet set(int first, int... labels) {
    var images = new Images.InMemory(1, new byte[] {(byte) first, 0, 0, 9, 9, 9});
    return ImageSet.of("train", images, labels, List.of("cat", "dog"), List.of());
  }
}
