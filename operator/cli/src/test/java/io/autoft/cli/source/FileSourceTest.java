package io.autoft.cli.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autoft.cli.stored.StoredTrial;
import io.autoft.cli.words.CommandFailedException;
import io.autoft.testing.Document;
import io.autoft.testing.Studies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSourceTest {

  private static final String STUDY = Studies.STUDY.root().toString();

  private static final String TRIAL =
      Document.of(
              "{kind: AutoFTTrial, metadata: {name: wildlife-0003}, spec: {study: wildlife, number:"
                  + " 3, purpose: Search, seed: 1, parameters: {learningRate: 0.01}}, status: {state:"
                  + " Failed, logTail: no room}}")
          .root()
          .toString();

  @TempDir private Path folder;

  @Test
  void readsTheTrialsOfTheStudyInTheOrderOfTheirNumbers() throws IOException {
    var source =
        read(
            list(
                TRIAL,
                TRIAL.replace("\"number\":3", "\"number\":1"),
                TRIAL.replace("\"study\":\"wildlife\"", "\"study\":\"other\""),
                STUDY));

    assertThat(source.study().name()).isEqualTo("wildlife");
    assertThat(source.trials())
        .extracting(StoredTrial::name)
        .containsExactly("wildlife-0001", "wildlife-0003");
    assertThat(source.log("wildlife-0003")).contains("no room");
    assertThat(source.log("wildlife-0009")).isEmpty();
    assertThat(source.published("wildlife-objective", "hparams.json")).isEmpty();
  }

  @Test
  void aStudyAloneHasNoTrials() throws IOException {
    assertThat(read(STUDY).trials()).isEmpty();
  }

  @Test
  void saysWhatIsWrongWithAFile() {
    assertThatThrownBy(() -> read(list(STUDY, STUDY.replace("\"wildlife\"", "\"other\""))))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageContaining("has the studies wildlife, other; it must have one");
    assertThatThrownBy(() -> read("{}")).hasMessageContaining("has no study");
    assertThatThrownBy(() -> read("{")).hasMessageContaining("cannot be read: ");
    var deep = "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000);
    assertThatThrownBy(() -> read(list("{\"spec\":%s}".formatted(deep))))
        .hasMessageEndingWith(
            "cannot be read: items.0.spec.a.a.a.. is nested deeper than 1,000 levels");
    var compressed = folder.resolve("none.json.gz");
    assertThatThrownBy(() -> FileSource.of(Files.writeString(compressed, STUDY)))
        .hasMessage(compressed + " cannot be read: Not in GZIP format");
  }

  @Test
  void onlyNamesThatNoStudyOfAClusterCanHaveAreFiles() {
    assertThat(FileSource.isNamedAsOne("wildlife.json")).isTrue();
    assertThat(FileSource.isNamedAsOne("a/wildlife.json.gz")).isTrue();
    assertThat(FileSource.isNamedAsOne("wildlife-json")).isFalse();
  }

  private FileSource read(String text) throws IOException {
    return FileSource.of(Files.writeString(folder.resolve("study.json"), text));
  }

  private static String list(String... items) {
    return "{\"kind\":\"List\",\"items\":[%s]}".formatted(String.join(",", items));
  }
}
