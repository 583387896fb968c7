package io.autoft.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few kills; {@code operator/cli/kills} is for a hundred. */
class KillsIT {

  @TempDir private Path root;

  @Test
  void nothingIsLostOrRunTwiceWhateverIsKilled() throws Exception {
    var seen = new KillsCheck(root, 30, 6, 1).run();

    assertThat(seen.faults()).isEmpty();
    assertThat(seen.kills()).isEqualTo(6);
    assertThat(seen.workerKills()).isEqualTo(6);
    assertThat(seen.trials()).isEqualTo(32);
  }
}
