package io.autoft.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ImageIndexTest {

  private static final Images IMAGES =
      new Images.InMemory(1, new byte[] {1, 2, 3, 9, 9, 9, 1, 2, 3, -1, -2, -3});

  @Test
  void findsTheFirstEqualImage() {
    var index = new ImageIndex(IMAGES);
    var others = new Images.InMemory(1, new byte[] {-1, -2, -3, 1, 2, 4, 1, 2, 3});

    assertThat(index.find(others, 0)).hasValue(3);
    assertThat(index.find(others, 1)).isEmpty();
    assertThat(index.find(others, 2)).hasValue(0);
    assertThat(index.find(IMAGES, 2)).hasValue(0);
    assertThat(index.find(IMAGES, 1)).hasValue(1);
  }

  /** CRC-32C has 32 bits: among many images two different ones can share one. */
  @Test
  void comparesImagesWhoseChecksumsAreEqual() {
    for (int checksum : new int[] {0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      var images = new Colliding(IMAGES, checksum);

      var index = new ImageIndex(images);

      for (int i = 0; i < images.size(); i++) {
        assertThat(index.find(images, i)).hasValue(i == 2 ? 0 : i);
      }
    }
  }

  @Test
  void findsNothingWhereNothingIs() {
    assertThat(new ImageIndex(new Images.InMemory(1, new byte[0])).find(IMAGES, 0)).isEmpty();
  }

  private record Colliding(Images images, int checksum) implements Images {

    @Override
    public int size() {
      return images.size();
    }

    @Override
    public int imageSize() {
      return images.imageSize();
    }

    @Override
    public ByteBuffer get(int index) {
      return images.get(index);
    }

    @Override
    public int checksum(int index) {
      return checksum;
    }
  }
}
