package io.autoft.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autoft.contract.Reason;
import io.autoft.trainer.data.ImageSet;
import io.autoft.trainer.data.Images;
import io.autoft.trainer.data.Sharing;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.training.SharedImages.Evaluated;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedImagesTest {

  private static final ImageSet TRAIN = set("train", 1, 2, 3, 4, 5, 6, 7);

  @Test
  void refusesASetWithImagesOfTheTrainingSet() {
    var validation = refused(set("oodValidation", 20, 7, 21));
    var test = refused(set("test", 1, 2, 3, 4, 5, 6, 30));

    var shared = SharedImages.of(TRAIN, List.of(validation, test));

    assertThat(shared.remarks()).isEmpty();
    assertThatThrownBy(shared::throwIfRefused)
        .isInstanceOfSatisfying(
            TrialFailure.class, e -> assertThat(e.reason()).isEqualTo(Reason.BadConfig))
        .hasMessage(
            "oodValidation shares 1 of its 3 images with train: image 1 = image 6; test shares 6 of"
                + " its 7 images with train: image 0 = image 0, image 1 = image 1, image 2 = image"
                + " 2, image 3 = image 3, image 4 = image 4 and 1 more; take them out of one of the"
                + " two, or set options.shared of the evaluated set to Allow");
  }

  @Test
  void saysWhatASetSharesThatMay() throws Exception {
    var test = new Evaluated(set("test", 7, 8), Sharing.Allow);

    var shared = SharedImages.of(TRAIN, List.of(test));

    shared.throwIfRefused();
    assertThat(shared.remarks())
        .containsExactly("test shares 1 of its 2 images with train: image 0 = image 6");
  }

  @Test
  void saysWhatSetsShareThatAreOnlyEvaluated() throws Exception {
    var sets = List.of(refused(set("oodValidation", 20, 21)), refused(set("test", 21, 22)));

    var shared = SharedImages.of(TRAIN, sets);

    shared.throwIfRefused();
    assertThat(shared.remarks())
        .containsExactly("test shares 1 of its 2 images with oodValidation: image 0 = image 1");
  }

  @Test
  void saysWhatIsTrainedOnUnderTwoLabels() throws Exception {
    var images = set("train", 1, 2, 1, 2).images();
    var train =
        ImageSet.of("train", images, new int[] {0, 1, 1, 1}, List.of("cat", "dog"), List.of());

    var shared = SharedImages.of(train, List.of());

    shared.throwIfRefused();
    assertThat(shared.remarks())
        .containsExactly(
            "train has 1 of its 4 images with another label too: image 2 (dog) = image 0 (cat)");
  }

  @Test
  void hasNothingToSayOfImagesThatAreThereOnce() {
    var shared = SharedImages.of(TRAIN, List.of(refused(set("test", 8, 9))));

    assertThat(shared).isEqualTo(new SharedImages(List.of(), List.of()));
  }

  private static Evaluated refused(ImageSet set) {
    return new Evaluated(set, Sharing.Refuse);
  }

  /** Images of one pixel each. */
  private static ImageSet set(String name, int... pixels) {
    var bytes = new byte[pixels.length * 3];
    for (int i = 0; i < pixels.length; i++) {
      bytes[3 * i] = (byte) pixels[i];
    }
    return ImageSet.of(
        name, new Images.InMemory(1, bytes), new int[pixels.length], List.of("a"), List.of());
  }
}
