package io.autoft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script that starts the tool, with a program in Java's place that tells its locale. */
class LauncherIT {

  @TempDir private Path home;

  @BeforeEach
  void install() throws IOException {
    var script = Repository.path("operator/cli/src/main/dist/bin/autoft");
    Files.copy(script, Files.createDirectories(home.resolve("bin")).resolve("autoft"));
    var java = Files.createDirectories(home.resolve("jre/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho \"$(locale charmap) ${LC_ALL-none}\"\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Those of the last line name UTF-8, but no machine has them. */
  @ParameterizedTest(name = "{0}={1}")
  @CsvSource({
    "LANG, C", "LC_ALL, C", "LC_CTYPE, POSIX",
    "LANG, xx_XX.UTF-8", "LC_ALL, xx_XX.UTF-8", "LC_CTYPE, xx_XX.utf8",
  })
  void namesOfFilesAreUtf8WhateverTheLocale(String variable, String locale) throws Exception {
    assertThat(told(variable, locale)).isEqualTo("UTF-8 C.UTF-8\n");
  }

  @Test
  void aLocaleThatIsUtf8Stays() throws Exception {
    assertThat(told("LANG", "C.UTF-8")).isEqualTo("UTF-8 none\n");
  }

  private String told(String variable, String locale) throws IOException, InterruptedException {
    var program = new ProcessBuilder("sh", home.resolve("bin/autoft").toString());
    program.environment().keySet().removeIf(n -> n.startsWith("LC_") || n.equals("LANG"));
    program.environment().put(variable, locale);
    var process = program.start();
    var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return told;
  }
}
