package io.autoft.trainer.benchmark;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.autoft.contract.Precision;
import io.autoft.trainer.memory.ResidentMemory;
import io.autoft.trainer.model.Batch;
import io.autoft.trainer.model.Golden;
import io.autoft.trainer.model.ModelFiles;
import io.autoft.trainer.model.PretrainedClip;
import io.autoft.trainer.model.Prompts;
import io.autoft.trainer.model.StepRule;
import io.autoft.trainer.model.StepRule.GroupRule;
import io.autoft.trainer.model.Texts;
import io.autoft.trainer.model.TorchEngine;
import io.autoft.trainer.optimizer.AdamW;
import io.autoft.trainer.optimizer.GradientClip;
import io.autoft.trainer.optimizer.TrainingState;
import io.autoft.trainer.program.ProgramClip;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Times steps with all nine terms, or evaluations, over images of noise; {@code steps.py} does the
 * same in PyTorch. Prints one line of JSON, {@code {"milliseconds": [..]}}, the first ones left
 * out, and where the time of the start went.
 *
 * <p>{@code steps} and {@code logits} are CPU time. {@code queued} and {@code evaluated} are time
 * of the clock, as it counts where a device computes beside the processor: of a step, the mean of
 * as many as are taken before a result is read; of an evaluation, all of it.
 *
 * <p>Arguments: a model's source, {@code steps}, {@code logits}, {@code queued}, {@code evaluated},
 * {@code memory} or {@code start}, images at once, how many times, and the towers' precision, by
 * default FP32.
 */
public final class StepBenchmark {

  private static final int WARMUP = 5;
  private static final int CLASSES = 10;
  private static final int TEMPLATES = 3;
  private static final int PROMPT_LENGTH = 8;
  private static final int LARGEST_CHUNK = 250;
  private static final int STEPS_QUEUED = 10;

  private final ProgramClip model;
  private final int imageSize;
  private final NDManager manager;
  private final StepRule rule;
  private final SplittableRandom random = new SplittableRandom(0);
  private ByteBuffer pixels = ByteBuffer.allocateDirect(0);

  private StepBenchmark(PretrainedClip pretrained, Precision precision, NDManager manager) {
    this.manager = manager;
    imageSize = pretrained.config().image().imageSize();
    var prompts = prompts(pretrained, CLASSES);
    model = new ProgramClip(pretrained, prompts, Golden.shares(CLASSES), true, precision, manager);
    rule =
        new StepRule(
            Golden.ALL_TERMS,
            new GradientClip(1),
            AdamW.standard(),
            model.layout().groups().stream()
                .map(group -> new GroupRule(group.name(), 1e-5, 0.1))
                .toList());
  }

  public static void main(String[] arguments) throws Exception {
    long began = System.nanoTime();
    var what = arguments[1];
    int count = Integer.parseInt(arguments[2]);
    int repeats = Integer.parseInt(arguments[3]);
    TorchEngine.begin();
    var pretrained = PretrainedClip.load(ModelFiles.of(arguments[0]));
    say("weights mapped", began);
    try (var manager = TorchEngine.start(pretrained.size())) {
      say("engine started", began);
      var precision = arguments.length > 4 ? Precision.valueOf(arguments[4]) : Precision.FP32;
      var benchmark = new StepBenchmark(pretrained, precision, manager);
      say("theta_0 gathered, head made", began);
      pretrained.requireFinite(benchmark.model.layout(), benchmark.model.initial(), manager);
      say("theta_0 found finite", began);
      switch (what) {
        case "steps" -> print(benchmark.steps(count, repeats));
        case "queued" -> print(benchmark.queued(count, repeats));
        case "start" -> benchmark.steps(count, 1 - WARMUP);
        case "logits" -> print(benchmark.logits(count, repeats, StepBenchmark::cpuTime));
        case "evaluated" -> print(benchmark.logits(count, repeats, System::nanoTime));
        case "memory" -> benchmark.memory(count, repeats);
        default -> throw new IllegalArgumentException(what);
      }
      say("done", began);
    }
  }

  private static void say(String what, long began) throws IOException {
    System.err.printf(
        Locale.ROOT,
        "%s after %.2f s, %d MB%n",
        what,
        (System.nanoTime() - began) / 1e9,
        ResidentMemory.mebibytes().orElseThrow());
  }

