package io.autoft.cli.local;

import static io.autoft.cli.local.RunFixture.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.cli.Autoft;
import io.autoft.cli.json.ApiJson;
import io.autoft.cli.stored.StoredStudy;
import io.autoft.cli.stored.StudyFolder;
import io.autoft.testing.Document;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that look at a study, as somebody in a shell sees them. */
class CommandsIT {

  @TempDir private static Path root;
  private static String one;
  private static String other;

  private record Said(int exitCode, String out, String err) {}

  @BeforeAll
  static void run() throws Exception {
    var first = new RunFixture(Files.createDirectory(root.resolve("one")));
    first.fault(3, "fail TimeLimit").run(STUDY);
    one = first.folder().root().toString();
    var second = new RunFixture(Files.createDirectory(root.resolve("other")));
    second.run(Document.of(STUDY).with("spec.search.seed", "8").root().toString());
    other = second.folder().root().toString();
  }

  @Test
  void printsTheResult() {
    assertThat(said("result", one).out()).contains("Its learned objective:");
    assertThat(said("result", "--json", one).out()).contains("\"stage\" : \"Complete\"");
  }

  @Test
  void writesAPageToLookAt() throws Exception {
    var file = root.resolve("page.html");

    assertThat(said("report", one, "--output", file.toString()))
        .isEqualTo(new Said(0, file.toUri() + "\n", ""));
    assertThat(file)
        .content()
        .startsWith("<!doctype html>")
        .contains("<title>wildlife - AutoFT study</title>", "1 trial failed and 0 diverged.");
    assertThat(said("report", one, "-o", "-").out()).startsWith("<!doctype html>");
    assertThat(
            said("report", one, "-o", root.resolve("new/folder/page.html").toString()).exitCode())
        .isZero();
    assertThat(root.resolve("new/folder")).isDirectoryContaining("glob:**/page.html");
    var below = file.resolve("page.html");
    assertThat(said("report", one, "-o", below.toString()))
        .satisfies(said -> assertThat(said.exitCode()).isEqualTo(3))
        .satisfies(said -> assertThat(said.err()).startsWith(below + " cannot be written: "));
  }

  /** Some languages have digits of their own, which no program reads in a file. */
  @Test
  void writesNoLanguagesDigits() throws Exception {
    var persian =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.language=fa",
                "-Duser.country=IR",
                "-cp",
                System.getProperty("java.class.path"),
                Autoft.class.getName(),
                "watch",
                one)
            .start();

