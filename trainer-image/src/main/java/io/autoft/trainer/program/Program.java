package io.autoft.trainer.program;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A program that the engine has compiled. It has no state, so threads can share it. */
final class Program {

  private final PtSymbolBlock module;

  private Program(PtSymbolBlock module) {
    this.module = requireNonNull(module, "module is null");
  }

  /**
   * Compiles a program.
   *
   * @param manager that lives as long as the program
   */
  static Program compile(String text, NDManager manager) {
    var archive = new ByteArrayInputStream(ProgramArchive.of(text));
    try {
      return new Program(JniUtils.loadModule((PtNDManager) manager, archive, true, false));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Runs the program.
   *
   * @param inputs its arguments; neighbours whose name is {@code name[]} are one list, and have no
   *     name afterwards, since they may be other programs' arguments. The first one's manager takes
   *     the results
   */
  NDList run(NDList inputs) {
    // Both are settings of the calling thread. Without the first, the first calls are profiled.
    JniUtils.setGraphExecutorOptimize(false);
    try {
      return IValueUtils.forward(module, inputs, true);
    } finally {
      // A program that fails may have left it on.
      JniUtils.setGradMode(false);
      inputs.forEach(array -> array.setName(null));
    }
  }
}
