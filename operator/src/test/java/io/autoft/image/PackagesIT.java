package io.autoft.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.autoft.testing.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code packages} on a machine that reaches no package source. */
class PackagesIT {

  private static final String SCRIPT = "trainer-image/base-image/packages";

  @TempDir Path folder;

  private final String[] firstPin =
      Repository.read("trainer-image/base-image/packages-amd64.lock")
          .lines()
          .filter(line -> !line.startsWith("#"))
          .findFirst()
          .orElseThrow()
          .split(" ");

  @BeforeEach
  void letAptGetFail() throws IOException {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "dpkg-deb"))),
        "no dpkg-deb");
    for (var name : new String[] {"apt-get", "apt-cache"}) {
      var program = Files.createDirectories(folder.resolve("bin")).resolve(name);
      Files.writeString(program, "#!/bin/sh\necho 'E: no network' >&2\nexit 100\n");
      assertThat(program.toFile().setExecutable(true)).isTrue();
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"", "pinned", "newer"})
  void namesThePackageThatCannotBeHadAndTakesNoneOfTheMachines(String mode) throws Exception {
    var output = fails(mode);

    assertThat(output)
        .contains(firstPin[0] + " " + firstPin[1] + ", which packages-amd64.lock pins, is not in")
        .contains("E: no network");
    assertThat(folder.resolve("packages").resolve(firstPin[0])).doesNotExist();
  }

  @Test
  void refusesAnArchiveOfAnotherContent() throws Exception {
    var cache = Files.createDirectories(folder.resolve("cache/packages"));
    var archive = firstPin[0] + "_" + firstPin[1].replace(":", "%3a") + "_amd64.deb";
    Files.writeString(cache.resolve(archive), "something else");

    assertThat(fails("pinned"))
        .contains(archive + " is not the file that packages-amd64.lock means")
        .contains("its SHA-256 is not " + firstPin[2]);
    assertThat(folder.resolve("packages").resolve(firstPin[0])).doesNotExist();
  }

  @Test
  void saysWhereElsePackagesMayComeFrom() throws Exception {
    assertThat(fails("machine"))
        .contains("AUTOFT_IMAGE_PACKAGES must be pinned, newer or installed, not 'machine'");
  }

  @Test
  void saysWhichArchitecturesThereAre() throws Exception {
    assertThat(fails("pinned", "riscv64"))
        .contains("ARCHITECTURE must be amd64 or arm64, not 'riscv64'");
  }

  @Test
  void whatIsUnpackedNeedsNeitherTheCacheNorTheNetwork() throws Exception {
    for (var line :
        Repository.read("trainer-image/base-image/packages-amd64.lock").lines().toList()) {
      var pin = line.split(" ");
      if (!line.startsWith("#")) {
        var archive = pin[0] + "_" + pin[1].replace(":", "%3a") + "_amd64.deb";
        Files.writeString(
            Files.createDirectories(folder.resolve("packages")).resolve(pin[0] + ".source"),
            "%s %s%n".formatted(folder.resolve("cache/packages").resolve(archive), pin[2]));
      }
    }

    assertThat(run("pinned").waitFor()).isZero();
  }

  private String fails(String mode, String... architecture)
      throws IOException, InterruptedException {
    var process = run(mode, architecture);
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isNotZero();
    return output;
  }

  private Process run(String mode, String... architecture) throws IOException {
    var command = new ArrayList<String>();
    command.add(Repository.path(SCRIPT).toString());
    command.add(folder.resolve("packages").toString());
    command.addAll(List.of(architecture));
    var builder = new ProcessBuilder(command);
    builder.environment().put("AUTOFT_IMAGE_PACKAGES", mode);
    builder.environment().put("AUTOFT_CACHE", folder.resolve("cache").toString());
    builder.environment().merge("PATH", folder.resolve("bin") + ":", (path, bin) -> bin + path);
    return builder.redirectErrorStream(true).start();
  }
}