    assertThat(new String(persian.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains(" s  Complete, trials 6/6")
        .doesNotContainPattern("[\\p{Nd}&&[^0-9]]");
    assertThat(persian.waitFor()).isZero();
  }

  @Test
  void completesCommandsInAShell() {
    assertThat(said("completion").out())
        .contains("complete -F _complete_autoft")
        .contains("replay");
    assertThat(said("generate-completion").out()).isEqualTo(said("completion").out());
  }

  @Test
  void replaysTheProposals() throws Exception {
    assertThat(said("replay", one)).isEqualTo(new Said(0, "7 proposals come out the same\n", ""));

    var copy = root.resolve("changed");
    Files.createDirectories(copy.resolve("trials"));
    for (var file : new StudyFolder(Path.of(one)).trials()) {
      var name = "trials/%s.json".formatted(file.name());
      var text = Files.readString(Path.of(one).resolve(name));
      Files.writeString(
          copy.resolve(name),
          file.spec().number() == 6
              ? text.replaceFirst("\"weightDecay\" : [0-9.E-]+", "\"weightDecay\" : 0.25")
              : text);
    }
    Files.copy(Path.of(one).resolve(StoredStudy.FILE), copy.resolve(StoredStudy.FILE));
    var changed = said("replay", copy.toString());
    assertThat(changed.exitCode()).isEqualTo(1);
    assertThat(changed.out()).contains("trial 6: weightDecay is recorded as 0.25 and computed as");
  }

  @Test
  void exportsTheTrials() {
    var lines = said("export", one).out().lines().toList();

    assertThat(lines).hasSize(10);
    assertThat(lines.get(0))
        .startsWith("number,purpose,baseline,state,score,standardError,seconds,attempts");
    assertThat(lines.get(1)).startsWith("0,Baseline,ZeroShot,Scored,0.");
    assertThat(lines.get(4)).startsWith("3,Search,,Failed,,,");
    assertThat(said("export", "--format", "hparams", one).out()).contains("\"lossw_ce\"");
    assertThat(said("export", "--format", "optuna", one).out().lines())
        .startsWith(
            "{\"op_code\":0,\"worker_id\":\"autoft\",\"study_name\":\"wildlife\","
                + "\"directions\":[2]}");
  }

  @Test
  void exportsToAFile() throws Exception {
    var file = root.resolve("trials.parquet");

    assertThat(said("export", "-o", "parquet", one, "--to", file.toString()))
        .isEqualTo(new Said(0, "", ""));
    assertThat(Files.readAllBytes(file)).startsWith("PAR1".getBytes(StandardCharsets.US_ASCII));
    assertThat(said("export", "-o", "parquet", one).err()).startsWith("--to is needed: ");
    var nowhere = file.resolve("trials.csv");
    assertThat(said("export", one, "--to", nowhere.toString()).err())
        .startsWith(nowhere + " cannot be written: ");
  }

  /** As kubectl prints it. */
  @Test
  void readsAStudyInAFile() throws Exception {
    var folder = new StudyFolder(Path.of(one));
    var items = ApiJson.MAPPER.createObjectNode();
    var list = items.put("kind", "List").putArray("items");
    list.add(folder.study().orElseThrow().object());
    for (var trial : folder.trials()) {
      list.add(ApiJson.MAPPER.readTree(trial.json()));
    }
    var file = Files.writeString(root.resolve("wildlife.json"), items.toString());

    assertThat(said("export", file.toString())).isEqualTo(said("export", one));
    assertThat(said("replay", file.toString())).isEqualTo(said("replay", one));
    assertThat(said("compare", one, file.toString()).out()).doesNotContain("warning");
    assertThat(said("result", root.resolve("none.json").toString()))
        .isEqualTo(new Said(3, "", "there is no file %s/none.json\n".formatted(root)));
  }

  @Test
  void saysThatThereIsNoTrackingServer() {
    assertThat(said("export", "-o", "mlflow", one, "--to", "http://127.0.0.1:1").err())
        .startsWith("http://127.0.0.1:1/api/2.0/mlflow/ cannot be reached: ");
    assertThat(said("export", "-o", "mlflow", one, "--to", "trials.csv"))
        .isEqualTo(
            new Said(
                3,
                "",
                "trials.csv is no address of a tracking server; it has to begin with http:// or"
                    + " https://\n"));
  }

  @Test
  void comparesStudies() {
    assertThat(said("compare", one, other).out().lines())
        .anyMatch(line -> line.matches("warning: .* differ in search.seed: their scores may be .*"))
        .anyMatch(line -> line.matches(" +search.seed +7 +8"))
        .anyMatch(line -> line.matches(" +trials +6/6 +6/6"));
    assertThat(said("compare", one, other, one).out().lines())
        .anyMatch(line -> line.matches(" +search.seed +7 +8 +7"));
    assertThat(said("compare", one).exitCode()).isEqualTo(2);
  }

  @Test
  void printsTheLogOfATrial() {
    assertThat(said("logs", one, "3").out()).isEqualTo("runs wildlife-0003\n");
    assertThat(said("logs", one, "77"))
        .isEqualTo(new Said(3, "", "trial wildlife-0077 has no log\n"));
  }

  @Test
  void watchesToTheEnd() {
    assertThat(said("watch", one).out())
        .startsWith("   0 s  Complete, trials 6/6, best 0.")
        .contains("failed 1", "Its learned objective:");
  }

  @Test
  void validatesAFile() throws Exception {
    var file =
        Files.writeString(root.resolve("study.yaml"), STUDY.replace("\"seed\":7", "\"seed\":-7"));

    assertThat(said("validate", file.toString()).err())
        .startsWith("spec.search.seed: Invalid value: -7: ");
    assertThat(said("validate", root.resolve("none.yaml").toString()))
        .isEqualTo(new Said(3, "", "there is no file %s/none.yaml\n".formatted(root)));
  }

  @Test
  void saysWhatARunWouldDo() throws Exception {
    var file = Files.writeString(root.resolve("plan.yaml"), STUDY);
    var plan = said("run", file.toString(), "--dry-run", "--set", "budget.trials=20");

    assertThat(plan.exitCode()).isZero();
    assertThat(plan.out()).contains("20 trials of 50 steps", "0000 Baseline ZeroShot");
    assertThat(root.resolve("autoft")).doesNotExist();
    assertThat(said("run", file.toString(), "--dry-run", "--set", "budget.trails=2").err())
        .isEqualTo("unknown field \"spec.budget.trails\"\n");
    assertThat(said("run", file.toString(), "--set", "a..b=2").exitCode()).isEqualTo(2);
    assertThat(said("run", file.toString(), "--dry-run", "-p", "0").err())
        .startsWith(
            "--parallelism is 0; it must be from 1 to 2, the study's parallelism. For more");
    assertThat(said("run", file.toString(), "--dry-run", "-p", "3").err())
        .contains("For more: --set parallelism=3");
  }

  @Test
  void wantsAStudy() {
    assertThat(said("result", root.resolve("none").toString()).err())
        .isEqualTo(
            "there is no study in the folder %s/none; autoft run makes one\n".formatted(root));
    assertThat(said().exitCode()).isEqualTo(2);
  }

  private static Said said(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        Autoft.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Said(code, out.toString(), err.toString());
  }
}
