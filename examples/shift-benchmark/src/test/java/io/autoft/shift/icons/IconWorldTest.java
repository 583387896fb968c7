package io.autoft.shift.icons;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.shift.Csv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eight training drawings of each thing, and one for validation and for a test. */
class IconWorldTest {

  private static final Concepts CONCEPTS = Concepts.read();

  @TempDir Path folder;
  private List<CSVRecord> rows;

  @BeforeEach
  void write() throws IOException {
    var pictures = new ArrayList<Picture>();
    for (int label = 0; label < CONCEPTS.names().size(); label++) {
      for (int i = 0; i < 8; i++) {
        pictures.add(picture("lucide", label + "-" + i, label, Role.Training, Style.Outline));
      }
      pictures.add(picture("solar", label + "-a", label, Role.Validation, Style.Solid));
      pictures.add(picture("noto", label + "-b", label, Role.Unseen, Style.Emoji));
    }
    new IconWorld(folder, List.of(0L, 1L)).write(pictures, CONCEPTS);
    try (var manifest = Csv.read(folder.resolve("manifest.csv"))) {
      rows = manifest.getRecords();
    }
  }

  @Test
  void testsOnNothingThatItTrainsOn() {
    var paths = by("path");

    assertThat(paths.keySet())
        .contains("validation", "unseen-emoji", "train-0", "balanced-1", "all-1");
    for (var split : paths.keySet()) {
      if (split.matches("(train|balanced|all)-.*")) {
        var heldOut = "in-distribution-" + split.substring(split.indexOf('-') + 1);
        assertThat(paths.get(split)).doesNotContainAnyElementsOf(paths.get(heldOut));
      }
    }
    assertThat(paths.get("all-0")).hasSize(4 * CONCEPTS.names().size());
  }

  @Test
  void validatesAndTestsOnOtherDesigners() {
    var designers = by("group");

    assertThat(designers.get("all-0")).containsExactly("lucide");
    assertThat(designers.get("validation")).containsExactly("solar");
    assertThat(designers.get("unseen-emoji")).containsExactly("noto");
  }

  @Test
  void hasEveryPictureThatItNames() {
    assertThat(rows)
        .extracting(row -> folder.resolve(row.get("path")))
        .allMatch(Files::isRegularFile);
  }

  private Map<String, Set<String>> by(String column) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                row -> row.get("split"),
                Collectors.mapping(row -> row.get(column), Collectors.toSet())));
  }

  private static Picture picture(String set, String name, int label, Role role, Style style) {
    return new Picture(new Icon(set, name, ""), label, role, style, new byte[32 * 32 * 3]);
  }
}
