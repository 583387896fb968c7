package io.autoft.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.TestSetReference;
import io.autoft.cli.stored.StudyFolder;
import io.autoft.testing.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command line tool as {@code examples/quickstart/run --local} builds it: processes of its own
 * launcher, with the trainer. It needs no cluster.
 */
class InstalledToolE2E {

  @TempDir private Path folder;

  @Test
  void runsTheStudyThatItSuggests() throws Exception {
    assertThat(said("init", "--model", "demo://shapes", "--train", "demo://shapes", "-w", "s.yaml"))
        .isEqualTo("wrote s.yaml; next: autoft run s.yaml\n");

    var result =
        said(
            "run",
            "s.yaml",
            "--quiet",
            "--folder=study",
            "--set=budget.trials=2",
            "--set=search.baselines=[FineTuning]",
            "--set=search.innerSteps=3",
            "--set=search.warmupSteps=1",
            "--set=confirmation=null",
            "--set=finalTraining.epochs=1",
            "--set=finalTraining.compare=[]");

    var study = new StudyFolder(folder.resolve("study"));
    var spec = study.study().orElseThrow().study().spec();
    assertThat(spec.data().oodValidation().split()).isEqualTo("ood-validation");
    assertThat(spec.data().idValidation().split()).isEqualTo("id-validation");
    assertThat(spec.data().tests()).extracting(TestSetReference::name).contains("rotated");
    assertThat(spec.search().space().baseLearningRate()).isEqualTo(3.0e-3);
    assertThat(study.trials())
        .hasSize(4)
        .allSatisfy(trial -> assertThat(trial.trial().score().getAsDouble()).isBetween(0.1, 1.0));
    assertThat(result).contains("Its learned objective:", "in-distribution", "rotated");
    assertThat(folder.resolve("autoft/shapes-models/shapes-0003")).isNotEmptyDirectory();
  }

  private String said(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Repository.path("operator/cli/target/autoft/bin/autoft").toString());
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(folder.resolve("errors").toFile())
            .start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(Repository.read(folder.resolve("errors"))).isZero();
    return said;
  }
}
