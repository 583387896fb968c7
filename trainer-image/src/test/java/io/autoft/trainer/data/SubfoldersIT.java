package io.autoft.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubfoldersIT {

  @Test
  void tellsAPersonsFoldersFromThoseOfSystems(@TempDir Path folder) throws Exception {
    for (var name : new String[] {"wren", "__MACOSX", ".hidden", "robin", "@eaDir", "_macos"}) {
      Files.createDirectory(folder.resolve(name));
    }
    Files.createFile(folder.resolve("file"));

    assertThat(Subfolders.of(folder).names()).containsExactly("_macos", "robin", "wren");
    assertThat(Subfolders.of(folder).foreign()).containsExactly(".hidden", "@eaDir", "__MACOSX");
  }
}
