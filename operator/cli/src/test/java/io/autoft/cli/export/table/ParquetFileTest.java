package io.autoft.cli.export.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.cli.export.WildlifeStudy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;
import org.junit.jupiter.api.Test;

/** That pandas and DuckDB read the same, {@code operator/cli/ways-out} shows. */
class ParquetFileTest {

  private static final byte[] FILE = new ParquetFile().of(WildlifeStudy.study());

  @Test
  void beginsAndEndsAsParquetDoes() {
    assertThat(FILE).startsWith("PAR1".getBytes(StandardCharsets.US_ASCII));
    assertThat(FILE).endsWith("PAR1".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void hasTheColumnsOfTheTable() throws IOException {
    var schema = footer().getSchema();

    assertThat(schema.get(0).getNum_children()).isEqualTo(schema.size() - 1);
    assertThat(schema.subList(1, 6))
        .extracting(column -> column.getName() + " " + column.getType())
        .containsExactly(
            "number INT64",
            "purpose BYTE_ARRAY",
            "baseline BYTE_ARRAY",
            "state BYTE_ARRAY",
            "score DOUBLE");
    var start = schema.get(14);
    assertThat(start.getName()).isEqualTo("startTime");
    assertThat(start.getConverted_type()).isEqualTo(ConvertedType.TIMESTAMP_MICROS);
    assertThat(start.getLogicalType().getTIMESTAMP().isIsAdjustedToUTC()).isTrue();
    assertThat(footer().getNum_rows()).isEqualTo(9);
  }

  @Test
  void hasItsValuesAndAbsentOnesInTheirPlaces() throws IOException {
    assertThat(values("number")).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    assertThat(values("score")).containsExactly(0.5, 0.61, null, null, 0.7, null, null, 0.9, 0.8);
    assertThat(values("purpose"))
        .startsWith("Baseline", "Search")
        .endsWith("Confirmation", "FinalTraining");
    assertThat(values("startTime").get(1)).isEqualTo(1_795_878_001_081_341L);
  }

  @Test
  void mayHaveNoRows() throws IOException {
    var empty = new ParquetFile().of(WildlifeStudy.before(0));

    assertThat(footer(empty).getNum_rows()).isZero();
  }

  private static FileMetaData footer() throws IOException {
    return footer(FILE);
  }

  private static FileMetaData footer(byte[] file) throws IOException {
    int end = file.length - 8;
    int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(end);
    return Util.readFileMetaData(new ByteArrayInputStream(file, end - length, length));
  }

  /** Read as the description of the format says, for one page of packed levels. */
  private static List<Object> values(String column) throws IOException {
    var chunk =
        footer().getRow_groups().get(0).getColumns().stream()
            .map(ColumnChunk::getMeta_data)
            .filter(c -> c.getPath_in_schema().equals(List.of(column)))
            .findFirst()
            .orElseThrow();
    int start = Math.toIntExact(chunk.getData_page_offset());
    var stream = new ByteArrayInputStream(FILE, start, FILE.length - start);
    var header = Util.readPageHeader(stream);
    var page =
        ByteBuffer.wrap(stream.readNBytes(header.getCompressed_page_size()))
            .order(ByteOrder.LITTLE_ENDIAN);
    int levels = page.getInt();
    assertThat(page.get()).as("header of two packed groups").isEqualTo((byte) 5);
    var present = new byte[levels - 1];
    page.get(present);
    var values = new ArrayList<>();
    for (int i = 0; i < header.getData_page_header().getNum_values(); i++) {
      boolean there = (present[i / 8] >> i % 8 & 1) == 1;
      values.add(there ? value(chunk.getType(), page) : null);
    }
    assertThat(page.hasRemaining()).isFalse();
    return values;
  }

  private static Object value(Type type, ByteBuffer page) {
    return switch (type) {
      case INT64 -> page.getLong();
      case DOUBLE -> page.getDouble();
      case BYTE_ARRAY -> {
        var bytes = new byte[page.getInt()];
        page.get(bytes);
        yield new String(bytes, StandardCharsets.UTF_8);
      }
      default -> throw new IllegalArgumentException(type.toString());
    };
  }
}
