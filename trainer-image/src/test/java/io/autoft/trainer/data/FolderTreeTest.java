package io.autoft.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderTreeTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          classes alone              | robin wren                      |            | false | false
          splits of usual names      | train/robin val/robin           |            | true  | false
          in other spelling          | Train/robin ID-Val/robin        |            | true  | false
          one of them alone          | train/robin shifted/robin       |            | true  | false
          beside another folder      | train/robin val/robin notes     |            | true  | false
          nested classes             | robin/day0 wren/day0            |            | false | true
          nested, and known          | robin/day0 wren/day0            | robin wren | false | false
          nested in part             | robin/day0 wren                 |            | false | false
          splits of known classes    | day/robin night/robin night/wren| robin wren | true  | false
          a class called train       | train/day0 car/day0             | car train  | false | false
          a folder without folders   | train robin                     |            | false | false
          """)
  void tellsSplitsFromClasses(
      String what, String paths, String classNames, boolean splits, boolean doubtful) {
    var folders = new TreeMap<String, List<String>>();
    for (var path : paths.split(" ")) {
      var names = path.split("/");
      folders.merge(
          names[0],
          Arrays.asList(names).subList(1, names.length),
          (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
    }
    var tree = new FolderTree(folders);
    var known = classNames == null ? List.<String>of() : List.of(classNames.split(" "));

    assertThat(tree.hasSplits(known)).isEqualTo(splits);
    assertThat(!splits && tree.isDoubtful(known)).isEqualTo(doubtful);
  }
}
