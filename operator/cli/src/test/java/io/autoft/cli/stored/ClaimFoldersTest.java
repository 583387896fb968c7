package io.autoft.cli.stored;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.Studies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimFoldersTest {

  @TempDir private Path folder;

  @Test
  void mapsClaimsAndLeavesOtherSourcesAlone() throws Exception {
    var models = Files.createDirectory(folder.resolve("my models"));
    var claims = new ClaimFolders(Map.of("models", models));

    assertThat(claims.input("pvc://models/clip%20b")).isEqualTo(models.toUri() + "clip%20b");
    assertThat(claims.output("pvc://models"))
        .isEqualTo(models.toUri().toString().replaceFirst("/$", ""));
    assertThat(claims.input("demo://shapes")).isEqualTo("demo://shapes");
    assertThat(claims.input("file:///data")).isEqualTo("file:///data");
  }

  @Test
  void missesClaimsOfInputsAndOutput() {
    var spec = Studies.spec(Studies.STUDY.with("spec.data.train.source", "pvc://data/train"));

    assertThat(new ClaimFolders(Map.of()).complaint(spec).orElseThrow().message())
        .endsWith("add --claim data=DIR --claim models=DIR");
    assertThat(new ClaimFolders(Map.of("data", folder, "models", folder)).complaint(spec))
        .isEmpty();
  }

  @Test
  void anOutputIsMadeWhenItIsNeeded() {
    var spec = Studies.spec(Studies.STUDY.with("spec.model.source", "demo://shapes"));

    assertThat(new ClaimFolders(Map.of("models", folder.resolve("new"))).complaint(spec)).isEmpty();
  }
}
