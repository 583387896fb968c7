package io.autoft.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Runs scripts in Lua 5.1, whose language Argo CD has. Without it a test is skipped, with {@code
 * CI=true} it fails.
 */
public final class Lua {

  private static final String PROGRAM = "lua5.1";

  /** Prints tables as {@code key=value} lines, the keys of inner ones with dots. */
  private static final String PRINT =
      """
      local function print_all(prefix, value)
        if type(value) == "table" then
          for key, inner in pairs(value) do print_all(prefix .. "." .. tostring(key), inner) end
        else
          print(prefix .. "=" .. tostring(value))
        end
      end
      print_all("", run())
      """;

  private Lua() {}

  /**
   * What a script returns.
   *
   * @param script with {@code obj} as a global
   * @return values by their paths, such as {@code .status}
   */
  public static Map<String, String> run(String script, JsonNode object) {
    var program =
        "obj = %s%nlocal function run()%n%s%nend%n%s".formatted(literal(object), script, PRINT);
    try {
      return Command.run(new ProcessBuilder(PROGRAM, "-"), program)
          .orThrow()
          .lines()
          .map(line -> line.split("=", 2))
          .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    } catch (UncheckedIOException e) {
      return Missing.skip("no %s; install it, for instance with apt-get".formatted(PROGRAM));
    }
  }

  private static String literal(JsonNode node) {
    if (node.isObject()) {
      return node.properties().stream()
          .map(e -> "[%s]=%s".formatted(quoted(e.getKey()), literal(e.getValue())))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (node.isArray()) {
      return StreamSupport.stream(node.spliterator(), false)
          .map(Lua::literal)
          .collect(Collectors.joining(",", "{", "}"));
    }
    return node.isTextual() ? quoted(node.asText()) : node.isNull() ? "nil" : node.asText();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
