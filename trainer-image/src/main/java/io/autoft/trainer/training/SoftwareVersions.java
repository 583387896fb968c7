package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import io.autoft.trainer.model.TorchEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What made a checkpoint, without which its numbers may not come out again.
 *
 * @param trainer version of this program
 * @param engine name and version of the library that computed
 * @param java version of the JVM
 */
record SoftwareVersions(String trainer, String engine, String java) {

  private static final String FILE = "version.properties";

  SoftwareVersions {
    requireNonNull(trainer, "trainer is null");
    requireNonNull(engine, "engine is null");
    requireNonNull(java, "java is null");
  }

  /** The versions of this process, whose engine runs. */
  static SoftwareVersions here() {
    try (var stream = SoftwareVersions.class.getResourceAsStream(FILE)) {
      var properties = new Properties();
      properties.load(stream);
      return new SoftwareVersions(
          properties.getProperty("trainer"), TorchEngine.version(), Runtime.version().toString());
    } catch (IOException e) {
      throw new UncheckedIOException("the build puts " + FILE + " beside this class", e);
    }
  }
}
