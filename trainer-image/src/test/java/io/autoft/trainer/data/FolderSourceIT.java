package io.autoft.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autoft.contract.DataFormat;
import io.autoft.contract.DataSetConfig;
import io.autoft.contract.Reason;
import io.autoft.trainer.failure.TrialFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The four layouts, and what is said where one is not as it must be. */
class FolderSourceIT {

  private static final String MANIFEST =
      """
      path,label,group,split,caption,camera
      a/1.png,cat,north,train,"a cat, asleep",7
      a/2.png,dog,south,train,,7
      b/3.png,cat,south,train,,8
      b/4.png,horse,north,val,"one
      horse",8
      """;

  @TempDir private Path path;

  private ImageFolder folder;

  @BeforeEach
  void start() {
    folder = new ImageFolder(path);
  }

  private void writeManifest() throws IOException {
    folder.text("manifest.csv", MANIFEST);
    folder.image("a/1.png", 1).image("a/2.png", 2).image("b/3.png", 3).image("b/4.png", 4);
  }

  @Test
  void readsAManifest() throws Exception {
    writeManifest();

    var train = open(folder.config(DataFormat.Manifest, "train"));
    var val = open(folder.config(DataFormat.Auto, "val"));

    assertThat(train.classNames()).containsExactly("cat", "dog", "horse");
    assertThat(train.labels()).containsExactly(0, 1, 0);
    assertThat(train.groups().orElseThrow().ofImage()).containsExactly(0, 1, 1);
    assertThat(train.imageSize()).isEqualTo(8);
    assertThat(val.labels()).containsExactly(2);
    assertThat(val.scored()).containsExactly(0, 1, 2);
  }

  @Test
  void groupsByAnyColumnAndIgnoresGroupsByName() throws Exception {
    writeManifest();

    var byCamera =
        open(folder.config(DataFormat.Manifest, "train", "camera", List.of("7"), Map.of()));

    assertThat(byCamera.groups().orElseThrow().ofImage()).containsExactly(-1, -1, 1);
  }

  @Test
  void takesLabelsForIndicesOfNamesInAFile() throws Exception {
    folder.text("class_names.txt", "zebra\n\nant\n3\n").text("prompt_templates.txt", "one {}\n");
    folder.text("manifest.csv", "\uFEFFpath,label\r\n1.png,1\r\n2.png,3\r\n3.png,0\r\n");
    folder.image("1.png", 1).image("2.png", 2).image("3.png", 3);

    var set = open(folder.config(DataFormat.Manifest, null));

    assertThat(set.classNames()).containsExactly("zebra", "ant", "3");
    assertThat(set.labels()).as("3 is a name before it is an index").containsExactly(1, 2, 0);
    assertThat(set.promptTemplates()).containsExactly("one {}");
    assertThat(set.groups()).isEmpty();
  }

  @Test
  void numbersLabelsAsTheStudyNamesThem() throws Exception {
    writeManifest();

    var set =
        ImageFolder.sets("horse", "fish", "dog", "cat")
            .open(folder.config(DataFormat.Manifest, "train"));

    assertThat(set.classNames()).containsExactly("horse", "fish", "dog", "cat");
    assertThat(set.labels()).containsExactly(3, 2, 3);
    assertThat(set.scored()).as("there is no fish in the manifest").containsExactly(0, 2, 3);
  }

  @Test
  void scoresASetOverItsPartOfTheClasses() throws Exception {
    writeManifest();
    var other = new ImageFolder(path.resolve("elsewhere"));
    other.image("dog/1.png", 1).image("cat/1.png", 2);
    var sets = ImageFolder.sets();
    var train = sets.open(folder.config(DataFormat.Manifest, "train"));

    var test = sets.like(train).open(other.config(DataFormat.ImageFolder, null));

    assertThat(test.classNames()).isEqualTo(train.classNames());
    assertThat(test.labels()).containsExactly(0, 1);
    assertThat(test.scored()).containsExactly(0, 1);
  }

  @Test
  void readsAnImageFolderWithAndWithoutSplits() throws Exception {
    folder.image("train/b c/1.png", 1).image("train/a/deep/2.png", 2);
    folder.image("val/a/1.PNG", 3).text("val/a/notes.txt", "").text("val/a/.x.png", "");
    folder.image(".hidden/a/1.png", 1);

    var train = open(folder.config(DataFormat.Auto, "train"));
    var val = open(folder.config(DataFormat.ImageFolder, "val"));
    var flat = open(new ImageFolder(path.resolve("train")).config(DataFormat.ImageFolder, null));

    assertThat(train.classNames()).containsExactly("a", "b c");
    assertThat(train.labels()).containsExactly(0, 1);
    assertThat(val.classNames()).isEqualTo(train.classNames());
    assertThat(val.scored()).as("a class that a split lacks by chance").containsExactly(0, 1);
    assertThat(DemoSets.pixels(flat)).isEqualTo(DemoSets.pixels(train));
  }

