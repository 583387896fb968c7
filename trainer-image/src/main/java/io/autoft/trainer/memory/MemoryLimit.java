package io.autoft.trainer.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * The most main memory that the control group of this process may have: a container's limit, and
 * the swap space that the machine has beside it, which a group may or may not use.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v2.html">control groups, version 2</a>
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v1/memory.html">version 1</a>
 */
public final class MemoryLimit {

  private static final Path GROUPS = Path.of("proc/self/cgroup");
  private static final Path MOUNT = Path.of("sys/fs/cgroup");
  private static final Path MACHINE = Path.of("proc/meminfo");
  private static final Pattern SWAP = Pattern.compile("SwapTotal: +(?<kibibytes>\\d+) kB");

  /** A line of {@link #GROUPS}: number, controllers, none in version 2, and path. */
  private static final Pattern GROUP = Pattern.compile("\\d+:(?<controllers>[^:]*):/(?<path>.*)");

  /** What version 1 writes for no limit is a number above this. */
  private static final long NO_LIMIT = 1L << 60;

  private MemoryLimit() {}

  /** That of this process in bytes; empty where there is none. */
  public static OptionalLong here() {
    return under(Path.of("/"));
  }

  /**
   * That of a process.
   *
   * @param root of the file system that the process sees
   */
  static OptionalLong under(Path root) {
    var mount = root.resolve(MOUNT);
    var limits = LongStream.builder();
    for (var line : lines(root.resolve(GROUPS))) {
      var group = GROUP.matcher(line);
      if (!group.matches()) {
        continue;
      }
      var controllers = List.of(group.group("controllers").split(","));
      if (controllers.contains("memory")) {
        upwards(mount.resolve("memory"), group.group("path"), "memory.limit_in_bytes", limits);
      } else if (controllers.equals(List.of(""))) {
        upwards(mount, group.group("path"), "memory.max", limits);
      }
    }
    var least = limits.build().filter(limit -> limit < NO_LIMIT).min();
    return least.isPresent() ? OptionalLong.of(least.getAsLong() + swap(root)) : least;
  }

  private static long swap(Path root) {
    return lines(root.resolve(MACHINE)).stream()
        .map(SWAP::matcher)
        .filter(Matcher::matches)
        .mapToLong(line -> Long.parseLong(line.group("kibibytes")) << 10)
        .sum();
  }

  /** A group's limit and those of the groups that it is in; what a container sees are the last. */
  private static void upwards(Path top, String path, String file, LongStream.Builder limits) {
    for (var group = top.resolve(path).normalize();
        group.startsWith(top);
        group = group.getParent()) {
      lines(group.resolve(file)).stream()
          .filter(line -> line.matches("\\d{1,19}"))
          .mapToLong(Long::parseLong)
          .forEach(limits);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of();
    }
  }
}
