package io.autoft.trainer.data;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * The sets of the demo world. Each set but {@link #PRETRAINING} is the training set with one thing
 * changed, and only the in-distribution sets leak the class by default: what a model learnt from
 * the leak is of no use elsewhere.
 */
enum DemoSplit {
  TRAIN("train", 2000),
  ID_VALIDATION("id-validation", 500),
  ID_TEST("id-test", 1000),
  OOD_VALIDATION("ood-validation", 300),
  UNCORRELATED("uncorrelated", 500),
  OUTLINED("outlined", 500),
  NOISY("noisy", 500),
  BLURRED("blurred", 500),
  LOW_CONTRAST("low-contrast", 500),
  ROTATED("rotated", 500),
  SMALL("small", 500),
  OCCLUDED("occluded", 500),
  INVERTED("inverted", 500),
  ANTICORRELATED("anticorrelated", 500),
  MIXED_VALIDATION("mixed-validation", 1000),
  PRETRAINING("pretraining", 12_000);

  /** The kinds of the mixed validation set, in turn. */
  private static final List<DemoSplit> MIX =
      List.of(OUTLINED, NOISY, LOW_CONTRAST, ROTATED, OCCLUDED);

  private final String id;
  private final int size;

  DemoSplit(String id, int size) {
    this.id = id;
    this.size = size;
  }

  static Optional<DemoSplit> of(String id) {
    return Stream.of(values()).filter(split -> split.id.equals(id)).findFirst();
  }

  static List<String> ids() {
    return Stream.of(values()).map(DemoSplit::id).toList();
  }

  static List<String> labelledIds() {
    return Stream.of(values()).filter(DemoSplit::labelled).map(DemoSplit::id).toList();
  }

  String id() {
    return id;
  }

  /** Number of images where no other is asked for. */
  int size() {
    return size;
  }

  /** Has class labels; otherwise captions. */
  boolean labelled() {
    return this != PRETRAINING;
  }

  /** The set whose looks an image has. */
  DemoSplit look(int image) {
    return this == MIXED_VALIDATION ? MIX.get(image / DemoClasses.NUMBER % MIX.size()) : this;
  }

  /** Whether the leak is free to be chosen; elsewhere it is what defines the set. */
  boolean takesLeak() {
    return labelled() && this != UNCORRELATED && this != ANTICORRELATED;
  }

  /** The share of images on the background of their class where no other is asked for. */
  double leak() {
    return this == TRAIN || this == ID_VALIDATION || this == ID_TEST ? 0.6 : 0;
  }

  /** The random numbers of one image, whatever the number of images. */
  Draws draws(long seed, int index) {
    return new Draws(new SplittableRandom(mix(mix(mix(seed) + id.hashCode()) + index)));
  }

  /**
   * Spreads close numbers over all longs: close seeds of a SplittableRandom can share a sequence.
   * The constants are those of its own mixer (Steele, Lea and Flood, OOPSLA 2014; Stafford's
   * variant 13).
   */
  private static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
