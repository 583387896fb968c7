package io.autoft.trainer.model;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;

/** Starts the engine with settings that fit a model. */
public final class TorchEngine {

  /** Below this, threads wait for one another longer than they compute. */
  private static final long LARGE_MODEL = 5_000_000;

  private TorchEngine() {}

  /**
   * Starts the engine, or takes the one that runs, and prepares the calling thread.
   *
   * @param parameters number of scalars of the model
   */
  public static NDManager start(long parameters) {
    // The container's limit counts here: the JVM reads it from the control group.
    int threads = parameters < LARGE_MODEL ? 1 : Runtime.getRuntime().availableProcessors();
    setDefault("ai.djl.offline", "true");
    setDefault("OPT_OUT_TRACKING", "true");
    setDefault("ai.djl.pytorch.num_threads", Integer.toString(threads));
    setDefault("ai.djl.pytorch.num_interop_threads", "1");
    setDefault("ai.djl.pytorch.graph_optimizer", "false");
    var manager = Engine.getInstance().newBaseManager();
    // Off is the engine's default only in the thread that started it.
    JniUtils.setGradMode(false);
    return manager;
  }

  /** A manager of arrays in main memory that live no longer than {@code scope}. */
  public static NDManager host(NDManager scope) {
    return scope.getDevice().isGpu() ? scope.newSubManager(Device.cpu()) : scope;
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
