package io.autoft.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.cli.Autoft;
import io.autoft.cli.admission.Admission.Admitted;
import io.autoft.cli.admission.StudyAdmission;
import io.autoft.contract.DataFormat;
import io.autoft.contract.DataSetConfig;
import io.autoft.contract.Description;
import io.autoft.contract.DescriptionRequest;
import io.autoft.contract.MemoryEstimate;
import io.autoft.contract.ModelDescription;
import io.autoft.contract.Precision;
import io.autoft.contract.SetDescription;
import io.autoft.contract.SetDescription.Count;
import io.autoft.trainer.Trainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command {@code init} as somebody in a shell sees it, with a process in the trainer's place.
 */
class InitIT {

  @TempDir private Path root;
  private Path model;

  private record Said(int exitCode, String out, String err) {}

  @BeforeEach
  void prepare() throws Exception {
    System.setProperty(TrainerLibraries.CLASSPATH, System.getProperty("java.class.path"));
    model = Files.createDirectory(root.resolve("model"));
    answer(0, description("birds").toJson());
  }

  @AfterEach
  void forget() {
    System.clearProperty(TrainerLibraries.CLASSPATH);
  }

  @Test
  void printsAStudyThatAClusterTakes() throws Exception {
    var said = init("--test", "night=" + root.resolve("night") + "#test");

    assertThat(said.exitCode()).as(said.err()).isZero();
    var study = (Admitted) StudyAdmission.admit(said.out());
    assertThat(study.name()).isEqualTo("birds");
    assertThat(study.spec().data().train().source()).isEqualTo("file://%s/birds".formatted(root));
    assertThat(study.spec().finalTraining().output())
        .isEqualTo("file://%s/autoft/birds-models".formatted(Path.of("").toAbsolutePath()));
    assertThat(request().sets())
        .containsExactly(
            DataSetConfig.of("train", "file://%s/birds".formatted(root)),
            DataSetConfig.of("oodValidation", "file://%s/sketches".formatted(root)),
            DataSetConfig.of("night", "file://%s/night".formatted(root)).withSplit("test"));
  }

  @Test
  void namesClaims() {
    var said =
        init("--claim", "data=" + root, "--output", root.resolve("out").toString(), "--name", "me");

    var study = (Admitted) StudyAdmission.admit(said.out());
    assertThat(study.name()).isEqualTo("me");
    assertThat(study.spec().data().oodValidation().source()).isEqualTo("pvc://data/sketches");
    assertThat(study.spec().finalTraining().output()).isEqualTo("pvc://data/out");
  }

  /** Which the machine that the file is written on does not have. */
  @Test
  void writesForAClusterWithGpus() {
    var said = init("--gpus", "4", "--image", "registry.example.com/trainer:1.0");

    var spec = ((Admitted) StudyAdmission.admit(said.out())).spec();
    assertThat(spec.trainer().image()).isEqualTo("registry.example.com/trainer:1.0-gpu");
    assertThat(spec.trainer().resources().getLimits()).containsKey("nvidia.com/gpu");
    assertThat(spec.model().precision()).isEqualTo(Precision.BF16);
    assertThat(spec.parallelism()).isEqualTo(4);

    var without = ((Admitted) StudyAdmission.admit(init("--gpus", "0").out())).spec();
    assertThat(without.trainer().image()).startsWith("ghcr.io/autoft/trainer:").doesNotEndWith("u");
    assertThat(init("--gpus", "-2").err()).startsWith("--gpus -2: 0 or more");
  }

  @Test
  void writesNoFileTwice() throws Exception {
    var file = root.resolve("study.yaml");
    var arguments = new String[] {"--write", file.toString(), "--claim", "data=" + root};

    assertThat(init(arguments).out())
        .isEqualTo("wrote %s; next: autoft run %s --claim data=%s\n".formatted(file, file, root));
    Files.writeString(file, "edited");
    assertThat(init(arguments))
        .isEqualTo(
            new Said(3, "", "there is a file %s; --force takes its place\n".formatted(file)));
    assertThat(file).hasContent("edited");
    assertThat(init("--force", "--write", file.toString()).exitCode()).isZero();
    assertThat(Files.readString(file)).contains("kind: AutoFTStudy");
  }

  @Test
  void wantsOtherNamesForTests() {
    var said = init("--test", "train=" + root);

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err())
        .startsWith(
            "--test train=..: [train, oodValidation, idValidation] are the names of the other sets");
  }

  @Test
  void passesTheTrainersMessageOn() throws Exception {
    answer(65, "train: there is no folder /none");

    assertThat(init()).isEqualTo(new Said(3, "", "train: there is no folder /none\n"));
  }

  @Test
  void saysWhatEndedATrainerThatDidNotAnswer() throws Exception {
    answer(71, "");

    assertThat(init()).isEqualTo(new Said(3, "", "the trainer ended with 71: \n"));
    answer(0, "{\"model\": ");
    assertThat(init().err()).startsWith("the trainer cannot be asked: not a description: ");
  }

  @Test
  void writesNothingThatAClusterWouldRefuse() throws Exception {
    answer(0, description("my%20birds").toJson());
    var file = root.resolve("study.yaml");

    var said = init("--write", file.toString());

    assertThat(said.exitCode()).isEqualTo(3);
    assertThat(said.err()).contains("spec.data.train", "source must be demo://name");
    assertThat(file).doesNotExist();
  }

  private Description description(String folder) {
    return new Description(
        new ModelDescription(
            "file://" + model, 224, 151_277_313, "F32", new MemoryEstimate(1 << 30, 1, 1)),
        List.of(set("train", folder), set("oodValidation", "sketches"), set("night", "night")));
  }

  private SetDescription set(String name, String folder) {
    return new SetDescription(
        name,
        "file://%s/%s".formatted(root, folder),
        DataFormat.ImageFolder,
        Optional.empty(),
        List.of(new Count("robin", 50), new Count("wren", 50)),
        List.of());
  }

  private void answer(int exitCode, String text) throws IOException {
    Files.writeString(model.resolve(Trainer.EXIT_CODE), Integer.toString(exitCode));
    Files.writeString(model.resolve(Trainer.ANSWER), text);
  }

  private DescriptionRequest request() throws Exception {
    return DescriptionRequest.parse(Files.readString(model.resolve(Trainer.REQUEST)));
  }

  private Said init(String... more) {
    var arguments = new ArrayList<String>();
    arguments.addAll(List.of("init", "--model", model.toString()));
    arguments.addAll(List.of("--train", root.resolve("birds").toString()));
    arguments.addAll(List.of("--ood-validation", root.resolve("sketches").toString()));
    arguments.addAll(List.of(more));
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        Autoft.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments.toArray(String[]::new));
    return new Said(code, out.toString(), err.toString());
  }
}
