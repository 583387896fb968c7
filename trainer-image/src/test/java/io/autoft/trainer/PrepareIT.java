package io.autoft.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.contract.DataFormat;
import io.autoft.contract.ExitCode;
import io.autoft.trainer.data.ImageFolder;
import io.autoft.trainer.training.TrialConfigs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code prepare}, in JVMs of its own. */
class PrepareIT {

  @TempDir private Path path;

  private ImageFolder folder;

  @BeforeEach
  void start() throws IOException {
    folder = new ImageFolder(path.resolve("data"));
    var rows = new StringBuilder("path,label,group,split\n");
    for (int i = 0; i < 60; i++) {
      folder.image(i + ".png", i);
      rows.append("%d.png,%s,%s,train%n".formatted(i, i % 3 == 0 ? "cat" : "dog", i % 4));
    }
    folder.text("manifest.csv", rows.toString());
  }

  @Test
  void makesAPackAndSaysWhatIsInIt() throws Exception {
    var process = prepare("one", "--split", "train");

    assertThat(process.waitFor()).as(log("one")).isZero();
    assertThat(log("one"))
        .contains("set: format Manifest, since " + folder.root() + " has manifest.csv")
        .contains("set: 60 examples of 32 x 32\n")
        .contains("  classes: 2, from 20 (cat) to 40 (dog) examples\n")
        .contains("  groups: 4, from 15 (0) to 15 (0) examples\n")
        .contains("  image cache: " + caches().get(0));
  }

  @Test
  void canRunManyTimesAtOnce() throws Exception {
    var processes = new ArrayList<Process>();
    for (int i = 0; i < 3; i++) {
      processes.add(prepare("run" + i, "--split", "train"));
    }
    for (int i = 0; i < 3; i++) {
      assertThat(processes.get(i).waitFor()).as(log("run" + i)).isZero();
      assertThat(log("run" + i)).contains("set: 60 examples of 32 x 32\n");
    }
    assertThat(caches()).hasSize(1);
    assertThat(prepare("after", "--split", "train").waitFor()).isZero();
    assertThat(log("after")).contains("set: reads the image cache").doesNotContain("decodes");
  }

  @Test
  void preparesAllSetsOfATrialAndTellsTheProblemsOfEach() throws Exception {
    folder.text("5.png", "no image");
    var config = folder.config(DataFormat.Auto, "train");
    var trial =
        TrialConfigs.withData(config, config.withMaxExamples(3), config.withSplit("tset")).toJson();

    var process = TrainerProcess.start(path, List.of(), trial, "prepare");

    assertThat(process.waitFor()).isEqualTo(ExitCode.BAD_CONFIG.code());
    assertThat(log("."))
        .contains(
            "set: manifest.csv, line 7: 5.png: neither a PNG nor a JPEG file; onDamaged: Skip")
        .contains("set: 3 examples of 32 x 32, choice ")
        .contains("set.split is 'tset'; allowed are train\n");
  }

  @Test
  void leavesOutDamagedImagesIfAskedTo() throws Exception {
    folder.text("5.png", "no image").text("7.png", "");

    assertThat(prepare("stop", "--split", "train").waitFor())
        .isEqualTo(ExitCode.DATA_MISSING.code());
    for (var run : List.of("skip", "again")) {
      assertThat(prepare(run, "--split", "train", "--on-damaged", "Skip").waitFor())
          .as(log(run))
          .isZero();
      assertThat(log(run))
          .contains("set: 58 examples of 32 x 32, choice ")
          .contains("  left out as damaged: 2\n")
          .contains("WARN set: %s/5.png is left out: 5.png: neither a".formatted(folder.root()));
    }
    assertThat(log("again")).contains("set: reads the image cache").doesNotContain("decodes");
  }

  @Test
  void saysWhatIsRightButMayNotBeMeant() throws Exception {
    folder.text("manifest.csv", "path,label\n1.png,cat\n2.png,cat\n");
    assertThat(prepare("one class").waitFor()).as(log("one class")).isZero();
    folder.text("manifest.csv", "path,label\n1.png,cat\n2.png,dog\n1.png,dog\n");
    assertThat(prepare("two labels").waitFor()).as(log("two labels")).isZero();
    folder = new ImageFolder(path.resolve("folders"));
    folder.image("cat/1.png", 1).image("dog/1.png", 2).image("dog/@eaDir/1.png", 3);
    assertThat(prepare("system folder").waitFor()).as(log("system folder")).isZero();

    assertThat(log("one class")).contains("set: its only class is cat, so every prediction is");
    assertThat(log("two labels"))
        .contains("set: under two labels: 1.png (line 2: cat, line 4: dog)\n")
        .doesNotContain("only class");
    assertThat(log("system folder"))
        .contains("set: 1 left out as folders of a system: dog/@eaDir\n");
  }

  @Test
  void saysWhatAnOptionMustBe() throws Exception {
    assertRefused("--size", "7", "unknown option --size\nusage: prepare --source");
    assertRefused("--max-examples", "0", "--max-examples is '0'; it must be a whole number of");
    assertRefused("--sampling", "Any", "it must be one of [ClassBalanced, Random]");
    assertRefused("--on-damaged", "Warn", "it must be one of [Stop, Skip]");
    var process = TrainerProcess.start(path, List.of(), null, "prepare");
    assertThat(process.waitFor()).isEqualTo(ExitCode.BAD_CONFIG.code());
    assertThat(log(".")).contains("neither --source nor AUTOFT_TRIAL is given\nusage: prepare");
  }

  private void assertRefused(String option, String value, String message) throws Exception {
    assertThat(prepare("refused", option, value).waitFor()).isEqualTo(ExitCode.BAD_CONFIG.code());
    assertThat(log("refused")).contains(message);
  }

  private Process prepare(String name, String... options) throws IOException {
    var arguments = new ArrayList<String>();
    arguments.addAll(
        List.of("prepare", "--source", folder.root().toUri().toString(), "--image-size", "32"));
    arguments.addAll(List.of(options));
    return TrainerProcess.start(
        Files.createDirectories(path.resolve(name)),
        List.of(),
        null,
        arguments.toArray(String[]::new));
  }

  private String log(String name) throws IOException {
    return Files.readString(path.resolve(name).resolve("log"));
  }

  private List<Path> caches() throws IOException {
    try (var all = Files.list(folder.root().resolve(".autoft"))) {
      return all.filter(file -> file.toString().endsWith(".pack")).toList();
    }
  }
}
