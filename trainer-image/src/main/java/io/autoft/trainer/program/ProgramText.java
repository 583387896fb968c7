package io.autoft.trainer.program;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A program on its way, in the form in which TorchScript is stored: one operator a line, no
 * expressions that need Python.
 */
final class ProgramText {

  /** Numbers of types in stored programs. */
  static final int INT64 = 4;

  static final int FLOAT32 = 6;
  static final int BFLOAT16 = 15;

  private final StringBuilder text = new StringBuilder();
  private int variables;
  private int depth = 2;

  /**
   * A program with its head and no lines.
   *
   * @param arguments with their types, as {@code theta: Tensor}
   * @param result type of what it returns
   */
  ProgramText(List<String> arguments, String result) {
    var module = ProgramArchive.MODULE;
    text.append("class ").append(module.substring(module.indexOf('.') + 1)).append("(Module):\n");
    text.append("  __parameters__ = []\n  __buffers__ = []\n  training : bool\n");
    text.append("  def forward(self: ").append(module);
    arguments.forEach(argument -> text.append(",\n    ").append(argument));
    text.append(") -> ").append(result).append(":\n");
  }

  /** Appends a line. */
  void line(String format, Object... arguments) {
    text.append("  ".repeat(depth)).append(format.formatted(arguments)).append('\n');
  }

  /** A line that names a value; gives the name. */
  String let(String format, Object... arguments) {
    var name = "x" + variables++;
    line(name + " = " + format, arguments);
    return name;
  }

  /** A line that names the values of a list, of which there must be as many as {@code names}. */
  void unpack(List<String> names, String format, Object... arguments) {
    var targets = names.stream().map(name -> name + ", ").collect(Collectors.joining());
    line(targets + "= " + format, arguments);
  }

  /** A name that no value has yet. */
  String fresh() {
    return "x" + variables++;
  }

  /** Lines inside a loop or a condition. */
  void inside(String head, Runnable body) {
    line(head);
    depth++;
    body.run();
    depth--;
  }

  static String list(List<?> elements) {
    return elements.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
