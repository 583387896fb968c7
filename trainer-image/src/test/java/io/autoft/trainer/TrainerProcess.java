package io.autoft.trainer;

import io.autoft.contract.Contract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The trainer in a JVM of its own. */
final class TrainerProcess {

  private TrainerProcess() {}

  /**
   * Starts the trainer.
   *
   * @param folder that gets its {@code log} and its {@code report.json}
   * @param flags of the JVM
   * @param config of the trial; null for none
   */
  static Process start(Path folder, List<String> flags, String config, String... arguments)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // It lasts for seconds: the second compiler costs more than it brings.
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(flags);
    command.add(Trainer.class.getName());
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("log").toFile());
    // An image may know no locale at all.
    builder.environment().put("LC_ALL", "POSIX");
    builder.environment().remove(Contract.CONFIG_VARIABLE);
    if (config != null) {
      builder.environment().put(Contract.CONFIG_VARIABLE, config);
    }
    builder.environment().put(Contract.REPORT_VARIABLE, folder.resolve("report.json").toString());
    return builder.start();
  }
}
