package io.autoft.trainer.data;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.Reason;
import io.autoft.trainer.failure.TrialFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A table in a CSV file (RFC 4180, UTF-8) whose first line names the columns. */
final class Table {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

  private final String set;
  private final Path file;

  /**
   * A table.
   *
   * @param set that it belongs to, for messages
   */
  Table(String set, Path file) {
    this.set = requireNonNull(set, "set is null");
    this.file = requireNonNull(file, "file is null");
  }

  /** A row; columns are asked for by their names. */
  record Row(List<String> columns, CSVRecord cells, long line) {

    /** The cell of a column that exists. */
    String get(String column) {
      return cells.get(columns.indexOf(column)).strip();
    }
  }

  /** What is made of a table. */
  interface Reading {

    /**
     * Is called first, with the columns.
     *
     * @throws TrialFailure if they are not the right ones
     */
    void columns(List<String> columns) throws TrialFailure;

    void row(Row row);
  }

  /**
   * Reads all rows.
   *
   * @param problems gets the rows that have not as many cells as the header
   * @throws TrialFailure {@code DataMissing} if there is no such file, {@code BadConfig} if it is
   *     no table
   */
  void read(Problems problems, Reading reading) throws TrialFailure {
    try (var reader = Utf8.reader(file);
        var parser = CSVParser.builder().setReader(reader).setFormat(FORMAT).get()) {
      var rows = parser.iterator();
      if (!rows.hasNext()) {
        throw failure(Reason.DataMissing, "is empty");
      }
      var columns = rows.next().stream().map(String::strip).toList();
      if (new HashSet<>(columns).size() < columns.size()) {
        throw failure(Reason.BadConfig, "line 1: a column occurs twice in " + columns);
      }
      reading.columns(columns);
      while (rows.hasNext()) {
        var cells = rows.next();
        // A cell can have lines of its own; the parser counts the last one.
        long line = parser.getCurrentLineNumber() - lineBreaks(cells);
        if (cells.size() == columns.size()) {
          reading.row(new Row(columns, cells, line));
        } else {
          problems.add(
              place(line), "%d cells; the header has %d".formatted(cells.size(), columns.size()));
        }
      }
    } catch (NoSuchFileException e) {
      throw new TrialFailure(Reason.DataMissing, "%s: there is no %s".formatted(set, file), e);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CharacterCodingException cause) {
        throw notUtf8(cause);
      }
      throw failure(Reason.BadConfig, e.getCause().getMessage(), e);
    } catch (CharacterCodingException e) {
      throw notUtf8(e);
    } catch (IOException e) {
      throw failure(Reason.DataMissing, "cannot be read: " + e, e);
    }
  }

  private static long lineBreaks(CSVRecord cells) {
    return cells.stream().flatMapToInt(String::chars).filter(c -> c == '\n').count();
  }

  /**
   * Checks that columns exist.
   *
   * @param wanted names
   * @throws TrialFailure BadConfig naming the columns that there are
   */
  void require(List<String> columns, String... wanted) throws TrialFailure {
    for (var column : wanted) {
      if (!columns.contains(column)) {
        throw failure(
            Reason.BadConfig, "line 1: no column '%s'; there are %s".formatted(column, columns));
      }
    }
  }

  /** A line of this table, for messages. */
  String place(long line) {
    return "%s, line %d".formatted(name(), line);
  }

  /** Name of the file. */
  String name() {
    return file.getFileName().toString();
  }

  private TrialFailure notUtf8(CharacterCodingException cause) {
    try {
      return failure(Reason.BadConfig, Utf8.located(cause, file).getMessage(), cause);
    } catch (IOException e) {
      return failure(Reason.DataMissing, "cannot be read: " + e, e);
    }
  }

  private TrialFailure failure(Reason reason, String message) {
    return failure(reason, message, null);
  }

  private TrialFailure failure(Reason reason, String message, Throwable cause) {
    var separator = message.startsWith("line ") ? ", " : " ";
    return new TrialFailure(reason, "%s: %s%s%s".formatted(set, file, separator, message), cause);
  }
}
