package io.autoft.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autoft.contract.DataFormat;
import io.autoft.contract.DataSetConfig;
import io.autoft.contract.Metric;
import io.autoft.contract.OnDamaged;
import io.autoft.contract.Outcome;
import io.autoft.contract.Reason;
import io.autoft.contract.Sampling;
import io.autoft.contract.TrialConfig;
import io.autoft.contract.TrialReport;
import io.autoft.trainer.data.ImageCachePlaces;
import io.autoft.trainer.data.ImageFolder;
import io.autoft.trainer.failure.TrialFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole trials on image files. The demo model's tokenizer knows only its own words. */
class OwnDataIT {

  private static final List<String> CLASSES = List.of("circle", "star", "ring", "heart");

  @TempDir private Path path;

  private ImageFolder folder;

  @BeforeEach
  void start() throws IOException {
    folder = new ImageFolder(path.resolve("data"));
    for (int i = 0; i < 48; i++) {
      var name = CLASSES.get(i % 4);
      folder.image("train/%s/%d.png".formatted(name, i), i * 7);
      folder.image("shifted/%s/%d.png".formatted(name, i), i * 11);
    }
  }

  @Test
  void givesTheSameReportWithAndWithoutAnImageCache() throws Exception {
    var config =
        TrialConfigs.withData(set("train"), set("shifted").withMaxExamples(20), set("train"));

    var first = Trials.withoutSeconds(run(config, "cache-1"));
    var second = Trials.withoutSeconds(run(config, "cache-1"));
    var withoutCache = Trials.withoutSeconds(run(config, "cache-2"));

    assertThat(first.outcome()).isEqualTo(Outcome.Scored);
    assertThat(first.steps()).isEqualTo(5);
    assertThat(first.metrics())
        .containsKeys("oodValidation.choice", "oodValidation.macroF1")
        .doesNotContainKey("train.choice");
    assertThat(second).isEqualTo(first);
    assertThat(withoutCache).isEqualTo(first);
  }

  @Test
  void countsTheImagesThatWereLeftOutAsDamaged() throws Exception {
    folder.text("train/star/1.png", "no image").text("shifted/ring/2.png", "no image");
    folder.text("shifted/star/5.png", "no image");
    var config =
        TrialConfigs.withData(
            set("train").withOnDamaged(OnDamaged.Skip),
            set("shifted").withOnDamaged(OnDamaged.Skip),
            set("train").withOnDamaged(OnDamaged.Skip));

    var report = run(config, "cache");
    var again = run(config, "cache");

    assertThat(report.metrics())
        .containsEntry("train.damaged", 1.0)
        .containsEntry("oodValidation.damaged", 2.0)
        .containsKeys("train.choice", "oodValidation.choice");
    assertThat(Trials.withoutSeconds(again)).isEqualTo(Trials.withoutSeconds(report));
  }

  /** Against one class alone there is no doubt; among the four of the study there is. */
  @Test
  void scoresASetOverItsPartOfTheClasses() throws Exception {
    var stars = new ImageFolder(path.resolve("stars"));
    for (int i = 0; i < 8; i++) {
      stars.image("star/%d.png".formatted(i), i);
    }
    var onlyStars = named("oodValidation", stars.config(DataFormat.ImageFolder, null));

    var report =
        run(TrialConfigs.withData(set("train"), onlyStars, onlyStars, Metric.Accuracy), "cache");
    var amongAll = run(TrialConfigs.withData(set("train"), set("shifted"), onlyStars), "cache");

    assertThat(report.score()).contains(1.0);
    assertThat(report.metrics()).containsEntry("oodValidation.crossEntropy", 0.0);
    assertThat(amongAll.metrics().get("oodValidation.crossEntropy")).isGreaterThan(0.5);
  }

  @Test
  void scoresTheWorstGroupThatCounts() throws Exception {
    var rows = new StringBuilder("path,label,place\n");
    for (int i = 0; i < 48; i++) {
      var name = CLASSES.get(i % 4);
      rows.append("train/%s/%d.png,%s,%s%n".formatted(name, i, name, "ABC".charAt(i % 3)));
    }
    folder.text("manifest.csv", rows.toString());
    var grouped = folder.config(DataFormat.Manifest, null, "place", List.of("B", "C"), Map.of());
    var plain = set("shifted");

    var report =
        run(
            TrialConfigs.withData(
                plain, named("oodValidation", grouped), plain, Metric.WorstGroupAccuracy),
            "cache");

    var ofA = report.score().orElseThrow() * 16;
    assertThat(ofA).as("16 images are in group A").isEqualTo(Math.rint(ofA));
    assertThatThrownBy(
            () ->
                run(TrialConfigs.withData(plain, plain, plain, Metric.WorstGroupAccuracy), "cache"))
        .isInstanceOfSatisfying(
            TrialFailure.class, e -> assertThat(e.reason()).isEqualTo(Reason.BadConfig))
        .hasMessage(
            "metric is WorstGroupAccuracy, but oodValidation has no groups; name a groupColumn");
  }

  @Test
  void refusesInAPreflightATestSetWithATrainingImage() throws Exception {
    for (int i = 0; i < 4; i++) {
      folder.image("validation/star/%d.png".formatted(i), 1001 + i);
      folder.image("test/ring/%d.png".formatted(i), i < 3 ? 2001 + i : 14);
    }
    var validation = named("oodValidation", set("validation"));
    var test = named("test", set("test"));
    var config = TrialConfigs.withData(set("train"), validation, test);
    var allowed =
        TrialConfigs.withData(
            set("train"), validation, test.withOptions(Map.of("shared", "Allow")));

    assertThatThrownBy(() -> run(TrialConfigs.asPreflight(config), "cache"))
        .isInstanceOfSatisfying(
            TrialFailure.class, e -> assertThat(e.reason()).isEqualTo(Reason.BadConfig))
        .hasMessageStartingWith(
            "test shares 1 of its 4 images with train: test/ring/3.png = train/ring/2.png; take");
    assertThat(run(TrialConfigs.asPreflight(allowed), "cache").outcome()).isEqualTo(Outcome.Scored);
    assertThat(run(config, "cache").outcome()).as("no preflight").isEqualTo(Outcome.Scored);
  }

  @Test
  void refusesToTrainOnASetWithoutExamplesOfAClass() throws Exception {
    folder.image("shifted/moon/1.png", 1);
    var config = TrialConfigs.withData(set("train"), set("shifted"), set("shifted"));

    assertThatThrownBy(() -> run(config, "cache"))
        .hasMessageStartingWith("train has no examples of the classes moon; ");
  }

  private DataSetConfig set(String split) {
    var reference = folder.config(DataFormat.ImageFolder, split);
    return split.equals("shifted") ? named("oodValidation", reference) : named("train", reference);
  }

  private static DataSetConfig named(String name, DataSetConfig set) {
    return new DataSetConfig(
        name,
        set.source(),
        set.format(),
        set.split(),
        set.groupColumn(),
        set.ignoreGroups(),
        set.maxExamples(),
        set.examplesPerClass(),
        Sampling.ClassBalanced,
        set.onDamaged(),
        set.options());
  }

  private TrialReport run(TrialConfig config, String cache) throws TrialFailure {
    var places = new ImageCachePlaces(Optional.of(path.resolve(cache)), path.resolve("tmp"));
    return Trials.run(config, places);
  }
}
