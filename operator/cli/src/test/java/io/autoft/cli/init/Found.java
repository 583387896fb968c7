package io.autoft.cli.init;

import io.autoft.contract.DataFormat;
import io.autoft.contract.Description;
import io.autoft.contract.MemoryEstimate;
import io.autoft.contract.ModelDescription;
import io.autoft.contract.SetDescription;
import io.autoft.contract.SetDescription.Count;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a trainer might find, to start tests from. */
final class Found {

  /** Of ViT-B/32 with ten classes: what the trainer's {@code describe} answers. */
  static final MemoryEstimate MEMORY = new MemoryEstimate(3_945_330_712L, 29_491_200, 3_145_728);

  static final ModelDescription VIT_B_32 =
      new ModelDescription("file:///models/vit-b-32", 224, 151_277_313, "F32", MEMORY);

  static final ModelDescription DEMO =
      new ModelDescription(
          "demo://shapes", 32, 228_305, "F32", new MemoryEstimate(320_000_000, 208_896, 30_000));

  private Found() {}

  static ModelDescription model(long parameters) {
    return new ModelDescription("file:///models/own", 64, parameters, "F32", DEMO.memory());
  }

  /** A set with so many examples of each class. */
  static SetDescription set(String name, String source, String split, int... examples) {
    return set(name, source, split, List.of(), examples);
  }

  static SetDescription set(
      String name, String source, String split, List<Count> groups, int... examples) {
    return new SetDescription(
        name,
        "file:///data/" + source,
        DataFormat.ImageFolder,
        Optional.ofNullable(split),
        IntStream.range(0, examples.length)
            .mapToObj(i -> new Count("class" + i, examples[i]))
            .toList(),
        groups);
  }

  /** A set of balanced classes. */
  static SetDescription balanced(int classes, int examplesOfEach) {
    var examples = new int[classes];
    Arrays.fill(examples, examplesOfEach);
    return set("train", "birds", null, examples);
  }

  /** The splits of the training set's folder, and other sets. */
  static Description splits(String splits, SetDescription... others) {
    var sets = new ArrayList<SetDescription>();
    for (var split : splits.split(" ")) {
      sets.add(set("train", "birds", split, 40, 60));
    }
    sets.addAll(List.of(others));
    return new Description(VIT_B_32, sets);
  }
}
