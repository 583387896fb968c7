package io.autoft.trainer.benchmark;

import io.autoft.contract.DataSetConfig;
import io.autoft.trainer.data.DemoSets;
import io.autoft.trainer.data.ImageSet;
import io.autoft.trainer.model.ModelFiles;
import io.autoft.trainer.model.PretrainedClip;
import io.autoft.trainer.model.Prompts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Writes training and OOD validation set of the demo world, and the tokens of its prompts, as
 * NumPy's files for {@code study.py}: pixels N x S x S x 3 bytes, labels N, prompts T x C x L.
 *
 * <p>Argument: the folder.
 */
public final class DemoArrays {

  private static final String SOURCE = "demo://shapes";

  private DemoArrays() {}

  public static void main(String[] arguments) throws Exception {
    var folder = Files.createDirectories(Path.of(arguments[0]));
    var sets = DemoSets.of(0);
    var train = sets.openTraining(DataSetConfig.of("train", SOURCE).withSplit("train"));
    write(folder, "train", train);
    write(
        folder,
        "ood-validation",
        sets.like(train)
            .open(DataSetConfig.of("oodValidation", SOURCE).withSplit("ood-validation")));
    var model = PretrainedClip.load(ModelFiles.of(SOURCE));
    int length = model.config().text().contextLength();
    var prompts =
        Prompts.of(train.classNames(), train.promptTemplates(), model.tokenizer(), length);
    writeLongs(
        folder.resolve("prompts.npy"),
        prompts.texts().tokens(),
        prompts.templates(),
        prompts.classes(),
        length);
  }

  private static void write(Path folder, String name, ImageSet set) throws IOException {
    int size = set.imageSize();
    write(
        folder.resolve(name + "-pixels.npy"),
        "|u1",
        ByteBuffer.wrap(DemoSets.pixels(set)),
        set.size(),
        size,
        size,
        3);
    var labels = Arrays.stream(set.labels()).asLongStream().toArray();
    writeLongs(folder.resolve(name + "-labels.npy"), labels, labels.length);
  }

  private static void writeLongs(Path file, long[] values, int... shape) throws IOException {
    var bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(values);
    write(file, "<i8", bytes, shape);
  }

  /** Version 1.0 of the format (NEP 1). */
  private static void write(Path file, String type, ByteBuffer values, int... shape)
      throws IOException {
    var lengths = new StringBuilder();
    for (int length : shape) {
      lengths.append(length).append(',');
    }
    var text = "{'descr': '%s', 'fortran_order': False, 'shape': (%s)}\n".formatted(type, lengths);
    var dictionary = text.getBytes(StandardCharsets.US_ASCII);
    var header =
        ByteBuffer.allocate(10 + dictionary.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put((byte) 0x93)
            .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
            .put((byte) 1)
            .put((byte) 0)
            .putShort((short) dictionary.length)
            .put(dictionary)
            .flip();
    try (var channel =
        Files.newByteChannel(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      channel.write(header);
      channel.write(values);
    }
  }
}
