package io.autoft.shift.icons;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Whose drawings the task and the pretrained model are made of, and under which licence. */
final class Sources {

  private Sources() {}

  /** Writes a row for each set, in the order of their names. */
  static void write(List<IconSet> sets, Roles roles, Path file) throws IOException {
    var pretraining = CaptionedIcons.sets(sets, roles);
    try (var csv =
        new CSVPrinter(
            Files.newBufferedWriter(file),
            CSVFormat.RFC4180
                .builder()
                .setHeader("set", "author", "licence", "use")
                .setRecordSeparator(System.lineSeparator())
                .get())) {
      for (var set : sets) {
        var use =
            roles
                .of(set.name())
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .or(() -> Optional.of("pretraining").filter(u -> pretraining.contains(set)));
        if (use.isPresent()) {
          csv.printRecord(set.name(), set.author(), set.licence(), use.get());
        }
      }
    }
  }
}
