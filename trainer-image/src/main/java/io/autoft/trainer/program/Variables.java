package io.autoft.trainer.program;

import java.util.Map;

/**
 * Names of a program's values by the names of the parameters that they are.
 *
 * @param names in OpenCLIP's words
 */
record Variables(Map<String, String> names) {

  Variables {
    names = Map.copyOf(names);
  }

  String get(String parameter) {
    var name = names.get(parameter);
    if (name == null) {
      throw new IllegalStateException("the program has no parameter " + parameter);
    }
    return name;
  }
}
