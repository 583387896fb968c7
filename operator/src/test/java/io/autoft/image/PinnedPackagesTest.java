package io.autoft.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.Repository;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The packages of Debian of which the images are made. */
class PinnedPackagesTest {

  private final Map<String, String> versions = versions("amd64");

  @ParameterizedTest(name = "{1}")
  @CsvSource({"openjdk-17-jre-headless, OpenJDK", "libc6, glibc"})
  void areOnThePageOfTheImagesInTheirPinnedVersion(String name, String calledThere) {
    var page = Repository.read("trainer-image/docs/image.md");

    assertThat(page.replaceAll("\\s+", " ")).contains(calledThere + " " + versions.get(name));
  }

  /** The runtime is linked from the modules of the one by the other. */
  @ParameterizedTest(name = "{0} and {1}")
  @CsvSource({
    "openjdk-17-jre-headless, openjdk-17-jdk-headless",
    "libc6, libc-bin",
    "libgcc-s1, libstdc++6"
  })
  void areOfOneVersionWhereTheyAreOfOneSource(String one, String other) {
    assertThat(versions.get(one)).isNotNull().isEqualTo(versions.get(other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"amd64", "arm64"})
  void haveChecksums(String architecture) {
    assertThat(pins(architecture))
        .isNotEmpty()
        .allMatch(line -> line.matches("[a-z0-9+.-]+ [^ ]+ [0-9a-f]{64}"));
  }

  @Test
  void areTheSameForEveryArchitecture() {
    assertThat(versions("arm64")).isEqualTo(versions);
  }

  private static Map<String, String> versions(String architecture) {
    return pins(architecture).stream()
        .map(line -> line.split(" "))
        .collect(Collectors.toMap(fields -> fields[0], fields -> fields[1]));
  }

  private static List<String> pins(String architecture) {
    return Repository.read("trainer-image/base-image/packages-%s.lock".formatted(architecture))
        .lines()
        .filter(line -> !line.startsWith("#"))
        .toList();
  }
}
