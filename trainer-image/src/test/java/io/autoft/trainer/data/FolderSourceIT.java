package io.autoft.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autoft.contract.DataFormat;
import io.autoft.contract.Reason;
import io.autoft.trainer.failure.TrialFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of all layouts as data sets of a study, and what is said of those that cannot be. */
class FolderSourceIT {

  private final ImageFolder folder;

  FolderSourceIT(@TempDir Path path) {
    folder = new ImageFolder(path);
  }

  @Test
  void numbersLabelsAsTheStudyNamesThem() throws Exception {
    folder.manifest();

    var set =
        ImageFolder.sets("horse", "fish", "dog", "cat")
            .open(folder.config(DataFormat.Manifest, "train"));

    assertThat(set.classNames()).containsExactly("horse", "fish", "dog", "cat");
    assertThat(set.labels()).containsExactly(3, 2, 3);
    assertThat(set.scored()).as("there is no fish in the manifest").containsExactly(0, 2, 3);
  }

  @Test
  void scoresASetOverItsPartOfTheClasses() throws Exception {
    folder.manifest();
    var other = new ImageFolder(folder.root().resolve("elsewhere"));
    other.image("dog/1.png", 1).image("cat/1.png", 2);
    var sets = ImageFolder.sets();
    var train = sets.open(folder.config(DataFormat.Manifest, "train"));

    var test = sets.like(train).open(other.config(DataFormat.ImageFolder, null));

    assertThat(test.classNames()).isEqualTo(train.classNames());
    assertThat(test.labels()).containsExactly(0, 1);
    assertThat(test.scored()).containsExactly(0, 1);
  }

  @Test
  void saysWhatAFolderHasThatIsOfNoKnownFormat() throws Exception {
    folder.assertFailure(
        folder.config(DataFormat.Auto, null),
        Reason.BadConfig,
        "set.format is Auto, but %s has neither a table of a known name nor folders; set it to"
            + " Manifest, ImageFolder, IWildCam or FMoW");
    folder.text("manifest.csv", "").text("rgb_metadata.csv", "");
    folder.assertFailure(
        folder.config(DataFormat.Auto, null),
        Reason.BadConfig,
        "set.format is Auto, but %s has manifest.csv beside rgb_metadata.csv; set it to Manifest,"
            + " ImageFolder, IWildCam or FMoW");
  }

  @Test
  void namesWhatIsMissing() throws Exception {
    folder.assertFailure(
        new ImageFolder(folder.root().resolve("none")).config(DataFormat.Manifest, null),
        Reason.DataMissing,
        "set: there is no folder %s/none");
    folder.assertFailure(
        folder.config(DataFormat.Manifest, null),
        Reason.DataMissing,
        "set: there is no %s/manifest.csv");
    folder.manifest();
    Files.delete(folder.root().resolve("a/2.png"));
    Files.delete(folder.root().resolve("b/3.png"));
    folder.assertFailure(
        folder.config(DataFormat.Manifest, "train"),
        Reason.DataMissing,
        "set: 2 problems: manifest.csv, line 3: there is no file %s/a/2.png; manifest.csv, line 4:"
            + " there is no file %s/b/3.png");
  }

  @Test
  void namesTheFilesThatAreNoImages() throws Exception {
    folder.manifest();
    folder.text("a/1.png", "").text("a/2.png", "text");
    var png = Files.readAllBytes(folder.root().resolve("b/4.png"));
    Files.write(folder.root().resolve("b/3.png"), Arrays.copyOf(png, png.length / 2));

    assertThatThrownBy(() -> ImageFolder.open(folder.config(DataFormat.Manifest, "train")))
        .hasMessageStartingWith(
            "set: 3 problems: manifest.csv, line 2: a/1.png: the file is empty; manifest.csv, line"
                + " 3: a/2.png: neither a PNG nor a JPEG file; manifest.csv, line 4: b/3.png:"
                + " damaged: ")
        .isInstanceOfSatisfying(
            TrialFailure.class, e -> assertThat(e.reason()).isEqualTo(Reason.DataMissing));
  }

