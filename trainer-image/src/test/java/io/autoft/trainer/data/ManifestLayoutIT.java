package io.autoft.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autoft.contract.DataFormat;
import io.autoft.contract.Reason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of any columns, and what is said of tables that are wrong. */
class ManifestLayoutIT {

  private final ImageFolder folder;

  ManifestLayoutIT(@TempDir Path path) {
    folder = new ImageFolder(path);
  }

  @Test
  void readsAManifest() throws Exception {
    folder.manifest();

    var train = ImageFolder.open(folder.config(DataFormat.Manifest, "train"));
    var val = ImageFolder.open(folder.config(DataFormat.Auto, "val"));

    assertThat(train.classNames()).containsExactly("cat", "dog", "horse");
    assertThat(train.labels()).containsExactly(0, 1, 0);
    assertThat(train.groups().orElseThrow().ofImage()).containsExactly(0, 1, 1);
    assertThat(train.imageSize()).isEqualTo(8);
    assertThat(val.labels()).containsExactly(2);
    assertThat(val.scored()).containsExactly(0, 1, 2);
  }

  @Test
  void groupsByAnyColumnAndIgnoresGroupsByName() throws Exception {
    folder.manifest();

    var byCamera =
        ImageFolder.open(
            folder.config(DataFormat.Manifest, "train", "camera", List.of("7"), Map.of()));

    assertThat(byCamera.groups().orElseThrow().ofImage()).containsExactly(-1, -1, 1);
  }

  @Test
  void takesLabelsForIndicesOfNamesInAFile() throws Exception {
    folder.text("class_names.txt", "zebra\n\nant\n3\n").text("prompt_templates.txt", "one {}\n");
    folder.text("manifest.csv", "\uFEFFpath,label\r\n1.png,1\r\n2.png,3\r\n3.png,0\r\n");
    folder.image("1.png", 1).image("2.png", 2).image("3.png", 3);

    var set = ImageFolder.open(folder.config(DataFormat.Manifest, null));

    assertThat(set.classNames()).containsExactly("zebra", "ant", "3");
    assertThat(set.labels()).as("3 is a name before it is an index").containsExactly(1, 2, 0);
    assertThat(set.promptTemplates()).containsExactly("one {}");
    assertThat(set.groups()).isEmpty();
  }

  @Test
  void namesTheLinesThatAreWrong() throws Exception {
    folder.text(
        "manifest.csv", "path,label\n1.png,cat\n2.png\n,dog\n3.png,\n4.png,cat,north\n5.png,dog\n");
    folder.assertFailure(
        folder.config(DataFormat.Manifest, null),
        Reason.BadConfig,
        "set: 4 problems: manifest.csv, line 3: 1 cells; the header has 2; manifest.csv, line 4:"
            + " the cell of 'path' is empty; manifest.csv, line 5: the cell of 'label' is empty;"
            + " manifest.csv, line 6: 3 cells; the header has 2");
    folder.text("manifest.csv", "path,label\n1.png,\"cat\n2.png,dog\n");
    assertThatThrownBy(() -> ImageFolder.open(folder.config(DataFormat.Manifest, null)))
        .hasMessageStartingWith("set: " + folder.root() + "/manifest.csv ");
    Files.write(
        folder.root().resolve("manifest.csv"),
        "path,label\n1.png,é".getBytes(StandardCharsets.ISO_8859_1));
    folder.assertFailure(
        folder.config(DataFormat.Manifest, null),
        Reason.BadConfig,
        "set: %s/manifest.csv, line 2: is not UTF-8; save the file as UTF-8");
    folder.text("manifest.csv", "path,label,path\n");
    folder.assertFailure(
        folder.config(DataFormat.Manifest, null),
        Reason.BadConfig,
        "set: %s/manifest.csv, line 1: a column occurs twice in [path, label, path]");
    folder.text("manifest.csv", "");
    folder.assertFailure(
        folder.config(DataFormat.Manifest, null),
        Reason.DataMissing,
        "set: %s/manifest.csv is empty");
    folder.text("manifest.csv", "path,label\n1.png,0\n2.png,1\n");
    folder.assertFailure(
        folder.config(DataFormat.Manifest, null),
        Reason.BadConfig,
        "set: the labels of manifest.csv are numbers, and a class needs a name; name them in"
            + " class_names.txt or in classNames");
  }

  @Test
  void namesTheProblemsOfATableWhoseRowsAreAllWrong() throws Exception {
    folder.text("manifest.csv", "path,label\n1.png,cat,\n2.png,dog,\n");
    folder.assertFailure(
        folder.config(DataFormat.Manifest, null),
        Reason.BadConfig,
        "set: 2 problems: manifest.csv, line 2: 3 cells; the header has 2; manifest.csv, line 3: 3"
            + " cells; the header has 2");
    folder.text("manifest.csv", "path,label\n1.png,\n2.png,\n");
    folder.assertFailure(
        folder.config(DataFormat.Manifest, null),
        Reason.BadConfig,
        "set: 2 problems: manifest.csv, line 2: the cell of 'label' is empty; manifest.csv, line 3:"
            + " the cell of 'label' is empty");
    folder.text("manifest.csv", "path,label\n1.png,cat,\n2.png,7\n");
    folder.assertFailure(
        folder.config(DataFormat.Manifest, null),
        Reason.BadConfig,
        "set: manifest.csv, line 2: 3 cells; the header has 2");
    folder.text("manifest.csv", "path,label\n");
    folder.assertFailure(
        folder.config(DataFormat.Manifest, null),
        Reason.DataMissing,
        "set: %s/manifest.csv has no examples");
  }

