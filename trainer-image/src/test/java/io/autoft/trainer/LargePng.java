package io.autoft.trainer;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** PNG files of any size, written row by row. */
final class LargePng {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private LargePng() {}

  /** Writes an RGB image of 8 bits. */
  static void write(Path file, int width, int height) throws IOException {
    try (var output = new DataOutputStream(Files.newOutputStream(file))) {
      output.write(SIGNATURE);
      var header = new ByteArrayOutputStream();
      var fields = new DataOutputStream(header);
      fields.writeInt(width);
      fields.writeInt(height);
      fields.write(new byte[] {8, 2, 0, 0, 0});
      chunk(output, "IHDR", header.toByteArray());
      var pixels = pixels(width, height);
      for (int at = 0; at < pixels.length; at += 1 << 16) {
        var part = Arrays.copyOfRange(pixels, at, Math.min(pixels.length, at + (1 << 16)));
        chunk(output, "IDAT", part);
      }
      chunk(output, "IEND", new byte[0]);
    }
  }

  private static byte[] pixels(int width, int height) throws IOException {
    var compressed = new ByteArrayOutputStream();
    var deflater = new Deflater(Deflater.BEST_SPEED);
    try (OutputStream rows = new DeflaterOutputStream(compressed, deflater, 1 << 16)) {
      var row = new byte[1 + 3 * width];
      for (int y = 0; y < height; y++) {
        for (int i = 1; i < row.length; i++) {
          row[i] = (byte) (i / 300 + y / 100);
        }
        rows.write(row);
      }
    }
    deflater.end();
    return compressed.toByteArray();
  }

  private static void chunk(DataOutputStream output, String type, byte[] content)
      throws IOException {
    output.writeInt(content.length);
    var name = type.getBytes(StandardCharsets.US_ASCII);
    output.write(name);
    output.write(content);
    var sum = new CRC32();
    sum.update(name);
    sum.update(content);
    output.writeInt((int) sum.getValue());
  }
}
