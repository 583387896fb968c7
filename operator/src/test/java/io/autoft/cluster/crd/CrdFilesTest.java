package io.autoft.cluster.crd;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.Repository;
import io.fabric8.crdv2.generator.CRDGenerator;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The CRDs of the repository are those that the Java types say. */
class CrdFilesTest {

  private static final String COMMAND =
      "mvn -pl operator -am package -DskipTests"
          + " && cp operator/target/kubernetes/autoft*.yml crds/"
          + " && cp crds/*.yml helm/autoft-operator/files/crds/"
          + " && (cat crds/autoftstudies*.yml; echo ---; cat crds/autofttrials*.yml)"
          + " > helm/crds.yaml";

  @TempDir static Path generated;

  @BeforeAll
  static void generate() {
    new CRDGenerator()
        .customResourceClasses(AutoFTStudy.class, AutoFTTrial.class)
        .withPostProcessor(new CrdDetails())
        .inOutputDir(generated.toFile())
        .generate();
  }

  @ParameterizedTest
  @ValueSource(strings = {"autoftstudies.autoft.io-v1.yml", "autofttrials.autoft.io-v1.yml"})
  void areGeneratedFromTheTypes(String file) {
    var expected = Repository.read(generated.resolve(file));

    for (var folder : new String[] {"crds", "helm/autoft-operator/files/crds"}) {
      assertThat(Repository.read(folder + "/" + file).equals(expected))
          .as("%s/%s differs from the Java types; to write it anew: %s", folder, file, COMMAND)
          .isTrue();
    }
  }

  @Test
  void areTogetherInASingleFileAsWell() {
    var expected =
        Repository.files("crds", ".yml").stream()
            .map(Repository::read)
            .collect(Collectors.joining("---\n"));

    assertThat(Repository.read("helm/crds.yaml").equals(expected))
        .as("helm/crds.yaml is not what is in crds; to write it anew: %s", COMMAND)
        .isTrue();
  }
}
