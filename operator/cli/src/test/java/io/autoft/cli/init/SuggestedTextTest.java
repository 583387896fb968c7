package io.autoft.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.Head;
import io.autoft.api.v1alpha1.LossHead;
import io.autoft.cli.admission.Admission.Admitted;
import io.autoft.cli.admission.StudyAdmission;
import io.autoft.contract.DataFormat;
import io.autoft.contract.Description;
import io.autoft.contract.Loss;
import io.autoft.contract.SetDescription;
import io.autoft.contract.SetDescription.Count;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole files, as they were read and found right, and that a cluster takes them. */
class SuggestedTextTest {

  private static final String IMAGE = "ghcr.io/autoft/trainer:1.2.3";
  private static final Machine LAPTOP = new Machine(16L << 30, 4, 0);
  private static final Machine GPUS = new Machine(512L << 30, 64, 4);

  @Test
  void suggestsAStudyOfOwnFoldersOnALaptop() throws Exception {
    var birds =
        List.of(new Count("robin", 900), new Count("wren", 37), new Count("crane\nbird", 300));
    var found =
        new Description(
            Found.VIT_B_32,
            List.of(
                set("train", "birds", "train", birds),
                set("oodValidation", "sketches", null, birds),
                set("night", "night", null, birds)));

    assertFile("own-folders.yaml", found, Map.of(), LAPTOP);
  }

  @Test
  void suggestsAStudyOfSatellitesOnClaims() throws Exception {
    var found =
        new Description(
            Found.VIT_B_32,
            List.of(
                satellites("train", 76_863),
                satellites("val", 19_915),
                satellites("test", 22_108),
                satellites("id_val", 11_483),
                satellites("id_test", 11_327)));
    var claims = Map.of("wilds", Path.of("/data"), "models", Path.of("/models"));

    assertFile("claims.yaml", found, claims, GPUS);
  }

  @Test
  void leavesGpusAloneWhereAModelIsTooSmallForThem() {
    var ood = Found.set("oodValidation", "sketches", null, 30, 30);
    var found = new Description(Found.DEMO, List.of(Found.balanced(2, 50), ood));

    var admitted = (Admitted) StudyAdmission.admit(yaml(found, Map.of(), GPUS));

    assertThat(admitted.spec().trainer().image()).isEqualTo(IMAGE);
    assertThat(admitted.study().at("/spec/trainer/resources/limits")).hasSize(1);
    assertThat(admitted.spec().parallelism()).isEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource({"3, LogitAdjusted", "8, CrossEntropy"})
  void aClusterTakesTheObjectiveForFewImages(int images, Loss first) {
    var train = Found.set("train", "birds", null, images, 9, 9);
    var ood = Found.set("oodValidation", "sketches", null, 90, 90, 90);
    var found = new Description(Found.VIT_B_32, List.of(train, ood));

    var admitted = (Admitted) StudyAdmission.admit(yaml(found, Map.of(), LAPTOP));

    var objective = admitted.spec().objective();
    assertThat(objective.losses())
        .containsExactly(first, Loss.Contrastive, Loss.ConfidenceOnErrors);
    assertThat(objective.reference()).isEqualTo(first);
    assertThat(objective.head()).isEqualTo(Head.FromText);
    assertThat(objective.lossHead()).isEqualTo(LossHead.FromText);
  }

  /** Names that YAML readers take for something else, and what would end a comment. */
  @ParameterizedTest
  @ValueSource(strings = {"on", "1", "1e3", "null", "a: b", "- a", "a #b", "\"", "~"})
  void writesAnySplitAsAString(String split) {
    var ood = set("oodValidation", "sketches", split, List.of(new Count(split + "\nspec: x", 9)));
    var found = new Description(Found.VIT_B_32, List.of(Found.balanced(2, 50), ood));

    var admitted = (Admitted) StudyAdmission.admit(yaml(found, Map.of(), LAPTOP));

    assertThat(admitted.spec().data().oodValidation().split()).isEqualTo(split);
  }

  private static SetDescription set(String name, String folder, String split, List<Count> classes) {
    return new SetDescription(
        name,
        "file:///data/" + folder,
        DataFormat.ImageFolder,
        Optional.ofNullable(split),
        classes,
        List.of());
  }

  private static SetDescription satellites(String split, int examples) {
    return new SetDescription(
        "train",
        "file:///data/fmow_v1.1",
        DataFormat.FMoW,
        Optional.of(split),
        List.of(new Count("airport", examples / 4), new Count("zoo", examples - examples / 4)),
        List.of(new Count("Asia", examples / 2), new Count("Other", 7), new Count("Africa", 900)));
  }

  private static String yaml(Description found, Map<String, Path> claims, Machine machine) {
    return new SuggestedText(
            "wildlife",
            SuggestedStudy.of(found, machine),
            new StudySources(claims),
            "file:///models/wildlife",
            IMAGE)
        .yaml();
  }

  private static void assertFile(
      String golden, Description found, Map<String, Path> claims, Machine machine)
      throws Exception {
    var text = yaml(found, claims, machine);

    try (var stream = SuggestedTextTest.class.getResourceAsStream("/init/" + golden)) {
      assertThat(text).isEqualTo(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    }
    assertThat(StudyAdmission.admit(text)).isInstanceOf(Admitted.class);
  }
}