  @Test
  void namesSplitsAndColumnsThatThereAre() throws Exception {
    folder.manifest();
    folder.assertFailure(
        folder.config(DataFormat.Manifest, null),
        Reason.BadConfig,
        "set.split is missing; allowed are train, val");
    folder.assertFailure(
        folder.config(DataFormat.Manifest, "test"),
        Reason.BadConfig,
        "set.split is 'test'; allowed are train, val");
    folder.assertFailure(
        folder.config(DataFormat.Manifest, "val", "region", List.of(), Map.of()),
        Reason.BadConfig,
        "set: %s/manifest.csv, line 1: no column 'region'; there are [path, label, group, split,"
            + " caption, camera]");
    folder.assertFailure(
        folder.config(DataFormat.Manifest, "val", null, List.of("west"), Map.of()),
        Reason.BadConfig,
        "set.ignoreGroups has 'west'; the groups are north, south");
    folder.assertFailure(
        folder.config(DataFormat.Manifest, "val", null, List.of(), Map.of("size", "7")),
        Reason.BadConfig,
        "set.options has 'size'; allowed are classes, shared");
    folder.assertFailure(
        folder.config(DataFormat.Manifest, "val", null, List.of(), Map.of("shared", "Yes")),
        Reason.BadConfig,
        "set.options.shared is 'Yes'; allowed are Refuse, Allow");
    folder.assertFailure(
        folder.config(DataFormat.IWildCam, "valid"),
        Reason.BadConfig,
        "set.split is 'valid'; allowed are train, val, test, id_val, id_test");
    folder.assertFailure(
        folder.config(DataFormat.ImageFolder, null, "camera", List.of(), Map.of()),
        Reason.BadConfig,
        "set.groupColumn is 'camera'; the format ImageFolder has no columns");
  }

  @Test
  void refusesClassesThatTheStudyDoesNotHave() throws Exception {
    folder.manifest();
    var other = new ImageFolder(folder.root().resolve("elsewhere"));
    other.image("dog/1.png", 1).image("hamster/1.png", 2);

    assertThatThrownBy(
            () -> ImageFolder.sets("cat", "dog").open(other.config(DataFormat.ImageFolder, null)))
        .hasMessage("set has the classes hamster; those of the study are cat, dog");
    other.image("cat/1.png", 3);
    assertThatThrownBy(
            () ->
                ImageFolder.sets("cat", "dog", "hamster", "cat")
                    .open(other.config(DataFormat.ImageFolder, null)))
        .hasMessage(
            "set has 1 classes called 'cat', and the study 2, which cannot be told apart; give them"
                + " different names in classNames");
    assertThatThrownBy(
            () ->
                ImageFolder.sets("cat")
                    .open(
                        other.config(
                            DataFormat.ImageFolder,
                            null,
                            null,
                            List.of(),
                            Map.of("classes", "ByPosition"))))
        .hasMessage(
            "set.options.classes is ByPosition, but classNames has 1 names and the set 3 classes");
  }

  @Test
  void wantsExamplesOfEveryClassToTrainOn() throws Exception {
    folder.manifest();
    var train = folder.config(DataFormat.Manifest, "train");

    assertThatThrownBy(() -> ImageFolder.sets().openTraining(train))
        .isInstanceOfSatisfying(
            TrialFailure.class, e -> assertThat(e.reason()).isEqualTo(Reason.DataMissing))
        .hasMessage(
            "set has no examples of the classes horse; every class of the study needs some there");
    folder.image("c/5.png", 5);
    var rows = Files.readString(folder.root().resolve("manifest.csv"));
    folder.text("manifest.csv", rows + "c/5.png,horse,south,train,,8\n");
    assertThat(ImageFolder.sets().openTraining(train.withMaxExamples(1)).labels()).hasSize(1);
    assertThatThrownBy(() -> ImageFolder.sets("cat", "dog", "horse", "fish").openTraining(train))
        .hasMessageStartingWith("set has no examples of the classes fish; ");
  }
}
