package io.autoft.shift.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrintTablesTest {

  private static final String RIVAL = "fine-tuning-tuned";
  private static final String AUTOFT = "autoft-logit-adjusted";

  @TempDir Path work;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = System.out;

  @BeforeEach
  void commit() throws IOException {
    System.setOut(new PrintStream(printed));
    Files.createDirectory(work.resolve("results"));
    Files.writeString(
        work.resolve("results/icons-long-tail.csv"),
        """
        method,seed,ensembled,validation,inDistribution,unseen,worst
        fine-tuning-tuned,0,false,0.40000,0.80000,0.30000,0.20000
        fine-tuning-tuned,1,false,0.40000,0.80000,0.31000,0.20000
        fine-tuning-tuned,0,true,0.40000,0.80000,0.30000,0.20000
        fine-tuning-tuned,1,true,0.40000,0.80000,0.31000,0.20000
        """);
  }

  @AfterEach
  void printWhereItWas() {
    System.setOut(out);
  }

  @Test
  void leavesWhatItPrintsInAFolder() throws Exception {
    run(new Run("icons-long-tail", RIVAL, 0), "Complete", "");
    run(new Run("icons-long-tail", AUTOFT, 0), "Complete", "");
    run(new Run("icons-long-tail", AUTOFT, 1), "Complete", "");
    print("results");

    assertThat(printed.toString())
        .contains("1 rows run again; largest difference to the committed ones 2.000 points")
        .contains("| autoft-logit-adjusted | 2 | 90.0 | 50.0 | 32.0 | 32.0 |")
        .contains("| autoft-logit-adjusted | +0.5 (");
    assertThat(work.resolve("results/icons-long-tail.csv"))
        .content()
        .contains("fine-tuning-tuned,0,false,0.50000,0.90000,0.32000,0.32000,0.90000,0.32000\n")
        .contains("fine-tuning-tuned,1,false,0.40000,0.80000,0.31000,0.20000,,\n")
        .contains("autoft-logit-adjusted,1,true,");
    assertThat(work.resolve("results")).isDirectoryContaining("glob:**/icons-long-tail.png");
    assertThat(work.resolve("results"))
        .isDirectoryContaining("glob:**/icons-long-tail-against-fine-tuning-tuned.png");
  }

  @Test
  void leavesOutWhatHasNotEndedAndWhatRanByAnotherProtocol() throws Exception {
    run(new Run("icons-long-tail", RIVAL, 0), "Complete", "# more\n{}\n---\n");
    run(new Run("icons-long-tail", AUTOFT, 0), "Searching", "");
    print(".");

    assertThat(printed.toString())
        .contains("icons-long-tail-fine-tuning-tuned-0 is left out: the protocol was another one")
        .doesNotContain("run again", AUTOFT);
    assertThat(work.resolve("icons-long-tail.csv"))
        .hasSameTextualContentAs(work.resolve("results/icons-long-tail.csv"));
  }

  @Test
  void drawsNoMethodThatLacksASeed() throws Exception {
    run(new Run("icons-long-tail", AUTOFT, 0), "Complete", "");
    print("results");

    assertThat(printed.toString()).contains("| autoft-logit-adjusted | 1 |");
    assertThat(work.resolve("results")).isDirectoryContaining("glob:**/icons-long-tail.png");
    assertThat(work.resolve("results")).isDirectoryNotContaining("glob:**/*-against-*");
  }

  @Test
  void leavesNothingOfAWorldWithoutResults() throws Exception {
    PrintTables.main(
        new String[] {work.toString(), work + "/results", work + "/results", "icons-all", "0,1"});

    assertThat(printed.toString()).isEmpty();
    assertThat(work.resolve("results")).isDirectoryNotContaining("glob:**/icons-all*");
  }

  private void print(String folder) throws Exception {
    PrintTables.main(
        new String[] {
          work.toString(),
          work.resolve("results").toString(),
          work.resolve(folder).toString(),
          "icons-long-tail",
          "0,1"
        });
  }

  /**
   * A run with one final training.
   *
   * @param before stands before its study file
   */
  private void run(Run run, String stage, String before) throws IOException {
    var folder = work.resolve("runs").resolve(run.name());
    Files.createDirectories(folder.resolve("trials"));
    Files.createDirectories(work.resolve("studies"));
    Files.writeString(
        work.resolve("studies/" + run.name() + ".yaml"), before + new Protocol().study(run));
    Files.writeString(
        folder.resolve("study.json"), "{\"status\": {\"stage\": \"%s\"}}".formatted(stage));
    Files.writeString(
        folder.resolve("trials/0.json"),
        """
        {"spec": {"purpose": "FinalTraining"},
         "status": {"score": 0.5, "ensemble": {"alpha": 1, "oodValidation": [0.4, 0.5]}, "tests": [
           {"name": "in-distribution", "value": 0.9}, {"name": "pixel", "value": 0.32}]}}""");
  }
}
