package io.autoft.trainer.data;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Classes, prompt templates and vocabulary of the demo world. */
public final class DemoShapes {

  private static final List<String> TEMPLATES =
      List.of(
          "a photo of a {}",
          "a picture of a {}",
          "a drawing of a {}",
          "an image of the {}",
          "a {} on a background",
          "a {}");

  private DemoShapes() {}

  /** The classes in the order of their labels. */
  public static List<String> classNames() {
    return Shape.ALL.stream().map(Shape::word).toList();
  }

  /** Sentences with {@code {}} in the place of the class name. */
  public static List<String> promptTemplates() {
    return TEMPLATES;
  }

  /** Every word of the classes, the templates and the captions: lower case, sorted, once each. */
  public static List<String> vocabulary() {
    var words = new TreeSet<String>();
    classNames().forEach(words::add);
    Colour.ALL.forEach(colour -> words.add(colour.word()));
    Texture.ALL.forEach(texture -> words.add(texture.word()));
    words.addAll(List.of("a", "an", "outlined", "filled", "on", "background"));
    TEMPLATES.stream()
        .flatMap(template -> Stream.of(template.split(" ")))
        .filter(word -> !word.equals("{}"))
        .forEach(words::add);
    return List.copyOf(words);
  }

  /**
   * A sentence about a scene, at most nine words, such as "an outlined red heart on a striped blue
   * background"; parts are left out at random. The colours of a negative are not those of its
   * scene, so they are always left out there.
   */
  static String caption(Scene scene, Draws draws) {
    boolean nameColours = !scene.camera().inverted();
    var figure = new ArrayList<String>();
    if (draws.chance(0.6)) {
      figure.add(scene.figure().outlined() ? "outlined" : "filled");
    }
    if (draws.chance(0.7) && nameColours) {
      figure.add(scene.figure().colour().word());
    }
    figure.add(scene.figure().shape().word());
    if (draws.chance(0.3)) {
      return withArticle(figure);
    }
    var background = new ArrayList<String>();
    if (draws.chance(0.7)) {
      background.add(scene.background().texture().word());
    }
    if (draws.chance(0.7) && nameColours) {
      background.add(scene.background().colour().word());
    }
    background.add("background");
    return withArticle(figure) + " on " + withArticle(background);
  }

  private static String withArticle(List<String> words) {
    String article = "aeiou".indexOf(words.get(0).charAt(0)) < 0 ? "a" : "an";
    return article + " " + String.join(" ", words);
  }
}
