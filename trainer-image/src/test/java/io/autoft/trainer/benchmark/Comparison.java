package io.autoft.trainer.benchmark;

import io.autoft.trainer.model.RandomClip;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The trainer beside eager PyTorch, in turn, each in processes of its own with one thread, as a
 * Markdown table: lower quartiles of the CPU time of steps, of processes the shortest time. The
 * trainer's processes have the flags and variables of the image.
 *
 * <p>Arguments: a Python with the packages of {@code steps.py}, and that file.
 */
public final class Comparison {

  private static final int ROUNDS = 3;
  private static final Path LOG = Path.of("target", "benchmark.log");
  private static final String DEMO = "src/main/resources/models/shapes";

  /** 5.1 million parameters, 65 tokens: what takes the time are matrix products. */
  private static final String MEDIUM =
      """
      {"model_cfg": {"embed_dim": 256,
        "vision_cfg": {"image_size": 32, "patch_size": 4, "width": 256, "head_width": 64, "layers": 6},
        "text_cfg": {"context_length": 14, "vocab_size": 41, "width": 96, "heads": 4, "layers": 2}},
       "tokenizer": "Words"}
      """;

  private final Contestant program;
  private final Contestant python;

  private Comparison(Path natives, String python, String script) {
    program =
        Contestant.java(
            List.of("-Dai.djl.pytorch.num_threads=1"),
            StepBenchmark.class,
            NativeLibraries.environment(natives),
            LOG);
    this.python = new Contestant(List.of(python, script), Map.of(), LOG);
  }

  public static void main(String[] arguments) throws Exception {
    var folder = Files.createTempDirectory("comparison");
    try {
      NativeLibraries.unpack(folder);
      var medium = folder.resolve("medium");
      RandomClip.write(medium, MEDIUM, 1);
      Files.copy(Path.of(DEMO, "vocab.txt"), medium.resolve("vocab.txt"));
      new Comparison(folder, arguments[0], arguments[1]).print(Path.of(DEMO), medium);
    } finally {
      try (var files = Files.walk(folder)) {
        files.sorted((a, b) -> b.compareTo(a)).map(Path::toFile).forEach(File::delete);
      }
    }
  }

  private void print(Path demo, Path medium) throws Exception {
    System.out.println("| one thread | program | tuned | plain | to tuned | to plain |");
    System.out.println("| --- | --- | --- | --- | --- | --- |");
    steps("step of the demo model, batch 8, ms of CPU time", demo, 8, 100);
    steps("step of the demo model, batch 32, ms of CPU time", demo, 32, 60);
    steps("step of 5.1 M parameters, batch 16, ms of CPU time", medium, 16, 8);
    evaluations("1,000 images evaluated, ms of CPU time", demo);
    starts("process with one step, ms", demo);
  }

  private void steps(String name, Path model, int batch, int repeats) throws Exception {
    var times = List.of(new ArrayList<Double>(), new ArrayList<Double>(), new ArrayList<Double>());
    for (int round = 0; round < ROUNDS; round++) {
      times.get(0).addAll(program.milliseconds(source(model), "steps", batch, repeats));
      times.get(1).addAll(python.milliseconds(model.toString(), "tuned", batch, repeats));
      times.get(2).addAll(python.milliseconds(model.toString(), "plain", batch, repeats));
    }
    row(name, times.stream().map(Comparison::lowerQuartile).toList());
  }

  private void evaluations(String name, Path model) throws Exception {
    var ours = new ArrayList<Double>();
    var theirs = new ArrayList<Double>();
    for (int round = 0; round < ROUNDS; round++) {
      ours.addAll(program.milliseconds(source(model), "logits", 1000, 10));
      theirs.addAll(python.milliseconds(model.toString(), "logits", 1000, 10));
    }
    row(name, List.of(lowerQuartile(ours), lowerQuartile(theirs)));
  }

  private void starts(String name, Path model) throws Exception {
    var ours = new ArrayList<Double>();
    var theirs = new ArrayList<Double>();
    var imports = new ArrayList<Double>();
    var importing =
        new Contestant(List.of(python.start().get(0), "-c", "import torch"), Map.of(), LOG);
    for (int round = 0; round < 2 * ROUNDS; round++) {
      ours.add(program.wall(source(model), "start", "16", "1"));
      theirs.add(python.wall(model.toString(), "start", "16", "1"));
      imports.add(importing.wall());
    }
    row(name, List.of(lowest(ours), lowest(theirs)));
    row("of which import torch", List.of(Double.NaN, lowest(imports)));
  }

  private static String source(Path model) {
    return model.toAbsolutePath().toUri().toString();
  }

  private static double lowest(List<Double> times) {
    return times.stream().min(Double::compare).orElseThrow();
  }

  private static double lowerQuartile(List<Double> times) {
    return times.stream().sorted().toList().get(times.size() / 4);
  }

  /** Of the program, tuned and, if it was measured, plain. */
  private static void row(String name, List<Double> times) {
    double ours = times.get(0);
    double tuned = times.get(1);
    var plain = times.size() > 2 ? text(times.get(2)) : "";
    var toPlain = times.size() > 2 ? text(ours / times.get(2)) : "";
    System.out.printf(
        "| %s | %s | %s | %s | %s | %s |%n",
        name, text(ours), text(tuned), plain, text(ours / tuned), toPlain);
  }

  private static String text(double value) {
    return Double.isNaN(value)
        ? ""
        : String.format(Locale.ROOT, value < 20 ? "%.2f" : "%.0f", value);
  }
}
