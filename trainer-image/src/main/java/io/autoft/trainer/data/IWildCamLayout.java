package io.autoft.trainer.data;

import io.autoft.contract.DataSetConfig;
import io.autoft.contract.Reason;
import io.autoft.trainer.failure.TrialFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The folder of WILDS iWildCam 2.0 (Koh et al., arXiv 2012.07421): {@code metadata.csv} with split,
 * file name, label and camera of each image, the images in {@code train/}, whatever their split,
 * and the names of the labels in {@code categories.csv}, together with those of categories that the
 * data set does not use. A group is a camera.
 */
final class IWildCamLayout implements FolderLayout {

  static final String METADATA = "metadata.csv";
  static final String CATEGORIES = "categories.csv";

  private static final String IMAGES = "train/";
  private static final String SPLIT = "split";
  private static final String FILE_NAME = "filename";
  private static final String LABEL = "y";
  private static final String NAME = "name";
  private static final String CAMERA = "location_remapped";

  @Override
  public Catalogue read(DataSetConfig config, Path root, List<String> studyClasses)
      throws TrialFailure {
    var split = FolderLayout.split(config, WildsSplits.ALL);
    var problems = new Problems(config.name());
    var names = names(config, root, problems);
    // Else each of the images of a class whose row is wrong would be a problem, too.
    problems.throwIfAny(Reason.BadConfig);
    var table = new Table(config.name(), root.resolve(METADATA));
    var groupColumn = config.groupColumn().orElse(CAMERA);
    var examples = new ArrayList<Example>();
    var groups = new Names();
    var largest = new int[] {-1};
    table.read(
        problems,
        new Table.Reading() {
          @Override
          public void columns(List<String> columns) throws TrialFailure {
            table.require(columns, SPLIT, FILE_NAME, LABEL, groupColumn);
          }

          @Override
          public void row(Table.Row row) {
            var name = row.get(SPLIT);
            if (!WildsSplits.ALL.contains(name)) {
              problems.add(
                  table.place(row.line()),
                  "split '%s'; allowed are %s".formatted(name, Names.shown(WildsSplits.ALL)));
              return;
            }
            int group = groups.number(row.get(groupColumn));
            int label = label(row.get(LABEL), names);
            if (label < 0) {
              problems.add(
                  table.place(row.line()),
                  "y '%s' is none of %s".formatted(row.get(LABEL), CATEGORIES));
              return;
            }
            largest[0] = Math.max(largest[0], label);
            if (name.equals(split)) {
              examples.add(new Example(IMAGES + row.get(FILE_NAME), row.line(), label, group));
            }
          }
        });
    problems.throwIfAny(Reason.BadConfig);
    if (examples.isEmpty()) {
      throw FolderLayout.empty(config, root.resolve(METADATA));
    }
    return new Catalogue(
        METADATA, examples, classNames(config, names, largest[0]), groups.inOrder());
  }

  /** What is wrong with rows is said where a split is read. */
  @Override
  public List<String> splits(DataSetConfig config, Path root, List<String> studyClasses)
      throws TrialFailure {
    var table = new Table(config.name(), root.resolve(METADATA));
    var found = new HashSet<String>();
    table.read(
        new Problems(config.name()),
        new Table.Reading() {
          @Override
          public void columns(List<String> columns) throws TrialFailure {
            table.require(columns, SPLIT);
          }

          @Override
          public void row(Table.Row row) {
            found.add(row.get(SPLIT));
          }
        });
    return WildsSplits.among(found);
  }

  private static Map<Integer, String> names(DataSetConfig config, Path root, Problems problems)
      throws TrialFailure {
    var table = new Table(config.name(), root.resolve(CATEGORIES));
    var names = new TreeMap<Integer, String>();
    table.read(
        problems,
        new Table.Reading() {
          @Override
          public void columns(List<String> columns) throws TrialFailure {
            table.require(columns, LABEL, NAME);
          }

          @Override
          public void row(Table.Row row) {
            try {
              names.putIfAbsent(Integer.parseInt(row.get(LABEL)), row.get(NAME));
            } catch (NumberFormatException e) {
              problems.add(
                  table.place(row.line()),
                  "y is '%s'; it must be a whole number".formatted(row.get(LABEL)));
            }
          }
        });
    return names;
  }

  private static int label(String text, Map<Integer, String> names) {
    try {
      int label = Integer.parseInt(text);
      return names.containsKey(label) ? label : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** All labels up to the largest; categories that are not used have a label beyond. */
  private static List<String> classNames(
      DataSetConfig config, Map<Integer, String> names, int largest) throws TrialFailure {
    var classNames = new ArrayList<String>();
    for (int label = 0; label <= largest; label++) {
      if (!names.containsKey(label)) {
        throw TrialFailure.badConfig(
            "%s: %s has no name for y = %d; %s has labels up to %d",
            config.name(), CATEGORIES, label, METADATA, largest);
      }
      classNames.add(names.get(label));
    }
    return classNames;
  }
}
