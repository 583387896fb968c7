package io.autoft.shift.icons;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.shift.Csv;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The committed list of whose drawings these are. */
class SourcesTest {

  @Test
  void hasEverySetWithARoleAndThoseThatTheModelLearnsFrom() throws IOException {
    var uses = uses();
    var roles = new TreeMap<String, String>();
    Csv.resource(Roles.class, "roles.csv")
        .forEach(row -> roles.put(row.get("set"), row.get("role").toLowerCase(Locale.ROOT)));

    assertThat(uses).containsAllEntriesOf(roles).containsValue("pretraining");
    uses.values().removeIf("pretraining"::equals);
    assertThat(uses).isEqualTo(roles);
  }

  private static Map<String, String> uses() throws IOException {
    var uses = new TreeMap<String, String>();
    try (var csv = Csv.read(Path.of("sources.csv"))) {
      csv.forEach(
          row -> {
            assertThat(row.get("licence")).as(row.get("set")).isNotBlank();
            uses.put(row.get("set"), row.get("use"));
          });
    }
    return uses;
  }
}