  /** As many different tokens as in {@code steps.py}, whatever they mean. */
  static Prompts prompts(PretrainedClip pretrained, int classes) {
    var text = pretrained.config().text();
    int length = text.contextLength();
    var tokens = new long[TEMPLATES * classes * length];
    var ends = new int[TEMPLATES * classes];
    Arrays.fill(ends, PROMPT_LENGTH - 1);
    var random = new SplittableRandom(1);
    for (int i = 0; i < ends.length; i++) {
      for (int j = 0; j < PROMPT_LENGTH - 1; j++) {
        tokens[i * length + j] = random.nextInt(1, text.vocabularySize() - 1);
      }
      tokens[i * length + PROMPT_LENGTH - 1] = text.vocabularySize() - 1;
    }
    return new Prompts(classes, TEMPLATES, new Texts(length, tokens, ends));
  }

  private double[] steps(int batch, int repeats) {
    var milliseconds = new double[WARMUP + repeats];
    try (var state = TrainingState.startingAt(model.initial().copy(manager))) {
      for (int i = 0; i < milliseconds.length; i++) {
        fill(batch);
        var labels = random.ints(batch, 0, CLASSES).toArray();
        long began = cpuTime();
        step(state, labels, i, true);
        milliseconds[i] = (cpuTime() - began) / 1e6;
      }
    }
    return Arrays.copyOfRange(
        milliseconds, Math.min(WARMUP, milliseconds.length), milliseconds.length);
  }

  private void step(TrainingState state, int[] labels, int number, boolean read) {
    try (var scope = manager.newSubManager()) {
      var parts = List.of(new Batch(images(labels.length, scope), labels, number % TEMPLATES));
      model.step(state, parts, rule, read);
    }
  }

  /** In main memory, as a trial's come. */
  private NDArray images(int count, NDManager scope) {
    var shape = new Shape(count, imageSize, imageSize, 3);
    return TorchEngine.host(scope).create(pixels.duplicate(), shape, DataType.UINT8);
  }

  /** As a trial takes them: a result is read now and then. */
  private double[] queued(int batch, int repeats) {
    fill(batch);
    var labels = random.ints(batch, 0, CLASSES).toArray();
    var milliseconds = new double[1 + repeats];
    try (var state = TrainingState.startingAt(model.initial().copy(manager))) {
      for (int i = 0; i < milliseconds.length; i++) {
        long began = System.nanoTime();
        for (int step = 1; step <= STEPS_QUEUED; step++) {
          step(state, labels, step, step == STEPS_QUEUED);
        }
        milliseconds[i] = (System.nanoTime() - began) / 1e6 / STEPS_QUEUED;
      }
    }
    return Arrays.copyOfRange(milliseconds, 1, milliseconds.length);
  }

  private double[] logits(int count, int repeats, LongSupplier clock) {
    var milliseconds = new double[WARMUP + repeats];
    int chunk = Math.min(LARGEST_CHUNK, count);
    fill(chunk);
    var theta = model.initial().copy(manager);
    for (int i = 0; i < milliseconds.length; i++) {
      long began = clock.getAsLong();
      for (int done = 0; done < count; done += chunk) {
        try (var scope = manager.newSubManager()) {
          model.logits(theta, images(chunk, scope));
        }
      }
      milliseconds[i] = (clock.getAsLong() - began) / 1e6;
    }
    return Arrays.copyOfRange(milliseconds, WARMUP, milliseconds.length);
  }

  /** Of this thread in ns: on a busy machine it says more than the clock. */
  private static long cpuTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** Resident memory after every thousand steps. */
  private void memory(int batch, int repeats) throws IOException {
    try (var state = TrainingState.startingAt(model.initial().copy(manager))) {
      for (int i = 1; i <= repeats; i++) {
        fill(batch);
        step(state, random.ints(batch, 0, CLASSES).toArray(), i, true);
        if (i == 100 || i % 1000 == 0) {
          System.out.printf("%d steps: %d MB%n", i, ResidentMemory.mebibytes().orElseThrow());
        }
      }
    }
  }

  private void fill(int count) {
    int bytes = count * imageSize * imageSize * 3;
    if (pixels.capacity() != bytes) {
      pixels = ByteBuffer.allocateDirect(bytes);
    }
    var noise = new byte[bytes];
    random.nextBytes(noise);
    pixels.put(0, noise);
  }

  private static void print(double[] milliseconds) {
    System.out.println(
        Arrays.stream(milliseconds)
            .mapToObj(ms -> String.format(Locale.ROOT, "%.3f", ms))
            .collect(Collectors.joining(", ", "{\"milliseconds\": [", "]}")));
  }
}
