/**
 * The trials of a study as a table, a row each, and that as a file.
 *
 * <p>Parquet: Apache's writer of files needs Hadoop's classes, libraries without them rebuild a
 * part of those and add native compression, and DuckDB is tens of megabytes. A flat table without
 * compression is a header, pages of plain values and a footer, so only the part with the headers,
 * {@code parquet-format-structures} (0.9 MB), is used.
 */
package io.autoft.cli.export.table;
