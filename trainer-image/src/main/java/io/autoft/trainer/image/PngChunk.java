package io.autoft.trainer.image;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The beginning of a chunk of a PNG file: the length of its content and its type. */
record PngChunk(int length, int type) {

  static final int HEADER = type("IHDR");
  static final int PALETTE = type("PLTE");
  static final int DATA = type("IDAT");

  static PngChunk read(DataInputStream file) throws IOException {
    var chunk = new PngChunk(file.readInt(), file.readInt());
    if (chunk.length < 0) {
      throw new DamagedImageException("damaged: a chunk of %d bytes".formatted(chunk.length));
    }
    return chunk;
  }

  private static int type(String name) {
    return ByteBuffer.wrap(name.getBytes(StandardCharsets.ISO_8859_1)).getInt();
  }

  /** Reads the content, and looks at its checksum. */
  byte[] content(DataInputStream file) throws IOException {
    var content = new byte[length];
    file.readFully(content);
    var sum = new CRC32();
    sum.update(ByteBuffer.allocate(Integer.BYTES).putInt(type).flip());
    sum.update(content);
    if (file.readInt() != (int) sum.getValue()) {
      throw new DamagedImageException("damaged: a wrong checksum of its header or palette");
    }
    return content;
  }

  /** Leaves out the content and its checksum. */
  void skip(DataInputStream file) throws IOException {
    file.skipNBytes(length + (long) Integer.BYTES);
  }
}
