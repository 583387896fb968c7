package io.autoft.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.contract.DataFormat;
import io.autoft.contract.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderLayoutIT {

  private final ImageFolder folder;

  ImageFolderLayoutIT(@TempDir Path path) {
    folder = new ImageFolder(path);
  }

  @Test
  void readsAnImageFolderWithAndWithoutSplits() throws Exception {
    folder.image("train/b c/1.png", 1).image("train/a/deep/2.png", 2);
    folder.image("val/a/1.PNG", 3).text("val/a/notes.txt", "").text("val/a/.x.png", "");
    folder.image(".hidden/a/1.png", 1);

    var train = ImageFolder.open(folder.config(DataFormat.Auto, "train"));
    var val = ImageFolder.open(folder.config(DataFormat.ImageFolder, "val"));
    var flat =
        ImageFolder.open(
            new ImageFolder(folder.root().resolve("train")).config(DataFormat.ImageFolder, null));

    assertThat(train.classNames()).containsExactly("a", "b c");
    assertThat(train.labels()).containsExactly(0, 1);
    assertThat(val.classNames()).isEqualTo(train.classNames());
    assertThat(val.scored()).as("a class that a split lacks by chance").containsExactly(0, 1);
    assertThat(DemoSets.pixels(flat)).isEqualTo(DemoSets.pixels(train));
  }

  @Test
  void asksForTheSplitOfAnImageFolderThatHasSome() throws Exception {
    folder.image("train/a/1.png", 1).image("val/a/1.png", 2);
    folder.assertFailure(
        folder.config(DataFormat.ImageFolder, null),
        Reason.BadConfig,
        "set.split is missing; allowed are train, val");
    folder.text("class_names.txt", "b\n");
    folder.assertFailure(
        folder.config(DataFormat.ImageFolder, "train"),
        Reason.BadConfig,
        "set: a: this folder is no class of class_names.txt");
    Files.delete(folder.root().resolve("class_names.txt"));
    folder.text("train/a/2.webp", "");
    folder.assertFailure(
        folder.config(DataFormat.ImageFolder, "train"),
        Reason.BadConfig,
        "set: train/a/2.webp: images must be PNG or JPEG files");
    Files.createDirectories(folder.root().resolve("test/a"));
    folder.assertFailure(
        folder.config(DataFormat.ImageFolder, "test"),
        Reason.DataMissing,
        "set: the split 'test' of %s has no examples");
  }
}
