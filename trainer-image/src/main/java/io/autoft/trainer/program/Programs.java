package io.autoft.trainer.program;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDManager;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Compiled programs by their text, each compiled once. */
final class Programs {

  private final NDManager manager;
  private final Map<String, Program> compiled = new ConcurrentHashMap<>();

  /**
   * No programs yet.
   *
   * @param manager that lives as long as the programs
   */
  Programs(NDManager manager) {
    this.manager = requireNonNull(manager, "manager is null");
  }

  Program of(String text) {
    return compiled.computeIfAbsent(text, t -> Program.compile(t, manager));
  }
}
