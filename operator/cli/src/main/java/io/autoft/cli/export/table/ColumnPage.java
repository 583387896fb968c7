package io.autoft.cli.export.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;

/**
 * The values of one column: which there are, as bits, then those that there are.
 *
 * @param count of all, absent ones included
 * @param content as it follows the header
 */
record ColumnPage(int count, byte[] content) {

  private static final int BIT_PACKED = 1;

  static ColumnPage of(Column.Type type, List<? extends Optional<?>> values) {
    var content = new ByteArrayOutputStream();
    var present = present(values);
    content.writeBytes(ParquetFile.littleEndian(present.length));
    content.writeBytes(present);
    values.forEach(value -> value.ifPresent(v -> content.writeBytes(plain(type, v))));
    return new ColumnPage(values.size(), content.toByteArray());
  }

  void write(ByteArrayOutputStream out) throws IOException {
    var header = new DataPageHeader(count, Encoding.PLAIN, Encoding.RLE, Encoding.RLE);
    Util.writePageHeader(
        new PageHeader(PageType.DATA_PAGE, content.length, content.length)
            .setData_page_header(header),
        out);
    out.write(content);
  }

  /**
   * Definition levels of one bit in Parquet's hybrid of runs and packed bits, as one sequence of
   * packed bits: the number of groups of eight, doubled and one more, in groups of seven bits from
   * the lowest on; then the groups, from the lowest bit on.
   */
  private static byte[] present(List<? extends Optional<?>> values) {
    int groups = (values.size() + Byte.SIZE - 1) / Byte.SIZE;
    var out = new ByteArrayOutputStream();
    int rest = groups << 1 | BIT_PACKED;
    while (rest >= 1 << 7) {
      out.write(rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
    var bits = new byte[groups];
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i).isPresent()) {
        bits[i / Byte.SIZE] |= (byte) (1 << i % Byte.SIZE);
      }
    }
    out.writeBytes(bits);
    return out.toByteArray();
  }

  private static byte[] plain(Column.Type type, Object value) {
    return switch (type) {
      case INTEGER -> eight().putLong((Long) value).array();
      case NUMBER -> eight().putDouble((Double) value).array();
      case TIME ->
          eight().putLong(ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) value)).array();
      case TEXT -> text((String) value);
    };
  }

  private static ByteBuffer eight() {
    return ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] text(String value) {
    var bytes = value.getBytes(StandardCharsets.UTF_8);
    var out = new ByteArrayOutputStream();
    out.writeBytes(ParquetFile.littleEndian(bytes.length));
    out.writeBytes(bytes);
    return out.toByteArray();
  }
}