  @Test
  void readsIWildCam() throws Exception {
    folder.text(
        "categories.csv",
        "y,category_id,name\n0,0,empty\n1,2,tayassu pecari\n99999,4,never seen\n");
    folder.text(
        "metadata.csv",
        """
        ,split,location_remapped,location,sequence_remapped,seq_id,y,category_id,datetime,filename,image_id
        0,id_val,11,300,0,x,1,2,2013-01-01 00:00:00.000,a.png,1
        1,train,11,300,0,x,0,0,2013-01-01 00:00:00.000,b.png,2
        2,train,12,301,1,y,1,2,2013-01-01 00:00:00.000,c.png,3
        """);
    folder.image("train/a.png", 1).image("train/b.png", 2).image("train/c.png", 3);

    var train = open(folder.config(DataFormat.Auto, "train"));
    var idVal = open(folder.config(DataFormat.IWildCam, "id_val"));
    var renamed =
        ImageFolder.sets("nothing", "a peccary")
            .open(
                folder.config(
                    DataFormat.IWildCam,
                    "train",
                    "seq_id",
                    List.of(),
                    Map.of("classes", "ByPosition")));

    assertThat(train.classNames()).containsExactly("empty", "tayassu pecari");
    assertThat(train.labels()).containsExactly(0, 1);
    assertThat(train.groups().orElseThrow().ofImage()).as("by camera").containsExactly(0, 1);
    assertThat(idVal.labels()).containsExactly(1);
    assertThat(renamed.classNames()).containsExactly("nothing", "a peccary");
    assertThat(renamed.labels()).containsExactly(0, 1);
  }

  /** Each original split in each period, and a sequestered row that shifts no number. */
  @Test
  void readsFmow() throws Exception {
    folder.text(
        "country_code_mapping.csv",
        "name,alpha-2,alpha-3,region\nItaly,IT,ITA,Europe\nIce,,ATA,\n");
    folder.text(
        "rgb_metadata.csv",
        """
        split,img_filename,category,country_code,timestamp
        train,x,zoo,ITA,2002-07-01T09:00:00Z
        seq,x,zoo,ITA,2012-12-31T23:59:59Z
        val,x,airport,ITA,2012-12-31T23:59:59Z
        val,x,airport,XYZ,2013-01-01T00:00:00Z
        test,x,zoo,ITA,2012-01-01T00:00:00Z
        train,x,zoo,ITA,2014-01-01T00:00:00Z
        test,x,zoo,ATA,2016-01-01T00:00:00Z
        test,x,airport,ITA,2015-12-31T23:59:59Z
        val,x,zoo,ITA,2016-01-01T00:00:00Z
        train,x,airport,ITA,2012-12-31T23:59:59Z
        test,x,airport,ITA,2017-06-01T00:00:00Z
        """);
    for (int row = 0; row < 11; row++) {
      folder.image("images/rgb_img_" + row + ".png", row);
    }
    var all = new byte[11][];
    for (int row = 0; row < 11; row++) {
      folder.image("all/x/" + (10 + row) + ".png", row);
    }
    var everything =
        open(new ImageFolder(path.resolve("all")).config(DataFormat.ImageFolder, null));
    for (int row = 0; row < 11; row++) {
      all[row] = new byte[192];
      everything.images().get(row).get(all[row]);
    }

    assertFmow("train", all, 0, 9);
    assertFmow("id_val", all, 2);
    assertFmow("id_test", all, 4);
    assertFmow("val", all, 3);
    assertFmow("test", all, 6, 10);
    var test = open(folder.config(DataFormat.Auto, "test", null, List.of("Other"), Map.of()));
    assertThat(test.classNames()).containsExactly("airport", "zoo");
    assertThat(test.labels()).containsExactly(1, 0);
    assertThat(test.groups().orElseThrow().ofImage()).containsExactly(-1, 0);
    var byYear = open(folder.config(DataFormat.FMoW, "test", "year", List.of("2017"), Map.of()));
    assertThat(byYear.groups().orElseThrow().ofImage()[1]).isEqualTo(-1);
  }

  private void assertFmow(String split, byte[][] all, int... rows) throws TrialFailure {
    var set = open(folder.config(DataFormat.FMoW, split));
    assertThat(set.size()).as(split).isEqualTo(rows.length);
    for (int i = 0; i < rows.length; i++) {
      var image = new byte[192];
      set.images().get(i).get(image);
      assertThat(image).as("%s, image %d", split, i).isEqualTo(all[rows[i]]);
    }
  }