  @Test
  void namesTheProblemsOfASplitWhoseRowsAreAllWrong() throws Exception {
    folder.text("manifest.csv", "path,label,split\n1.png,cat,train\n2.png,,val\n");
    folder.assertFailure(
        folder.config(DataFormat.Manifest, "val"),
        Reason.BadConfig,
        "set: manifest.csv, line 3: the cell of 'label' is empty");
    folder.text("manifest.csv", "path,label,split\n");
    folder.assertFailure(
        folder.config(DataFormat.Manifest, "val"),
        Reason.DataMissing,
        "set: the split 'val' of %s/manifest.csv has no examples");
  }

  @Test
  void namesLabelsThatAreNoClasses() throws Exception {
    folder.text("class_names.txt", "cat\ndog");
    folder.text(
        "manifest.csv",
        "path,label,caption\n1.png,cat,\"two\nlines\"\n\n2.png,horse,\"three\n\nlines\"\n3.png,2,\n");
    folder.assertFailure(
        folder.config(DataFormat.Manifest, null),
        Reason.BadConfig,
        "set: 2 problems: manifest.csv, line 5: label 'horse' is no class; the classes are cat,"
            + " dog, or their indices 0 to 1; manifest.csv, line 8: label '2' is no class; the"
            + " classes are cat, dog, or their indices 0 to 1");
    folder.text("manifest.csv", "path,label\n../1.png,cat\n/etc/passwd,dog\n");
    folder.assertFailure(
        folder.config(DataFormat.Manifest, null),
        Reason.BadConfig,
        "set: 2 problems: manifest.csv, line 2: path '../1.png' leaves the folder %s; manifest.csv,"
            + " line 3: path '/etc/passwd' leaves the folder %s");
    folder.text("manifest.csv", "path,label\na\0b.png,cat\n../1.png,cat\n");
    folder.assertFailure(
        folder.config(DataFormat.Manifest, null),
        Reason.BadConfig,
        "set: 2 problems: manifest.csv, line 2: 'a\\0b.png' cannot be a path: Nul character not"
            + " allowed; manifest.csv, line 3: path '../1.png' leaves the folder %s");
    folder.text("class_names.txt", "cat\ndog\ncat\n");
    folder.text("manifest.csv", "path,label\n1.png,cat\n");
    folder.assertFailure(
        folder.config(DataFormat.Manifest, null),
        Reason.BadConfig,
        "set: manifest.csv, line 2: label 'cat' is the name of several classes; allowed are their"
            + " indices 0, 2");
  }

  @Test
  void tellsClassesOfTheSameNameApartByTheirIndices() throws Exception {
    folder.text("class_names.txt", "cat\ndog\ncat\n");
    folder.text("manifest.csv", "path,label\n1.png,2\n2.png,dog\n3.png,0\n");
    folder.image("1.png", 1).image("2.png", 2).image("3.png", 3);
    var sets = ImageFolder.sets();

    var train = sets.open(folder.config(DataFormat.Manifest, null));
    var again = sets.like(train).open(folder.config(DataFormat.Manifest, null));

    assertThat(train.classNames()).containsExactly("cat", "dog", "cat");
    assertThat(train.labels()).containsExactly(2, 1, 0);
    assertThat(again.labels()).containsExactly(2, 1, 0);
  }

  @Test
  void keepsTheStudysClassesOfTheSameNameTogether() throws Exception {
    folder.text("manifest.csv", "path,label\n1.png,3\n2.png,3\n");
    folder.image("1.png", 1).image("2.png", 2);

    var set =
        ImageFolder.sets("cat", "dog", "ant", "cat").open(folder.config(DataFormat.Manifest, null));

    assertThat(set.labels()).containsExactly(3, 3);
    assertThat(set.scored()).containsExactly(0, 3);
  }

  @Test
  void countsProblemsBeyondTheFirstTen() throws Exception {
    var rows = new StringBuilder("path,label\n");
    IntStream.range(0, 25).forEach(i -> rows.append(i).append(".png,cat\n"));
    folder.text("manifest.csv", rows.toString());

    assertThatThrownBy(() -> ImageFolder.open(folder.config(DataFormat.Manifest, null)))
        .hasMessageStartingWith("set: 25 problems: manifest.csv, line 2: there is no file ")
        .hasMessageContaining("manifest.csv, line 11: there is no file ")
        .hasMessageEndingWith("10.png; and 15 more".replace("10.png", "9.png"));
  }
}
