package io.autoft.shift.icons;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Which pictures a seed trains on. A quarter of each class, four at least, is held out as the
 * in-distribution test. In the long tail the most frequent class has 24 pictures and the rarest
 * one, in geometric steps, and the seed decides which class is how frequent; balanced, all classes
 * have seven, or all that they have, and so about as many in all. Or all pictures that are not held
 * out.
 */
final class TrainingDraw {

  private static final double LARGEST = 24;
  private static final int BALANCED = 7;
  private static final int HELD_OUT_AT_LEAST = 4;
  private static final int HELD_OUT_SHARE = 4;

  private final List<List<Picture>> longTail = new ArrayList<>();
  private final List<List<Picture>> balanced = new ArrayList<>();
  private final List<List<Picture>> all = new ArrayList<>();
  private final List<List<Picture>> heldOut = new ArrayList<>();

  /**
   * Draws.
   *
   * @param byClass pictures that may be trained on, of each class
   */
  TrainingDraw(List<List<Picture>> byClass, long seed) {
    var random = new Random(seed);
    var ranks = new ArrayList<>(IntStream.range(0, byClass.size()).boxed().toList());
    Collections.shuffle(ranks, random);
    for (int label = 0; label < byClass.size(); label++) {
      var pictures = new ArrayList<>(byClass.get(label));
      Collections.shuffle(pictures, random);
      int held = Math.max(HELD_OUT_AT_LEAST, pictures.size() / HELD_OUT_SHARE);
      int rest = pictures.size() - held;
      double share = 1 - ranks.get(label) / (byClass.size() - 1.0);
      int size = (int) Math.round(Math.pow(LARGEST, share));
      longTail.add(pictures.subList(0, Math.min(size, rest)));
      balanced.add(pictures.subList(0, Math.min(BALANCED, rest)));
      all.add(pictures.subList(0, rest));
      heldOut.add(pictures.subList(rest, pictures.size()));
    }
  }

  List<Picture> longTail() {
    return flat(longTail);
  }

  List<Picture> balanced() {
    return flat(balanced);
  }

  List<Picture> all() {
    return flat(all);
  }

  List<Picture> heldOut() {
    return flat(heldOut);
  }

  private static List<Picture> flat(List<List<Picture>> byClass) {
    return byClass.stream().flatMap(List::stream).toList();
  }
}
