package io.autoft.trainer.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A segment of a JPEG file up to the header of its first scan: a marker and its data. They are
 * found as libjpeg finds them ({@code next_marker} in {@code jdmarker.c}), which skips what is no
 * marker.
 *
 * @param marker second byte of the marker
 * @param start index of the marker in the file
 * @param data index of the first byte after the length
 * @param end index after the last byte, which may lie beyond the end of a file that ends early
 */
record JpegSegment(int marker, int start, int data, int end) {

  private static final int APP2 = 0xe2;
  private static final int FIRST_RESTART = 0xd0;
  private static final int START_OF_IMAGE = 0xd8;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int START_OF_SCAN = 0xda;
  private static final int FILL = 0xff;
  private static final String PROFILE = "ICC_PROFILE\0";

  /** The segments of a file, in their order. */
  static List<JpegSegment> of(byte[] content) {
    var segments = new ArrayList<JpegSegment>();
    int at = 2;
    while (at + 4 < content.length) {
      int marker = content[at + 1] & 0xff;
      if (content[at] != (byte) FILL || marker == FILL) {
        at++;
        continue;
      }
      if (marker == END_OF_IMAGE) {
        break;
      }
      if (isAlone(marker)) {
        at += 2;
        continue;
      }
      int length = (content[at + 2] & 0xff) << 8 | content[at + 3] & 0xff;
      segments.add(new JpegSegment(marker, at, at + 4, at + 2 + length));
      if (marker == START_OF_SCAN) {
        break;
      }
      at += 2 + length;
    }
    return segments;
  }

  /** Whether there is neither a length nor data: no marker at all, TEM, RSTn. */
  private static boolean isAlone(int marker) {
    return marker <= 1 || marker >= FIRST_RESTART && marker <= START_OF_IMAGE;
  }

  /**
   * A file without its colour profiles, of which the pixels know nothing; the JDK's decoder refuses
   * those whose parts are numbered in a way that they should not be.
   */
  static byte[] withoutProfiles(byte[] content, List<JpegSegment> segments) {
    var profiles =
        segments.stream().filter(s -> s.isProfile(content) && s.end <= content.length).toList();
    if (profiles.isEmpty()) {
      return content;
    }
    var rest = new ByteArrayOutputStream(content.length);
    int from = 0;
    for (var profile : profiles) {
      rest.write(content, from, profile.start - from);
      from = profile.end;
    }
    rest.write(content, from, content.length - from);
    return rest.toByteArray();
  }

  private boolean isProfile(byte[] content) {
    return marker == APP2 && beginsWith(content, PROFILE);
  }

  /** Whether the data begin with a text. */
  boolean beginsWith(byte[] content, String text) {
    var wanted = text.getBytes(StandardCharsets.ISO_8859_1);
    int textEnd = data + wanted.length;
    return textEnd <= Math.min(end, content.length)
        && Arrays.equals(content, data, textEnd, wanted, 0, wanted.length);
  }

  /** Whether a scan begins, with its number of channels. */
  boolean isScan() {
    return marker == START_OF_SCAN;
  }

  /** Whether a frame of any kind begins, with its size and its channels. */
  boolean isFrame() {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }
}
