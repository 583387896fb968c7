package io.autoft.cli.report;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.cli.stored.Epoch;
import io.autoft.testing.Document;
import io.autoft.testing.Trials;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser. */
class PageIT {

  private static final String ATTACK =
      "</script><script>document.title='attacked'</script><img src=x onerror=alert(1)>";

  private static Browser browser;

  @TempDir private Path work;

  @BeforeAll
  static void findBrowser() {
    browser = Browser.find();
  }

  @Test
  void drawsEachChart() throws Exception {
    var study =
        new ReportedStudy(STUDY)
            .run(spec -> 0.5 + 0.01 * spec.number())
            .withEpochs(
                8,
                new Epoch(1, 1.5, Map.of("idValidation.accuracy", 0.6)),
                new Epoch(2, 1.2, Map.of("idValidation.accuracy", 0.7)),
                new Epoch(3, 1.1, Map.of("idValidation.accuracy", 0.8)));
    var opened = open(new Page(study.facts()).html());

    assertThat(opened.console()).isEmpty();
    assertThat(opened.document())
        .contains("<title>wildlife - AutoFT study</title>")
        .contains("data-drawn=\"10\"");
    for (var chart :
        new String[] {
          "scores",
          "objective",
          "parallel",
          "slices",
          "epochs",
          "losses",
          "ensemble",
          "tests",
          "differences",
          "timeline"
        }) {
      assertThat(opened.shapes(chart)).as(chart).isGreaterThan(10);
    }
  }

  /** Of 3 trials, of which one has diverged, in a study without final training. */
  @Test
  void drawsWhatThereIsOfAStudyThatRuns() throws Exception {
    var study = new ReportedStudy(STUDY.with("spec.objective.metric", "CrossEntropy"));
    study.plan();
    study.scored(0, 2).scored(1, 1.5);
    study.plan();
    study.scored(2, 1.4).diverged(3);
    study.plan();
    study.scored(4, 1.6).failed(5);
    study.plan();
    var opened = open(new Page(study.facts()).html());

    assertThat(opened.console()).isEmpty();
    assertThat(opened.document()).contains("data-drawn=\"5\"");
  }

  /** What a user or a trainer wrote is shown as it is, wherever it comes out. */
  @Test
  void runsNothingThatSomebodyWrote() throws Exception {
    var study =
        new ReportedStudy(hostile()).withLogTail(ATTACK).run(spec -> 0.5 + 0.01 * spec.number());
    study.set(3, t -> Trials.failed(t.spec(), "TrainerError", ATTACK));
    var opened = open(new Page(study.facts()).html());

    assertThat(opened.console()).isEmpty();
    assertThat(opened.document())
        .contains("data-drawn=\"8\"")
        .containsPattern("<title>&lt;/script&gt;.*attacked.* - AutoFT study</title>")
        .doesNotContain("<img")
        .contains("&lt;script&gt;document.title='attacked'&lt;/script&gt;");
    assertThat(Pattern.compile("<script").matcher(opened.document()).results().count())
        .as("data, the library, and the two of the page")
        .isEqualTo(4);
  }

  private static Document hostile() {
    var text = "\"" + ATTACK + "\"";
    return STUDY
        .with("metadata.name", text)
        .with("spec.data.tests.0.name", text)
        .with("spec.data.train.split", text)
        .with("spec.trainer.image", text)
        .with("spec.trainer.jobMetadata.annotations", "{note: " + text + "}");
  }

  /** So that the console's silence means something. */
  @Test
  void aFaultOfTheScriptIsSeen() throws Exception {
    var study = new ReportedStudy(STUDY).run(spec -> 0.5 + 0.01 * spec.number());
    var html = new Page(study.facts()).html().replace("id=\"data\">{", "id=\"data\">{{");

    var opened = open(html);

    assertThat(opened.console()).isNotEmpty();
    assertThat(opened.document()).doesNotContain("data-drawn");
  }

  private Browser.Opened open(String html) throws Exception {
    return browser.open(Files.writeString(work.resolve("page.html"), html), work);
  }
}
