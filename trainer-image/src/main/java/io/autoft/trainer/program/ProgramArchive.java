package io.autoft.trainer.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript file, as {@code torch.jit.save} writes it, of a module without parameters: a zip of
 * stored entries with the program's text and a pickle of the module object.
 *
 * @see <a href="https://docs.pytorch.org/docs/2.7/jit.html">TorchScript</a>
 */
final class ProgramArchive {

  /** Name of the module's class in the program's text. */
  static final String MODULE = "__torch__.Clip";

  private ProgramArchive() {}

  /** The file of a program. */
  static byte[] of(String text) {
    var file = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(file)) {
      add(zip, "data.pkl", module());
      add(zip, "code/__torch__.py", text.getBytes(StandardCharsets.UTF_8));
      add(zip, "constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
      add(zip, "version", "10\n".getBytes(StandardCharsets.US_ASCII));
      add(zip, "byteorder", "little".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  /** Protocol 2: an object of the class, made without arguments, with {"training": True}. */
  private static byte[] module() {
    var pickle = new ByteArrayOutputStream();
    pickle.writeBytes(new byte[] {(byte) 0x80, 2, 'c'});
    pickle.writeBytes(MODULE.replace('.', '\n').getBytes(StandardCharsets.US_ASCII));
    pickle.writeBytes(new byte[] {'\n', ')', (byte) 0x81, '}', '(', 'X', 8, 0, 0, 0});
    pickle.writeBytes("training".getBytes(StandardCharsets.US_ASCII));
    pickle.writeBytes(new byte[] {(byte) 0x88, 'u', 'b', '.'});
    return pickle.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    var checksum = new CRC32();
    checksum.update(bytes);
    var entry = new ZipEntry("clip/" + name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(checksum.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
