package io.autoft.trainer.image;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * What a JPEG file says of its image before the first scan.
 *
 * @param oneScan whether all channels of a row come together; where they do not, libjpeg keeps the
 *     whole image
 */
record JpegFrame(int width, int height, int channels, boolean oneScan) {

  private static final int BASELINE = 0xc0;
  private static final int EXTENDED = 0xc1;
  private static final int LENGTH = 6;

  /** The frame of a file; empty if it has none. */
  static Optional<JpegFrame> of(byte[] content, List<JpegSegment> segments) {
    return segments.stream()
        .filter(segment -> segment.isFrame() && segment.data() + LENGTH <= content.length)
        .findFirst()
        .map(
            frame -> {
              var data = ByteBuffer.wrap(content, frame.data(), LENGTH).slice();
              int channels = data.get(5) & 0xff;
              boolean sequential = frame.marker() == BASELINE || frame.marker() == EXTENDED;
              return new JpegFrame(
                  data.getShort(3) & 0xffff,
                  data.getShort(1) & 0xffff,
                  channels,
                  sequential && firstScanHas(channels, content, segments));
            });
  }

  private static boolean firstScanHas(int channels, byte[] content, List<JpegSegment> segments) {
    return segments.stream()
        .filter(segment -> segment.isScan() && segment.data() < content.length)
        .anyMatch(scan -> content[scan.data()] == channels);
  }
}
