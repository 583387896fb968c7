package io.autoft.cli;

import java.io.IOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of this tool. */
final class Version implements IVersionProvider {

  static final String VERSION = read();

  @Override
  public String[] getVersion() {
    return new String[] {"autoft " + VERSION};
  }

  private static String read() {
    try (var stream = Version.class.getResourceAsStream("version.properties")) {
      var properties = new Properties();
      properties.load(stream);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new IllegalStateException("the program is incomplete", e);
    }
  }
}
