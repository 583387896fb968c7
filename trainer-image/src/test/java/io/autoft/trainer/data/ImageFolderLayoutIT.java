package io.autoft.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.contract.DataFormat;
import io.autoft.contract.Reason;
import io.autoft.trainer.failure.TrialFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  @Test
  void leavesOutTheFoldersOfSystemsAndSaysSo() throws Exception {
    folder.image("robin/1.png", 1).image("wren/day1/2.png", 2);
    folder.image("robin/@eaDir/1.png/thumbnail.png", 3).image("__MACOSX/robin/._1.png", 4);
    folder.image(".ipynb_checkpoints/1.png", 5).image("wren/day1/.thumbnails/2.png", 6);
    Files.createDirectories(folder.root().resolve("lost+found"));

    var catalogue = read(null);

    assertThat(catalogue.classNames()).containsExactly("robin", "wren");
    assertThat(catalogue.examples())
        .extracting(Example::path)
        .containsExactly("robin/1.png", "wren/day1/2.png");
    assertThat(catalogue.remarks())
        .containsExactly(
            "5 left out as folders of a system: .ipynb_checkpoints, __MACOSX, lost+found,"
                + " robin/@eaDir, wren/day1/.thumbnails");
  }

  @Test
  void leavesOutTheFoldersOfSystemsBesideSplits() throws Exception {
    folder.image("train/robin/1.png", 1).image("train/@eaDir/2.png", 2);
    folder.image("val/robin/1.png", 3).image("__MACOSX/train/robin/1.png", 4);

    var catalogue = read("train");

    assertThat(catalogue.classNames()).containsExactly("robin");
    assertThat(catalogue.remarks().get(0)).endsWith(": __MACOSX, train/@eaDir");
    folder.assertFailure(
        folder.config(DataFormat.ImageFolder, null),
        Reason.BadConfig,
        "set.split is missing; allowed are train, val");
  }

  @Test
  void namesTheFoldersWithoutAnImage() throws Exception {
    folder.image("train/robin/1.png", 1).text("train/notes/todo.txt", "").text("val/notes/x", "");
    folder.image("val/robin/1.png", 2).image("val/wren/2.png", 3);
    Files.createDirectories(folder.root().resolve("train/wren"));
    Files.createDirectories(folder.root().resolve("val/new"));
    folder.assertFailure(
        folder.config(DataFormat.ImageFolder, "train"),
        Reason.BadConfig,
        "set: 2 problems: val/new: there is no PNG or JPEG file in this folder, so it is no class;"
            + " remove it, or name the classes in class_names.txt; train/notes, val/notes: there"
            + " is no PNG or JPEG file in this folder, so it is no class; remove it, or name the"
            + " classes in class_names.txt");
    folder.text("class_names.txt", "robin\nwren\nnotes\nnew\n");

    assertThat(read("train").classNames()).containsExactly("robin", "wren", "notes", "new");
  }

  private Catalogue read(String split) throws TrialFailure {
    return new ImageFolderLayout()
        .read(folder.config(DataFormat.ImageFolder, split), folder.root(), List.of());
  }
}
