package io.autoft.trainer.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryLimitTest {

  private static final String UNLIMITED_IN_VERSION_1 = "9223372036854771712";

  @TempDir private Path root;

  @Test
  void isThatOfAContainerThatSeesItsOwnGroupAlone() throws IOException {
    write("proc/self/cgroup", "0::/");
    write("sys/fs/cgroup/memory.max", "2147483648");

    assertThat(MemoryLimit.under(root)).hasValue(2L << 30);
  }

  @Test
  void hasTheSwapSpaceOfTheMachineBesideIt() throws IOException {
    write("proc/self/cgroup", "0::/");
    write("sys/fs/cgroup/memory.max", "2147483648");
    write("proc/meminfo", "MemTotal:       24683980 kB\nSwapTotal:       1048576 kB");

    assertThat(MemoryLimit.under(root)).hasValue(3L << 30);
  }

  @Test
  void isTheSmallestOfTheGroupsThatAProcessIsIn() throws IOException {
    write("proc/self/cgroup", "0::/kubepods/pod1/trainer");
    write("sys/fs/cgroup/kubepods/pod1/trainer/memory.max", "max");
    write("sys/fs/cgroup/kubepods/pod1/memory.max", "1073741824");
    write("sys/fs/cgroup/kubepods/memory.max", "8589934592");

    assertThat(MemoryLimit.under(root)).hasValue(1L << 30);
  }

  @Test
  void isReadInVersionOneToo() throws IOException {
    write("proc/self/cgroup", "12:cpu,cpuacct:/kubepods/pod1\n3:memory:/kubepods/pod1\n0::/other");
    write("sys/fs/cgroup/memory/memory.limit_in_bytes", "3221225472");
    write("sys/fs/cgroup/cpu/memory.limit_in_bytes", "1");

    assertThat(MemoryLimit.under(root)).hasValue(3L << 30);
  }

  @Test
  void isNoneWhereNothingIsLimitedOrKnown() throws IOException {
    assertThat(MemoryLimit.under(root)).isEmpty();

    write("proc/self/cgroup", "0::/a\n3:memory:/b");
    write("sys/fs/cgroup/a/memory.max", "max");
    write("sys/fs/cgroup/memory/b/memory.limit_in_bytes", UNLIMITED_IN_VERSION_1);

    assertThat(MemoryLimit.under(root)).isEmpty();
  }

  @Test
  void staysBelowTheMountOfTheGroups() throws IOException {
    write("proc/self/cgroup", "0::/../../secret");
    write("secret/memory.max", "1");
    write("sys/fs/cgroup/memory.max", "4096");

    assertThat(MemoryLimit.under(root)).isEmpty();
  }

  private void write(String path, String text) throws IOException {
    var file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text + "\n");
  }
}
