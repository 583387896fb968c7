package io.autoft.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autoft.contract.SetDescription.Count;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DescriptionTest {

  private static final DataSetConfig TRAIN = DataSetConfig.of("train", "file:///data/birds");
  private static final DataSetConfig TEST =
      DataSetConfig.of("sketches", "file:///data/sketches").withSplit("test");

  private static final Description DESCRIPTION =
      new Description(
          new ModelDescription(
              "file:///models/vit-b-32",
              224,
              151_277_313,
              "F32",
              new MemoryEstimate(3_945_248_792L, 29_491_200, 3_145_728)),
          List.of(
              set(TRAIN.withSplit("train"), DataFormat.ImageFolder, 400, 37),
              set(TRAIN.withSplit("val"), DataFormat.ImageFolder, 40, 4),
              set(
                  TEST,
                  DataFormat.Manifest,
                  60,
                  0,
                  new Count("pencil", 41),
                  new Count("ink", 19))));

  private static SetDescription set(
      DataSetConfig config, DataFormat format, int robins, int wrens, Count... groups) {
    return new SetDescription(
        config.name(),
        config.source(),
        format,
        config.split(),
        List.of(new Count("robin", robins), new Count("wren", wrens)),
        List.of(groups));
  }

  @Test
  void requestAgreesWithItsGoldenFile() throws Exception {
    var request = new DescriptionRequest("file:///models/vit-b-32", List.of(TRAIN, TEST));
    var golden = Golden.text("description-request.json");

    assertThat(Golden.tree(request.toJson())).isEqualTo(Golden.tree(golden));
    assertThat(DescriptionRequest.parse(golden)).isEqualTo(request);
  }

  @Test
  void answerAgreesWithItsGoldenFile() throws Exception {
    var golden = Golden.text("description.json");

    assertThat(Golden.tree(DESCRIPTION.toJson())).isEqualTo(Golden.tree(golden));
    assertThat(Description.parse(golden)).isEqualTo(DESCRIPTION);
  }

  @Test
  void countsTheExamplesOfASet() {
    assertThat(DESCRIPTION.sets())
        .extracting(SetDescription::examples)
        .containsExactly(437, 44, 60);
  }

  @Test
  void countsATextForEachClassOfABatchAtMost() {
    var memory = new MemoryEstimate(1000, 10, 1);

    assertThat(memory.bytes(4, 3)).isEqualTo(1000 + 4 * 10 + 3);
    assertThat(memory.bytes(4, 182)).isEqualTo(1000 + 4 * 10 + 4);
  }

  @Test
  void namesWhatIsMissing() {
    assertThatThrownBy(() -> DescriptionRequest.parse("{\"sets\": []}"))
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessageContaining("model is null");
    assertThatThrownBy(
            () -> DescriptionRequest.parse("{\"model\": \"demo://shapes\", \"sets\": []}"))
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessageContaining("sets is empty; the first is the training set");
    assertThatThrownBy(() -> Description.parse("{\"sets\": []}"))
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessageContaining("model is null");
  }

  @Test
  void nothingIsNoDescription() {
    assertThatThrownBy(() -> DescriptionRequest.parse("null"))
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessage("the request for a description is empty");
    assertThatThrownBy(() -> Description.parse("null"))
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessage("the description is empty");
  }

  @Test
  void readsASetOfAnotherVersionThatSaysLess() throws Exception {
    var json =
        "{\"model\": {\"source\": \"demo://shapes\", \"imageSize\": 32, \"parameters\": 1, "
            + "\"weights\": \"F32\", \"memory\": {\"fixed\": 1}}, "
            + "\"sets\": [{\"name\": \"train\", \"source\": \"demo://shapes\"}]}";

    var set = Description.parse(json).sets().get(0);

    assertThat(set.split()).isEqualTo(Optional.empty());
    assertThat(set.groups()).isEmpty();
  }
}
