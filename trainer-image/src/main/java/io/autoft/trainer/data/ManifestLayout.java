package io.autoft.trainer.data;

import io.autoft.contract.DataSetConfig;
import io.autoft.contract.Reason;
import io.autoft.trainer.failure.TrialFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A table {@code manifest.csv} with the columns {@code path} and {@code label}, and where they are
 * wanted {@code split}, {@code group} and others. A label is the name of a class, or its index
 * among known names: those of {@code class_names.txt}, else those of the study. The classes are the
 * lines of that file; without it, those that occur in any split.
 */
final class ManifestLayout implements FolderLayout {

  static final String FILE = "manifest.csv";

  private static final String PATH = "path";
  private static final String LABEL = "label";
  private static final String SPLIT = "split";
  private static final String GROUP = "group";

  /** A row of the wanted split before its label is understood. */
  private record Entry(long line, String path, String label, int group) {}

  @Override
  public Catalogue read(DataSetConfig config, Path root, List<String> studyClasses)
      throws TrialFailure {
    var problems = new Problems(config.name());
    var table = new Table(config.name(), root.resolve(FILE));
    var rows = new Rows(config, table, problems);
    table.read(problems, rows);
    rows.checkSplit();
    var declared = NameFile.read(config.name(), root.resolve(NameFile.CLASS_NAMES));
    var known = declared.isEmpty() ? studyClasses : declared;
    if (rows.labels.isEmpty()) {
      problems.throwIfAny(Reason.BadConfig);
      throw FolderLayout.empty(config, root.resolve(FILE));
    }
    if (known.isEmpty() && rows.labels.stream().allMatch(ManifestLayout::isNumber)) {
      problems.throwIfAny(Reason.BadConfig);
      throw TrialFailure.badConfig(
          "%s: the labels of %s are numbers, and a class needs a name; name them in %s or in"
              + " classNames",
          config.name(), FILE, NameFile.CLASS_NAMES);
    }
    var names = known.isEmpty() ? List.copyOf(rows.labels) : known;
    var labels = new ClassLabels(names);
    var classes =
        declared.isEmpty()
            ? labels.occurring(rows.labels)
            : IntStream.range(0, names.size()).boxed().toList();
    var examples = new ArrayList<Example>();
    for (var entry : rows.entries) {
      var complaint = labels.complaint(entry.label());
      if (complaint.isPresent()) {
        problems.add(table.place(entry.line()), complaint.get());
      } else {
        int label = classes.indexOf(labels.index(entry.label()));
        examples.add(new Example(entry.path(), entry.line(), label, entry.group()));
      }
    }
    problems.throwIfAny(Reason.BadConfig);
    if (examples.isEmpty()) {
      throw FolderLayout.empty(config, root.resolve(FILE));
    }
    var classNames = classes.stream().map(names::get).toList();
    return new Catalogue(FILE, examples, classNames, rows.groups.inOrder());
  }

  @Override
  public List<String> splits(DataSetConfig config, Path root, List<String> studyClasses)
      throws TrialFailure {
    var problems = new Problems(config.name());
    var table = new Table(config.name(), root.resolve(FILE));
    var rows = new Rows(config, table, problems);
    table.read(problems, rows);
    return rows.splits.stream().filter(split -> !split.isEmpty()).toList();
  }

  private static boolean isNumber(String label) {
    return !label.isEmpty() && label.chars().allMatch(Character::isDigit);
  }

  private static final class Rows implements Table.Reading {
    private final DataSetConfig config;
    private final Table table;
    private final Problems problems;
    private final List<Entry> entries = new ArrayList<>();
    private final TreeSet<String> labels = new TreeSet<>();
    private final TreeSet<String> splits = new TreeSet<>();
    private final Names groups = new Names();
    private Optional<String> groupColumn = Optional.empty();
    private boolean hasSplits;

    Rows(DataSetConfig config, Table table, Problems problems) {
      this.config = config;
      this.table = table;
      this.problems = problems;
    }

    @Override
    public void columns(List<String> columns) throws TrialFailure {
      table.require(columns, PATH, LABEL);
      hasSplits = columns.contains(SPLIT);
      if (config.split().isPresent()) {
        table.require(columns, SPLIT);
      }
      if (config.groupColumn().isPresent()) {
        table.require(columns, config.groupColumn().get());
        groupColumn = config.groupColumn();
      } else if (columns.contains(GROUP)) {
        groupColumn = Optional.of(GROUP);
      }
    }

    @Override
    public void row(Table.Row row) {
      var path = row.get(PATH);
      var label = row.get(LABEL);
      var split = hasSplits ? row.get(SPLIT) : "";
      var group = groupColumn.map(row::get);
      if (path.isEmpty() || label.isEmpty() || group.filter(String::isEmpty).isPresent()) {
        var empty = path.isEmpty() ? PATH : label.isEmpty() ? LABEL : groupColumn.orElseThrow();
        problems.add(table.place(row.line()), "the cell of '%s' is empty".formatted(empty));
        return;
      }
      labels.add(label);
      splits.add(split);
      int number = group.map(groups::number).orElse(0);
      if (config.split().isEmpty() || config.split().get().equals(split)) {
        entries.add(new Entry(row.line(), path, label, number));
      }
    }

    /** Where the wanted split is unknown, rows that could not be read may be why. */
    void checkSplit() throws TrialFailure {
      if (config.split().filter(split -> !splits.contains(split)).isPresent()) {
        problems.throwIfAny(Reason.BadConfig);
      }
      if (hasSplits && !splits.isEmpty()) {
        FolderLayout.split(config, splits);
      }
    }
  }
}
