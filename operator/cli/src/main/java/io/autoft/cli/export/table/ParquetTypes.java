package io.autoft.cli.export.table;

import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MicroSeconds;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;

/** The types of a table's columns in Parquet's words. */
final class ParquetTypes {

  private ParquetTypes() {}

  /** How values are stored. */
  static Type physical(Column.Type type) {
    return switch (type) {
      case INTEGER, TIME -> Type.INT64;
      case NUMBER -> Type.DOUBLE;
      case TEXT -> Type.BYTE_ARRAY;
    };
  }

  /** A column, whose values may all be absent; also in the words that older readers know. */
  static SchemaElement schema(Column column) {
    var element =
        new SchemaElement(column.name())
            .setType(physical(column.type()))
            .setRepetition_type(FieldRepetitionType.OPTIONAL);
    return switch (column.type()) {
      case INTEGER, NUMBER -> element;
      case TEXT ->
          element
              .setConverted_type(ConvertedType.UTF8)
              .setLogicalType(LogicalType.STRING(new StringType()));
      case TIME ->
          element
              .setConverted_type(ConvertedType.TIMESTAMP_MICROS)
              .setLogicalType(
                  LogicalType.TIMESTAMP(
                      new TimestampType(true, TimeUnit.MICROS(new MicroSeconds()))));
    };
  }
}
