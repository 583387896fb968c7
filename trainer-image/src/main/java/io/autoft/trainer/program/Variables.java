package io.autoft.trainer.program;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Names of a program's values by the names of the parameters that they are, in OpenCLIP's words.
 */
final class Variables {

  private final Map<String, String> names = new HashMap<>();
  private final Map<String, Supplier<Map<String, String>>> later = new HashMap<>();

  /** Values that the program has already. */
  void put(Map<String, String> named) {
    names.putAll(named);
  }

  /**
   * Values that the program is to have from where the first of them is used. Of what is made late,
   * backward reaches the derivative early, and then needs nothing of it any more.
   *
   * @param parameters that {@code lines} names
   * @param lines writes them and gives their names
   */
  void putLater(Collection<String> parameters, Supplier<Map<String, String>> lines) {
    parameters.forEach(parameter -> later.put(parameter, lines));
  }

  String get(String parameter) {
    if (!names.containsKey(parameter)) {
      var lines = later.get(parameter);
      if (lines == null) {
        throw new IllegalStateException("the program has no parameter " + parameter);
      }
      names.putAll(lines.get());
    }
    return names.get(parameter);
  }
}
