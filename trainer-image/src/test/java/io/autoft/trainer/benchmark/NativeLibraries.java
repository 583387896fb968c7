package io.autoft.trainer.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.zip.ZipFile;

/** The engine's libraries for the CPU, in a folder as in the image. */
final class NativeLibraries {

  private static final String PLATFORM =
      System.getProperty("os.arch").equals("aarch64") ? "linux-aarch64" : "linux-x86_64";

  private NativeLibraries() {}

  /** Copies them out of this process's class path. */
  static void unpack(Path folder) throws IOException {
    for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!entry.matches(".*/pytorch-(native-cpu|jni)[^/]*\\.jar")) {
        continue;
      }
      try (var jar = new ZipFile(entry)) {
        for (var file : jar.stream().filter(f -> f.getName().contains(".so")).toList()) {
          if (file.getName().contains(PLATFORM) && !file.getName().contains("cu1")) {
            var target = folder.resolve(Path.of(file.getName()).getFileName().toString());
            Files.copy(jar.getInputStream(file), target, StandardCopyOption.REPLACE_EXISTING);
          }
        }
      }
    }
  }

  /** What lets a process find them there. */
  static Map<String, String> environment(Path folder) {
    return Map.of("PYTORCH_LIBRARY_PATH", folder.toString(), "PYTORCH_FLAVOR", "cpu");
  }
}
