package io.autoft.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.contract.DataFormat;
import io.autoft.contract.DataSetConfig;
import io.autoft.contract.Description;
import io.autoft.contract.DescriptionRequest;
import io.autoft.contract.ExitCode;
import io.autoft.contract.SetDescription;
import io.autoft.contract.SetDescription.Count;
import io.autoft.trainer.data.ImageFolder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code describe} on folders of all layouts, and what it says of wrong ones. */
class DescribeIT {

  private static final String DEMO = "demo://shapes";

  @TempDir private Path path;

  private ImageFolder folder;

  private record Answer(int exitCode, String text) {}

  @BeforeEach
  void start() {
    folder = new ImageFolder(path.resolve("data"));
  }

  @Test
  void saysWhatTheDemoModelIs() throws Exception {
    var model = described(DataSetConfig.of("train", DEMO).withSplit("train")).model();

    assertThat(model.imageSize()).isEqualTo(32);
    assertThat(model.parameters()).isBetween(220_000L, 240_000L);
    assertThat(model.weights()).isEqualTo("F32");
    assertThat(model.memory().perImage()).as("3 blocks x 17 tokens x 64 x 64").isEqualTo(208_896);
  }

  @Test
  void describesEverySplitOfTheDemoWorldThatHasLabels() throws Exception {
    var sets = described(DataSetConfig.of("train", DEMO)).sets();

    assertThat(sets).hasSize(15).extracting(SetDescription::name).containsOnly("train");
    assertThat(sets)
        .extracting(set -> set.split().orElseThrow())
        .startsWith("train", "id-validation")
        .doesNotContain("pretraining");
    assertThat(sets.get(0).examples()).isEqualTo(2000);
    assertThat(sets.get(0).classes()).hasSize(10).allMatch(count -> count.examples() == 200);
  }

  @Test
  void findsTheSplitsOfAnImageFolder() throws Exception {
    folder.image("train/cross/1.png", 1).image("train/cross/2.png", 2).image("train/ring/3.png", 3);
    folder.image("val/ring/4.png", 4);

    assertThat(described(config("train")).sets())
        .containsExactly(
            set("train", DataFormat.ImageFolder, "train", crossesAndRings(2, 1)),
            set("train", DataFormat.ImageFolder, "val", crossesAndRings(0, 1)));
    assertThat(folder.root().resolve(".autoft")).as("nothing is written").doesNotExist();
  }

  @Test
  void takesAFolderWithoutSplitsAsAWhole() throws Exception {
    folder.image("cross/1.png", 1).image("ring/2.png", 2);

    assertThat(described(config("train")).sets())
        .containsExactly(set("train", DataFormat.ImageFolder, null, crossesAndRings(1, 1)));
  }

  @Test
  void readsSplitsAndGroupsOfAManifest() throws Exception {
    folder.text(
        "manifest.csv",
        "path,label,group,split\na,ring,ink,train\nb,cross,ink,train\nc,ring,pencil,val\n");

    assertThat(described(config("train")).sets())
        .containsExactly(
            set("train", DataFormat.Manifest, "train", crossesAndRings(1, 1), new Count("ink", 2)),
            set(
                "train",
                DataFormat.Manifest,
                "val",
                crossesAndRings(0, 1),
                new Count("pencil", 1)));
  }

  @Test
  void readsTheSplitsOfWilds() throws Exception {
    folder
        .text("metadata.csv", "split,filename,y,location_remapped\ntrain,a,0,7\nid_val,b,1,8\n")
        .text("categories.csv", "y,name\n0,cross\n1,ring\n");
    var satellites = new ImageFolder(path.resolve("satellites"));
    satellites
        .text(
            "rgb_metadata.csv",
            """
            split,category,timestamp,country_code
            train,ring,2010-01-31,FRA
            val,cross,2014-01-31,PER
            train,cross,2014-01-31,PER
            """)
        .text("country_code_mapping.csv", "alpha-3,region\nFRA,Europe\nPER,Americas\n");

    var sets =
        described(config("train"), DataSetConfig.of("later", satellites.root().toUri().toString()))
            .sets();

    assertThat(sets)
        .extracting(set -> set.format() + " " + set.split().orElseThrow() + " " + set.groups())
        .containsExactly(
            "IWildCam train [Count[name=7, examples=1]]",
            "IWildCam id_val [Count[name=8, examples=1]]",
            "FMoW train [Count[name=Europe, examples=1]]",
            "FMoW val [Count[name=Americas, examples=1]]");
  }

  @Test
  void answersInTheWordsOfATrial() throws Exception {
    folder.image("cross/1.png", 1).image("ring/2.png", 2);
    var other = new ImageFolder(path.resolve("other"));
    other.image("star/1.png", 1);

    assertRefused(
        "/none", ExitCode.DATA_MISSING, "model: there is no folder /none", config("train"));
    assertRefused(
        DEMO,
        ExitCode.DATA_MISSING,
        "train: there is no folder /none",
        DataSetConfig.of("train", "file:///none"));
    assertRefused(
        DEMO,
        ExitCode.BAD_CONFIG,
        "oodValidation has the classes star; those of the study are cross, ring",
        config("train"),
        DataSetConfig.of("oodValidation", other.root().toUri().toString()));
    assertRefused(
        DEMO,
        ExitCode.BAD_CONFIG,
        "train.split is 'tset'; allowed are cross, ring",
        config("train").withSplit("tset"));
  }

  @Test
  void saysWhatARequestMustBe() {
    assertThat(answer("{}"))
        .isEqualTo(
            new Answer(
                ExitCode.BAD_CONFIG.code(), "not a request for a description: model is null"));
  }

  @Test
  void isACommandOfTheTrainer() throws Exception {
    var log = Files.createDirectories(path.resolve("process"));
    var process = TrainerProcess.start(log, List.of(), null, "describe");
    try (var request = process.outputWriter()) {
      request.write(
          new DescriptionRequest(DEMO, List.of(DataSetConfig.of("train", DEMO))).toJson());
    }

    assertThat(process.waitFor()).isZero();
    assertThat(Description.parse(Files.readString(log.resolve("log"))).sets()).hasSize(15);
  }

  private DataSetConfig config(String name) {
    return DataSetConfig.of(name, folder.root().toUri().toString());
  }

  private SetDescription set(
      String name, DataFormat format, String split, List<Count> classes, Count... groups) {
    return new SetDescription(
        name, config(name).source(), format, Optional.ofNullable(split), classes, List.of(groups));
  }

  private static List<Count> crossesAndRings(int crosses, int rings) {
    return List.of(new Count("cross", crosses), new Count("ring", rings));
  }

  private static Description described(DataSetConfig... sets) throws Exception {
    var answer = answer(new DescriptionRequest(DEMO, List.of(sets)).toJson());
    assertThat(answer.exitCode()).as(answer.text()).isZero();
    return Description.parse(answer.text());
  }

  private static void assertRefused(
      String model, ExitCode exitCode, String message, DataSetConfig... sets) {
    var source = model.startsWith("/") ? "file://" + model : model;
    assertThat(answer(new DescriptionRequest(source, List.of(sets)).toJson()))
        .isEqualTo(new Answer(exitCode.code(), message));
  }

  private static Answer answer(String request) {
    var out = new ByteArrayOutputStream();
    var command =
        new DescribeCommand(Clock.systemUTC(), new PrintStream(out, true, StandardCharsets.UTF_8));
    int code = command.run(new ByteArrayInputStream(request.getBytes(StandardCharsets.UTF_8)));
    return new Answer(code, out.toString(StandardCharsets.UTF_8).strip());
  }
}