  @Test
  void saysWhatAFolderHasThatIsOfNoKnownFormat() throws Exception {
    assertFailure(
        folder.config(DataFormat.Auto, null),
        Reason.BadConfig,
        "set.format is Auto, but %s has neither a table of a known name nor folders; set it to"
            + " Manifest, ImageFolder, IWildCam or FMoW");
    folder.text("manifest.csv", "").text("rgb_metadata.csv", "");
    assertFailure(
        folder.config(DataFormat.Auto, null),
        Reason.BadConfig,
        "set.format is Auto, but %s has manifest.csv beside rgb_metadata.csv; set it to Manifest,"
            + " ImageFolder, IWildCam or FMoW");
  }

  @Test
  void namesWhatIsMissing() throws Exception {
    assertFailure(
        new ImageFolder(path.resolve("none")).config(DataFormat.Manifest, null),
        Reason.DataMissing,
        "set: there is no folder %s/none");
    assertFailure(
        folder.config(DataFormat.Manifest, null),
        Reason.DataMissing,
        "set: there is no %s/manifest.csv");
    writeManifest();
    Files.delete(path.resolve("a/2.png"));
    Files.delete(path.resolve("b/3.png"));
    assertFailure(
        folder.config(DataFormat.Manifest, "train"),
        Reason.DataMissing,
        "set: 2 problems: manifest.csv, line 3: there is no file %s/a/2.png; manifest.csv, line 4:"
            + " there is no file %s/b/3.png");
  }

  @Test
  void namesTheFilesThatAreNoImages() throws Exception {
    writeManifest();
    folder.text("a/1.png", "").text("a/2.png", "text");
    var png = Files.readAllBytes(path.resolve("b/4.png"));
    Files.write(path.resolve("b/3.png"), Arrays.copyOf(png, png.length / 2));

    assertThatThrownBy(() -> open(folder.config(DataFormat.Manifest, "train")))
        .hasMessageStartingWith(
            "set: 3 problems: manifest.csv, line 2: a/1.png: the file is empty; manifest.csv, line"
                + " 3: a/2.png: neither a PNG nor a JPEG file; manifest.csv, line 4: b/3.png:"
                + " damaged: ")
        .isInstanceOfSatisfying(
            TrialFailure.class, e -> assertThat(e.reason()).isEqualTo(Reason.DataMissing));
  }

  @Test
  void namesSplitsAndColumnsThatThereAre() throws Exception {
    writeManifest();
    assertFailure(
        folder.config(DataFormat.Manifest, null),
        Reason.BadConfig,
        "set.split is missing; allowed are train, val");
    assertFailure(
        folder.config(DataFormat.Manifest, "test"),
        Reason.BadConfig,
        "set.split is 'test'; allowed are train, val");
    assertFailure(
        folder.config(DataFormat.Manifest, "val", "region", List.of(), Map.of()),
        Reason.BadConfig,
        "set: %s/manifest.csv, line 1: no column 'region'; there are [path, label, group, split,"
            + " caption, camera]");
    assertFailure(
        folder.config(DataFormat.Manifest, "val", null, List.of("west"), Map.of()),
        Reason.BadConfig,
        "set.ignoreGroups has 'west'; the groups are north, south");
    assertFailure(
        folder.config(DataFormat.Manifest, "val", null, List.of(), Map.of("size", "7")),
        Reason.BadConfig,
        "set.options has 'size'; allowed is classes");
    assertFailure(
        folder.config(DataFormat.IWildCam, "valid"),
        Reason.BadConfig,
        "set.split is 'valid'; allowed are train, val, test, id_val, id_test");
    assertFailure(
        folder.config(DataFormat.ImageFolder, null, "camera", List.of(), Map.of()),
        Reason.BadConfig,
        "set.groupColumn is 'camera'; the format ImageFolder has no columns");
  }

  @Test
  void namesTheLinesThatAreWrong() throws Exception {
    folder.text(
        "manifest.csv", "path,label\n1.png,cat\n2.png\n,dog\n3.png,\n4.png,cat,north\n5.png,dog\n");
    assertFailure(
        folder.config(DataFormat.Manifest, null),
        Reason.BadConfig,
        "set: 4 problems: manifest.csv, line 3: 1 cells; the header has 2; manifest.csv, line 4:"
            + " the cell of 'path' is empty; manifest.csv, line 5: the cell of 'label' is empty;"
            + " manifest.csv, line 6: 3 cells; the header has 2");
    folder.text("manifest.csv", "path,label\n1.png,\"cat\n2.png,dog\n");
    assertThatThrownBy(() -> open(folder.config(DataFormat.Manifest, null)))
        .hasMessageStartingWith("set: " + path + "/manifest.csv ");
    Files.write(
        path.resolve("manifest.csv"), "path,label\n1.png,é".getBytes(StandardCharsets.ISO_8859_1));
    assertFailure(
        folder.config(DataFormat.Manifest, null),
        Reason.BadConfig,
        "set: %s/manifest.csv is not UTF-8");
    folder.text("manifest.csv", "path,label,path\n");
    assertFailure(
        folder.config(DataFormat.Manifest, null),
        Reason.BadConfig,
        "set: %s/manifest.csv, line 1: a column occurs twice in [path, label, path]");
    folder.text("manifest.csv", "");
    assertFailure(
        folder.config(DataFormat.Manifest, null),
        Reason.DataMissing,
        "set: %s/manifest.csv is empty");
    folder.text("manifest.csv", "path,label\n");
    assertFailure(
        folder.config(DataFormat.Manifest, null),
        Reason.BadConfig,
        "set: the labels of manifest.csv are numbers, and a class needs a name; name them in"
            + " class_names.txt or in classNames");
  }

