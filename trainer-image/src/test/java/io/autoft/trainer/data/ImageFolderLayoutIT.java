package io.autoft.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    folder.text("class_names.txt", "a\nb\na\n");
    folder.assertFailure(
        folder.config(DataFormat.ImageFolder, "train"),
        Reason.BadConfig,
        "set: a: this folder is several classes of class_names.txt");
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

  @Test
  void readsClassesThatHaveFoldersOfTheirOwn() throws Exception {
    folder.image("robin/day0/0.png", 0).image("robin/day1/1.png", 1).image("wren/day0/a/2.png", 2);

    var set = ImageFolder.open(folder.config(DataFormat.ImageFolder, null));

    assertThat(set.classNames()).containsExactly("robin", "wren");
    assertThat(set.labels()).containsExactly(0, 0, 1);
    assertThat(read(null).remarks())
        .containsExactly(
            "takes these folders for classes: robin, wren; where they are splits, one has to be"
                + " named");
  }

  @Test
  void takesTheNamesOfTheStudysClassesForClasses() throws Exception {
    folder.image("day/robin/1.png", 1).image("night/robin/1.png", 2).image("night/wren/2.png", 3);
    var config = folder.config(DataFormat.ImageFolder, null);

    assertThatThrownBy(() -> ImageFolder.sets("robin", "wren").open(config))
        .hasMessage("set.split is missing; allowed are day, night");
    assertThat(ImageFolder.sets("night", "day").open(config).labels()).containsExactly(1, 0, 0);
  }

  @Test
  void takesImagesByTheirContentWhateverTheirEnding() throws Exception {
    folder.image("robin/1.png", 1).image("robin/2.jfif", 2).image("wren/3.jpe", 3);
    folder.image("wren/4", 4).image("wren/5.image", 5).image("wren/6.gif", 6);

    var set = ImageFolder.open(folder.config(DataFormat.ImageFolder, null));

    assertThat(set.labels()).containsExactly(0, 0, 1, 1, 1, 1);
  }

  @Test
  void saysWhichFilesAreNoExamples() throws Exception {
    folder.image("robin/1.png", 1).text("robin/1.txt", "a robin").text("robin/.DS_Store", "");
    folder.text("robin/2.raw", "?").image("loose.png", 2).text("class_names.txt", "robin");

    assertThat(read(null).remarks())
        .containsExactly(
            "2 left out as files that are hidden or go with images: robin/.DS_Store, robin/1.txt",
            "2 left out that may be lost images: loose.png: in no folder of a class; robin/2.raw:"
                + " neither a PNG nor a JPEG file; more than 5 would be refused");
  }

  @Test
  void refusesAFolderThatLosesMoreThanAFewFiles() throws Exception {
    folder.image("train/robin/1.png", 1);
    for (int i = 0; i < 3; i++) {
      folder.text("train/robin/%d.raw".formatted(i), "?").image("train/%d.png".formatted(i), i);
    }
    folder.assertFailure(
        folder.config(DataFormat.ImageFolder, "train"),
        Reason.BadConfig,
        "set: 6 problems: train/0.png: in no folder of a class; train/1.png: in no folder of a"
            + " class; train/2.png: in no folder of a class; train/robin/0.raw: neither a PNG nor"
            + " a JPEG file; train/robin/1.raw: neither a PNG nor a JPEG file; train/robin/2.raw:"
            + " neither a PNG nor a JPEG file");
  }

  @Test
  void missesTheFileOfALinkThatLeadsNowhere() throws Exception {
    folder.image("robin/1.png", 1);
    Files.createSymbolicLink(folder.root().resolve("robin/2.png"), Path.of("gone.png"));

    folder.assertFailure(
        folder.config(DataFormat.ImageFolder, null),
        Reason.DataMissing,
        "set: robin/2.png: there is no file %s/robin/2.png");
  }

  private Catalogue read(String split) throws TrialFailure {
    return new ImageFolderLayout()
        .read(folder.config(DataFormat.ImageFolder, split), folder.root(), List.of());
  }
}
