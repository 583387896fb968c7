package io.autoft.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudySourcesTest {

  private static final StudySources SOURCES =
      new StudySources(
          Map.of(
              "all", Path.of("/data"),
              "birds", Path.of("/data/birds/"),
              "zoo", Path.of("/data/birds/../zoo")));

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "file:///data, pvc://all",
    "file:///data/fish/train, pvc://all/fish/train",
    "file:///data/birds, pvc://birds",
    "file:///data/birds/train, pvc://birds/train",
    "file:///data/birds2, pvc://all/birds2",
    "file:///data/zoo/a, pvc://zoo/a",
    "file:///database, file:///database",
    "demo://shapes, demo://shapes",
  })
  void namesTheInnermostClaim(String source, String inStudy) {
    assertThat(SOURCES.inStudy(source)).isEqualTo(inStudy);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"/data/birds/, file:///data/birds", "/data/./a/../b, file:///data/b"})
  void makesAUriOfAFolder(String folder, String uri) {
    assertThat(SetReference.source(folder)).isEqualTo(uri);
  }
}
