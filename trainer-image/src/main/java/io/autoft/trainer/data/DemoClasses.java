package io.autoft.trainer.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How many images of each class a set of the demo world has, and what they are called. The classes
 * take turns. With an imbalance of r, the most frequent class keeps all of its images and the
 * rarest one in r of them, in geometric steps; with label noise, some images have the label of
 * another class. Which classes are rare, and which labels are wrong, follows from the seed.
 *
 * @param size number of images before some are left out
 * @param imbalance images of the most frequent class for each of the rarest, 1 for as many of all
 * @param noise probability that a label is that of another class, each as likely
 */
record DemoClasses(int size, double imbalance, double noise, long seed) {

  static final int NUMBER = Shape.ALL.size();

  private static final long NOISE_STREAM = 0x6e6f697365L;

  /** The class of an image, which is its shape. */
  static Shape shape(int image) {
    return Shape.ALL.get(image % NUMBER);
  }

  /** The images that the set has, ascending. */
  int[] images() {
    if (imbalance == 1) {
      return IntStream.range(0, size).toArray();
    }
    var ranks = new ArrayList<>(IntStream.range(0, NUMBER).boxed().toList());
    Collections.shuffle(ranks, new Random(seed));
    var kept = new int[NUMBER];
    Arrays.setAll(
        kept,
        c -> {
          double share = Math.pow(imbalance, -ranks.get(c) / (NUMBER - 1.0));
          return Math.max(1, (int) Math.round(share * size / NUMBER));
        });
    return IntStream.range(0, size).filter(i -> i / NUMBER < kept[i % NUMBER]).toArray();
  }

  /** What an image is called. */
  int label(int image) {
    int label = shape(image).ordinal();
    if (noise == 0) {
      return label;
    }
    var random = new SplittableRandom(seed ^ NOISE_STREAM ^ ((long) image << Integer.SIZE));
    boolean wrong = random.nextDouble() < noise;
    return wrong ? (label + random.nextInt(1, NUMBER)) % NUMBER : label;
  }
}
