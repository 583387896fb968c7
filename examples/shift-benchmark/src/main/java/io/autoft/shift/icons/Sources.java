package io.autoft.shift.icons;

import io.autoft.shift.Csv;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whose drawings the task and the pretrained model are made of, and under which licence. */
final class Sources {

  private Sources() {}

  /** Writes a row for each set, in the order of their names. */
  static void write(List<IconSet> sets, Roles roles, Path file) throws IOException {
    var pretraining = CaptionedIcons.sets(sets, roles);
    try (var csv = Csv.write(file, List.of("set", "author", "licence", "use"))) {
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
