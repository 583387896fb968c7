package io.autoft.cli.export.table;

import io.autoft.cli.export.ExportedStudy;
import io.autoft.cli.export.FileFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;

/**
 * The trials as Parquet, by the <a href="https://parquet.apache.org/docs/file-format/">description
 * of the format</a>: one row group, one page a column, plain values, nothing compressed, since a
 * study has a few thousand rows at most.
 */
public final class ParquetFile implements FileFormat {

  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 2;

  @Override
  public byte[] of(ExportedStudy study) {
    var table = TrialTable.of(study.trials());
    var out = new ByteArrayOutputStream();
    try {
      out.write(MAGIC);
      var chunks = new ArrayList<ColumnChunk>();
      for (var column : table.columns()) {
        chunks.add(write(column, table, out));
      }
      int footer = out.size();
      Util.writeFileMetaData(metaData(table, chunks), out);
      out.write(littleEndian(out.size() - footer));
      out.write(MAGIC);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static ColumnChunk write(Column column, TrialTable table, ByteArrayOutputStream out)
      throws IOException {
    var page =
        ColumnPage.of(
            column.type(), table.rows().stream().map(row -> column.value().apply(row)).toList());
    int start = out.size();
    page.write(out);
    int size = out.size() - start;
    var metaData =
        new ColumnMetaData(
            ParquetTypes.physical(column.type()),
            List.of(Encoding.PLAIN, Encoding.RLE),
            List.of(column.name()),
            CompressionCodec.UNCOMPRESSED,
            table.rows().size(),
            size,
            size,
            start);
    return new ColumnChunk(0).setMeta_data(metaData);
  }

  private static FileMetaData metaData(TrialTable table, List<ColumnChunk> chunks) {
    var schema = new ArrayList<SchemaElement>();
    schema.add(new SchemaElement("trials").setNum_children(chunks.size()));
    table.columns().stream().map(ParquetTypes::schema).forEach(schema::add);
    long size = chunks.stream().mapToLong(c -> c.getMeta_data().getTotal_compressed_size()).sum();
    long rows = table.rows().size();
    return new FileMetaData(VERSION, schema, rows, List.of(new RowGroup(chunks, size, rows)))
        .setCreated_by("autoft");
  }

  static byte[] littleEndian(int number) {
    return ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array();
  }
}
