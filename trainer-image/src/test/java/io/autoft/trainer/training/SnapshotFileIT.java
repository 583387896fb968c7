package io.autoft.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.autoft.trainer.model.EngineExtension;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(EngineExtension.class)
class SnapshotFileIT {

  /** More than one piece. */
  private static final int SIZE = (1 << 24) + 6;

  @TempDir private Path folder;

  private final NDManager manager;

  SnapshotFileIT(NDManager manager) {
    this.manager = manager;
  }

  @Test
  void givesBackEveryBit() throws IOException {
    var file = folder.resolve("state");
    var arrays = arrays(manager, 4);
    var header = header(Optional.of(0.1 + 0.2), 2);

    SnapshotFile.write(file, header, arrays);

    assertThat(folder).isDirectoryNotContaining("glob:**.unfinished");
    try (var read = SnapshotFile.open(file)) {
      assertThat(read.header()).isEqualTo(header);
      for (int i = 0; i < 4; i++) {
        var array = manager.zeros(arrays.get(i).getShape());
        read.copyTo(i, array);
        assertThat(array.toFloatArray()).isEqualTo(arrays.get(i).toFloatArray());
      }
    }
  }

  @Test
  void refusesAFileThatWasChangedOrCutAnywhere() throws IOException {
    var file = folder.resolve("state");
    SnapshotFile.write(file, header(Optional.empty(), 3), arrays(manager, 3));
    long size = Files.size(file);
    for (long position : new long[] {0, 20, size / 2, size - 1}) {
      flip(file, position);
      assertThatThrownBy(() -> SnapshotFile.open(file)).hasMessage("it is damaged");
      flip(file, position);
    }
    SnapshotFile.open(file).close();

    for (long shorter : new long[] {size - 1, size / 3, 8, 0}) {
      try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(shorter);
      }
      assertThatThrownBy(() -> SnapshotFile.open(file)).hasMessage("it is damaged");
    }
  }

  private static void flip(Path file, long position) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      var single = ByteBuffer.allocate(1);
      channel.read(single, position);
      single.put(0, (byte) ~single.get(0)).flip();
      channel.write(single, position);
    }
  }

  private static Snapshot header(Optional<Double> value, int keptEpoch) {
    Map<String, Object> line = Map.of("epoch", 3, "loss", 1 / 3.0);
    return new Snapshot("digest", SIZE, 3, 1, 77, 0.1, keptEpoch, value, List.of(line));
  }

  private static List<NDArray> arrays(NDManager manager, int count) {
    var ones = manager.arange(0f, SIZE);
    return List.of(ones, ones.sin(), ones.cos(), ones.sqrt()).subList(0, count);
  }
}
