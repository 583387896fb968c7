package io.autoft.trainer.benchmark;

import static java.util.Objects.requireNonNull;

import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.model.RandomClip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One of the published architectures with random weights, in a folder.
 *
 * @param name as {@code ViT-B-32}
 */
record GpuModel(String name, Path folder) {

  GpuModel {
    requireNonNull(name, "name is null");
    requireNonNull(folder, "folder is null");
  }

  /** Makes the files unless they are there. */
  static GpuModel in(Path parent, String name) throws IOException, TrialFailure {
    var folder = parent.resolve(name).toAbsolutePath();
    if (!Files.exists(folder)) {
      RandomClip.write(folder, RandomClip.config(name), 1);
    }
    return new GpuModel(name, folder);
  }

  /** As a study names it. */
  String source() {
    return "file://" + folder;
  }
}
