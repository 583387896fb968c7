package io.autoft.trainer.data;

import io.autoft.contract.DataSetConfig;
import io.autoft.contract.Reason;
import io.autoft.trainer.failure.TrialFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The folder of WILDS FMoW 1.1 (Christie et al. 2018; Koh et al., arXiv 2012.07421): {@code
 * rgb_metadata.csv}, whose row number r, counted from 0, is the image {@code images/rgb_img_r.png},
 * and {@code country_code_mapping.csv} from countries to regions.
 *
 * <p>The splits are those of WILDS: what was taken before 2013 is in distribution ({@code train},
 * {@code id_val}, {@code id_test}); {@code val} is the original validation set of 2013 to 2015,
 * {@code test} the original test set from 2016 on. Everything else, and the sequestered rows {@code
 * seq}, belongs to none. A group is a region or, with {@code groupColumn: year}, a year.
 */
final class FMoWLayout implements FolderLayout {

  static final String METADATA = "rgb_metadata.csv";
  static final String COUNTRIES = "country_code_mapping.csv";

  private static final List<String> ORIGINAL_SPLITS = List.of("train", "val", "test", "seq");
  private static final int FIRST_YEAR_OF_VALIDATION = 2013;
  private static final int FIRST_YEAR_OF_TEST = 2016;
  private static final String SPLIT = "split";
  private static final String CATEGORY = "category";
  private static final String TIME = "timestamp";
  private static final String COUNTRY = "country_code";
  private static final String REGION = "region";
  private static final String YEAR = "year";
  private static final String ELSEWHERE = "Other";
  private static final Pattern TIMESTAMP = Pattern.compile("(\\d{4})-\\d\\d-\\d\\d.*");

  @Override
  public Catalogue read(DataSetConfig config, Path root, List<String> studyClasses)
      throws TrialFailure {
    FolderLayout.split(config, WildsSplits.ALL);
    var rows = rows(config, root);
    if (rows.found.isEmpty()) {
      throw FolderLayout.empty(config, root.resolve(METADATA));
    }
    var classNames = List.copyOf(rows.categories.keySet());
    int label = 0;
    for (var category : rows.categories.entrySet()) {
      category.setValue(label++);
    }
    var examples =
        rows.found.stream()
            .map(
                row ->
                    new Example(
                        row.path(), row.line(), rows.categories.get(row.category()), row.group()))
            .toList();
    return new Catalogue(METADATA, examples, classNames, rows.groups.inOrder());
  }

  @Override
  public List<String> splits(DataSetConfig config, Path root, List<String> studyClasses)
      throws TrialFailure {
    return WildsSplits.among(rows(config, root).splits);
  }

  private static Rows rows(DataSetConfig config, Path root) throws TrialFailure {
    var problems = new Problems(config.name());
    var regions = regions(config, root, problems);
    var table = new Table(config.name(), root.resolve(METADATA));
    var rows = new Rows(config, table, regions, problems);
    table.read(problems, rows);
    problems.throwIfAny(Reason.BadConfig);
    return rows;
  }

  private static Map<String, String> regions(DataSetConfig config, Path root, Problems problems)
      throws TrialFailure {
    var table = new Table(config.name(), root.resolve(COUNTRIES));
    var regions = new HashMap<String, String>();
    table.read(
        problems,
        new Table.Reading() {
          @Override
          public void columns(List<String> columns) throws TrialFailure {
            table.require(columns, "alpha-3", REGION);
          }

          @Override
          public void row(Table.Row row) {
            var region = row.get(REGION);
            regions.put(row.get("alpha-3"), region.isEmpty() ? ELSEWHERE : region);
          }
        });
    return regions;
  }

  /** The split of WILDS that a row of an original split belongs to, if any. */
  private static Optional<String> split(String original, int year) {
    boolean inDistribution = year < FIRST_YEAR_OF_VALIDATION;
    return switch (original) {
      case "train" -> inDistribution ? Optional.of("train") : Optional.empty();
      case "val" ->
          inDistribution
              ? Optional.of("id_val")
              : year < FIRST_YEAR_OF_TEST ? Optional.of("val") : Optional.empty();
      case "test" ->
          inDistribution
              ? Optional.of("id_test")
              : year >= FIRST_YEAR_OF_TEST ? Optional.of("test") : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** A row of the wanted split. */
  private record Found(String path, long line, String category, int group) {}

  private static final class Rows implements Table.Reading {
    private final DataSetConfig config;
    private final Table table;
    private final Map<String, String> regions;
    private final Problems problems;
    private final String groupColumn;
    private final List<Found> found = new ArrayList<>();
    private final TreeMap<String, Integer> categories = new TreeMap<>();
    private final Names groups = new Names();
    private final Set<String> splits = new HashSet<>();
    private int number;

    Rows(DataSetConfig config, Table table, Map<String, String> regions, Problems problems) {
      this.config = config;
      this.table = table;
      this.regions = regions;
      this.problems = problems;
      this.groupColumn = config.groupColumn().orElse(REGION);
    }

    @Override
    public void columns(List<String> columns) throws TrialFailure {
      table.require(columns, SPLIT, CATEGORY, TIME, COUNTRY);
      if (!groupColumn.equals(REGION) && !groupColumn.equals(YEAR)) {
        table.require(columns, groupColumn);
      }
    }

    @Override
    public void row(Table.Row row) {
      int image = number++;
      var original = row.get(SPLIT);
      var time = TIMESTAMP.matcher(row.get(TIME));
      if (!ORIGINAL_SPLITS.contains(original)) {
        problems.add(
            table.place(row.line()),
            "split '%s'; allowed are %s".formatted(original, Names.shown(ORIGINAL_SPLITS)));
      } else if (!time.matches()) {
        problems.add(
            table.place(row.line()),
            "timestamp '%s'; it must begin like 2016-01-31".formatted(row.get(TIME)));
      } else {
        int year = Integer.parseInt(time.group(1));
        categories.put(row.get(CATEGORY), 0);
        int group = groups.number(group(row, year));
        var split = split(original, year);
        split.ifPresent(splits::add);
        if (split.isPresent() && split.equals(config.split())) {
          found.add(
              new Found(
                  "images/rgb_img_%d.png".formatted(image), row.line(), row.get(CATEGORY), group));
        }
      }
    }

    private String group(Table.Row row, int year) {
      return switch (groupColumn) {
        case REGION -> regions.getOrDefault(row.get(COUNTRY), ELSEWHERE);
        case YEAR -> Integer.toString(year);
        default -> row.get(groupColumn);
      };
    }
  }
}
