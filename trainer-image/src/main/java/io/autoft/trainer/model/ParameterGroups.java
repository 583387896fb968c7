package io.autoft.trainer.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Groups of a model's parameters that can have settings of their own: {@code stem} (all before the
 * first block of the image tower), {@code block.0} and so on, {@code final} (last norm and
 * projection), {@code head}, {@code text} (text tower and logit scale).
 */
public final class ParameterGroups {

  public static final String STEM = "stem";
  public static final String FINAL = "final";
  public static final String TEXT = "text";
  public static final String HEAD = "head";
  private static final String BLOCK = "block.";

  private ParameterGroups() {}

  /** The groups of a model, in the order of its layout. */
  public static List<String> of(ClipConfig config) {
    var groups = new ArrayList<String>();
    groups.add(STEM);
    for (int i = 0; i < config.image().transformer().layers(); i++) {
      groups.add(BLOCK + i);
    }
    groups.addAll(List.of(FINAL, HEAD, TEXT));
    return groups;
  }

  /** The group of a parameter by its name in OpenCLIP's words. */
  static String ofParameter(String name) {
    if (name.startsWith(ClipArchitecture.IMAGE_BLOCKS)) {
      var rest = name.substring(ClipArchitecture.IMAGE_BLOCKS.length());
      return BLOCK + rest.substring(0, rest.indexOf('.'));
    }
    if (name.startsWith("visual.ln_post") || name.equals("visual.proj")) {
      return FINAL;
    }
    if (name.startsWith("visual.")) {
      return STEM;
    }
    return name.equals(ClipArchitecture.HEAD) ? HEAD : TEXT;
  }
}
