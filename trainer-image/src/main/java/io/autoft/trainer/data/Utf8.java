package io.autoft.trainer.data;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Text files that people write: UTF-8, before which spreadsheets and editors put a byte order mark.
 * What is in another encoding is refused, since it would be read as other names.
 */
public final class Utf8 {

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private Utf8() {}

  /**
   * The text of a file, without its byte order mark.
   *
   * @throws NotUtf8Exception with the line that is not UTF-8
   */
  public static String text(byte[] content) throws IOException {
    try (var reader = reader(new ByteArrayInputStream(content))) {
      var text = new StringWriter(content.length);
      reader.transferTo(text);
      return text.toString();
    } catch (CharacterCodingException e) {
      throw located(e, new ByteArrayInputStream(content));
    }
  }

  /**
   * The text of a file as a stream; a {@link CharacterCodingException} tells that it is not UTF-8,
   * and {@link #located} where.
   */
  static BufferedReader reader(Path file) throws IOException {
    var bytes = Files.newInputStream(file);
    try {
      return reader(bytes);
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  /** The exception of a file of which a reader has said that it is not UTF-8. */
  static NotUtf8Exception located(CharacterCodingException cause, Path file) throws IOException {
    try (var bytes = Files.newInputStream(file)) {
      return located(cause, bytes);
    }
  }

  private static NotUtf8Exception located(CharacterCodingException cause, InputStream bytes)
      throws IOException {
    return cause instanceof NotUtf8Exception known
        ? known
        : new NotUtf8Exception(firstWrongLine(bytes), cause);
  }

  private static BufferedReader reader(InputStream bytes) throws IOException {
    var buffered = new BufferedInputStream(bytes);
    buffered.mark(BYTE_ORDER_MARK.length);
    var start = buffered.readNBytes(BYTE_ORDER_MARK.length);
    if (isUtf16(start)) {
      throw new NotUtf8Exception(1);
    }
    if (!Arrays.equals(start, BYTE_ORDER_MARK)) {
      buffered.reset();
    }
    return new BufferedReader(
        new InputStreamReader(
            buffered,
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)));
  }

  /** Without a mark UTF-16 of Latin letters is UTF-8 with a NUL beside each letter. */
  private static boolean isUtf16(byte[] start) {
    return start.length >= 2 && (start[0] == 0 || start[1] == 0);
  }

  private static long firstWrongLine(InputStream bytes) throws IOException {
    // Latin-1 keeps every byte, and so the lines can be looked at one by one.
    var lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.ISO_8859_1));
    long number = 1;
    for (var line = lines.readLine(); line != null && isUtf8(line); line = lines.readLine()) {
      number++;
    }
    return number;
  }

  private static boolean isUtf8(String bytes) {
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
