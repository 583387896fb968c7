package io.autoft.shift.icons;

import io.autoft.trainer.data.CaptionedImages;
import io.autoft.trainer.data.ImageSet;
import io.autoft.trainer.data.Images;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the model learns before the task: icons of all sets that have no role, whose designers have
 * none, with their names as captions.
 *
 * @param data the pictures and their captions
 * @param words of the captions and of the task's concepts, sorted
 */
record CaptionedIcons(CaptionedImages data, List<String> words) {

  private static final int MOST_OF_A_SET = 4000;
  private static final int MOST_WORDS = 5;
  private static final int WORD_AT_LEAST = 10;
  private static final Pattern WORD = Pattern.compile("[a-z]{2,}");
  private static final Set<String> NO_THINGS = Set.of("Logos", "Programming", "Emoji");

  /** Sets of signs without a thing, and other sets of designers who have a role. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          ("bitcoin-icons cif circle-flags cryptocurrency cryptocurrency-color flag flagpack geo svg-spinners devicon-line devicon-original"
                  + " catppuccin fluent fluent-emoji fluent-emoji-high-contrast fluent-mdl2 la icons8 wpf mdi"
                  + " mdi-light famicons majesticons iwwa bx bxl lucide-lab heroicons-outline heroicons-solid mi")
              .split(" "));

  static CaptionedIcons of(
      List<IconSet> sets, Roles roles, Concepts concepts, Collection<Picture> task) {
    var icons = new ArrayList<Icon>();
    for (var set : sets(sets, roles)) {
      var some = new ArrayList<>(set.icons());
      Collections.shuffle(some, new Random(0));
      icons.addAll(some.subList(0, Math.min(MOST_OF_A_SET, some.size())));
    }
    var words = vocabulary(icons, concepts);
    icons.removeIf(icon -> caption(icon, words).isEmpty());
    return new CaptionedIcons(render(icons, words, concepts, task), List.copyOf(words));
  }

  /** Those that the model learns from. */
  static List<IconSet> sets(List<IconSet> sets, Roles roles) {
    var authors =
        sets.stream()
            .filter(set -> roles.of(set.name()).isPresent())
            .map(IconSet::author)
            .collect(Collectors.toSet());
    return sets.stream()
        .filter(set -> roles.of(set.name()).isEmpty())
        .filter(set -> !authors.contains(set.author()))
        .filter(set -> !LEFT_OUT.contains(set.name()))
        .filter(set -> !NO_THINGS.contains(set.category()))
        .toList();
  }

  private static Set<String> vocabulary(List<Icon> icons, Concepts concepts) {
    Map<String, Integer> counts = new HashMap<>();
    for (var icon : icons) {
      for (var word : icon.thing().split(" ")) {
        counts.merge(word, 1, Integer::sum);
      }
    }
    var words = new TreeSet<String>();
    counts.forEach(
        (word, count) -> {
          if (count >= WORD_AT_LEAST && WORD.matcher(word).matches()) {
            words.add(word);
          }
        });
    concepts.names().forEach(name -> words.addAll(List.of(name.split(" "))));
    return words;
  }

  private static String caption(Icon icon, Set<String> words) {
    return Arrays.stream(icon.thing().split(" "))
        .filter(words::contains)
        .limit(MOST_WORDS)
        .collect(Collectors.joining(" "));
  }

  private static CaptionedImages render(
      List<Icon> icons, Set<String> words, Concepts concepts, Collection<Picture> task) {
    var drawn =
        IntStream.range(0, icons.size())
            .parallel()
            .mapToObj(i -> new Renderer().draw(icons.get(i)))
            .toList();
    var seen = new HashSet<ByteBuffer>();
    task.forEach(picture -> seen.add(ByteBuffer.wrap(picture.pixels())));
    var kept = new ArrayList<byte[]>();
    var captions = new ArrayList<String>();
    for (int i = 0; i < icons.size(); i++) {
      Optional<byte[]> pixels = drawn.get(i);
      if (pixels.isPresent() && seen.add(ByteBuffer.wrap(pixels.get()))) {
        kept.add(pixels.get());
        captions.add(caption(icons.get(i), words));
      }
    }
    int bytes = kept.get(0).length;
    var all = new byte[kept.size() * bytes];
    for (int i = 0; i < kept.size(); i++) {
      System.arraycopy(kept.get(i), 0, all, i * bytes, bytes);
    }
    var images =
        ImageSet.of(
            "icons",
            new Images.InMemory(Renderer.SIZE, all),
            new int[kept.size()],
            concepts.names(),
            List.of("{}"));
    return new CaptionedImages(images, captions);
  }
}
