package io.autoft.trainer.model;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.engine.StandardCapabilities;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the engine with settings that fit a model. */
public final class TorchEngine {

  /** Below this, threads wait for one another longer than they compute. */
  private static final long LARGE_MODEL = 5_000_000;

  private static final long LONGEST_START_MILLIS = 60_000;

  private static final String THREADS = "ai.djl.pytorch.num_threads";
  private static final Logger LOG = LoggerFactory.getLogger("trainer");

  private TorchEngine() {}

  /**
   * Begins to start the engine while the caller does what needs none: more than half of a start is
   * loading native code. Whoever calls {@link #start} waits for it, and meets its failure.
   *
   * @return what starts it, for {@link #awaitStart}
   */
  public static Thread begin() {
    setDefaults();
    var thread = new Thread(TorchEngine::load, "engine");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Waits for what has begun: a process that ends while it loads native code may crash. */
  public static void awaitStart(Thread begun) {
    try {
      begun.join(LONGEST_START_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void load() {
    try {
      Engine.getInstance();
    } catch (EngineException | LinkageError e) {
      LOG.debug("the engine did not start", e);
    }
  }

  /**
   * Starts the engine, or takes the one that runs, and prepares the calling thread.
   *
   * @param parameters number of scalars of the model
   * @return a manager of arrays on a GPU, if the engine sees one, else in main memory
   */
  public static NDManager start(long parameters) {
    setDefaults();
    var engine = Engine.getInstance();
    var manager = engine.newBaseManager(device(engine));
    prepareThread(parameters);
    return manager;
  }

  /**
   * Prepares the calling thread to compute with a model on an engine that runs.
   *
   * @param parameters number of scalars of the model
   */
  public static void prepareThread(long parameters) {
    if (System.getProperty(THREADS) == null) {
      JniUtils.setNumThreads(threads(parameters));
    }
    // Off is the engine's default only in the thread that started it.
    JniUtils.setGradMode(false);
  }

  /** By the library that will compute; DJL's own search also wants JNA, which no image has. */
  private static Device device(Engine engine) {
    return engine.hasCapability(StandardCapabilities.CUDA) ? Device.gpu() : Device.cpu();
  }

  /** The container's limit counts here: the JVM reads it from the control group. */
  static int threads(long parameters) {
    return parameters < LARGE_MODEL ? 1 : Runtime.getRuntime().availableProcessors();
  }

  /** Name and version of the engine, which runs. */
  public static String version() {
    var engine = Engine.getEngine("PyTorch");
    return engine.getEngineName() + " " + engine.getVersion();
  }

  /** Where and how the engine computes, for messages. */
  public static String description(NDManager manager) {
    var device = manager.getDevice();
    return device.isGpu() ? device.toString() : "cpu, threads: " + JniUtils.getNumThreads();
  }

  /** Whether the device multiplies matrices of bfloat16 faster than of float32. */
  public static boolean hasFastBfloat16(NDManager manager) {
    if (manager.getDevice().isGpu()) {
      return true;
    }
    try {
      return hasFastBfloat16(Files.readString(Path.of("/proc/cpuinfo")));
    } catch (IOException e) {
      LOG.debug("the processor is not known", e);
      return true;
    }
  }

  /** By the flags of an x86-64 or an Arm processor. */
  static boolean hasFastBfloat16(String processors) {
    return Pattern.compile("\\b(avx512_bf16|amx_bf16|bf16)\\b").matcher(processors).find();
  }

  private static void setDefaults() {
    setDefault("ai.djl.offline", "true");
    setDefault("OPT_OUT_TRACKING", "true");
    setDefault("ai.djl.pytorch.num_interop_threads", "1");
    setDefault("ai.djl.pytorch.graph_optimizer", "false");
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