  @Test
  void namesLabelsThatAreNoClasses() throws Exception {
    folder.text("class_names.txt", "cat\ndog");
    folder.text(
        "manifest.csv",
        "path,label,caption\n1.png,cat,\"two\nlines\"\n\n2.png,horse,\"three\n\nlines\"\n3.png,2,\n");
    assertFailure(
        folder.config(DataFormat.Manifest, null),
        Reason.BadConfig,
        "set: 2 problems: manifest.csv, line 5: label 'horse' is no class; the classes are cat,"
            + " dog, or their indices 0 to 1; manifest.csv, line 8: label '2' is no class; the"
            + " classes are cat, dog, or their indices 0 to 1");
    folder.text("manifest.csv", "path,label\n../1.png,cat\n/etc/passwd,dog\n");
    assertFailure(
        folder.config(DataFormat.Manifest, null),
        Reason.BadConfig,
        "set: 2 problems: manifest.csv, line 2: path '../1.png' leaves the folder %s; manifest.csv,"
            + " line 3: path '/etc/passwd' leaves the folder %s");
    folder.text("class_names.txt", "cat\ndog\ncat\n");
    folder.text("manifest.csv", "path,label\n1.png,cat\n");
    assertFailure(
        folder.config(DataFormat.Manifest, null),
        Reason.BadConfig,
        "set: two of its classes are called 'cat'");
  }

  @Test
  void countsProblemsBeyondTheFirstTen() throws Exception {
    var rows = new StringBuilder("path,label\n");
    IntStream.range(0, 25).forEach(i -> rows.append(i).append(".png,cat\n"));
    folder.text("manifest.csv", rows.toString());

    assertThatThrownBy(() -> open(folder.config(DataFormat.Manifest, null)))
        .hasMessageStartingWith("set: 25 problems: manifest.csv, line 2: there is no file ")
        .hasMessageContaining("manifest.csv, line 11: there is no file ")
        .hasMessageEndingWith("10.png; and 15 more".replace("10.png", "9.png"));
  }

  @Test
  void refusesClassesThatTheStudyDoesNotHave() throws Exception {
    writeManifest();
    var other = new ImageFolder(path.resolve("elsewhere"));
    other.image("dog/1.png", 1).image("hamster/1.png", 2);

    assertThatThrownBy(
            () -> ImageFolder.sets("cat", "dog").open(other.config(DataFormat.ImageFolder, null)))
        .hasMessage("set has the classes hamster; those of the study are cat, dog");
    assertThatThrownBy(() -> ImageFolder.sets("cat", "dog", "cat"))
        .hasMessage("classNames has 'cat' twice");
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
            "set.options.classes is ByPosition, but classNames has 1 names and the set 2 classes");
  }

  @Test
  void asksForTheSplitOfAnImageFolderThatHasSome() throws Exception {
    folder.image("train/a/1.png", 1).image("val/a/1.png", 2);
    assertFailure(
        folder.config(DataFormat.ImageFolder, null),
        Reason.BadConfig,
        "set.split is missing; allowed are train, val");
    folder.text("class_names.txt", "b\n");
    assertFailure(
        folder.config(DataFormat.ImageFolder, "train"),
        Reason.BadConfig,
        "set: a: this folder is no class of class_names.txt");
    Files.delete(path.resolve("class_names.txt"));
    folder.text("train/a/2.webp", "");
    assertFailure(
        folder.config(DataFormat.ImageFolder, "train"),
        Reason.BadConfig,
        "set: train/a/2.webp: images must be PNG or JPEG files");
    Files.createDirectories(path.resolve("test/a"));
    assertFailure(
        folder.config(DataFormat.ImageFolder, "test"),
        Reason.DataMissing,
        "set: the split 'test' of %s has no examples");
  }

  private static ImageSet open(DataSetConfig config) throws TrialFailure {
    return ImageFolder.sets().open(config);
  }

  private void assertFailure(DataSetConfig config, Reason reason, String message) {
    assertThatThrownBy(() -> open(config))
        .hasMessage(message.replace("%s", path.toString()))
        .isInstanceOfSatisfying(TrialFailure.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
