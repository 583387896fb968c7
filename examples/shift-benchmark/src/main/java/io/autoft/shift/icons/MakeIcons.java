package io.autoft.shift.icons;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Makes the world of the icons: {@code world PACK FOLDER SEED ..} writes the pictures and their
 * splits, {@code model PACK FOLDER} the pretrained model, {@code sources PACK FOLDER} whose
 * drawings both are made of.
 */
public final class MakeIcons {

  private MakeIcons() {}

  public static void main(String[] args) throws Exception {
    var sets = new IconPack(Path.of(args[1])).sets();
    var roles = Roles.read();
    var folder = Path.of(args[2]);
    if (args[0].equals("sources")) {
      Sources.write(sets, roles, folder.resolve("sources.csv"));
      return;
    }
    var concepts = Concepts.read();
    var pictures = new TaskPictures(roles, concepts).of(sets);
    System.out.printf("%d pictures of the task%n", pictures.size());
    switch (args[0]) {
      case "world" -> {
        new IconWorld(folder, seeds(args)).write(pictures, concepts);
        Sources.write(sets, roles, folder.resolve("sources.csv"));
      }
      case "model" ->
          IconModel.pretrain(CaptionedIcons.of(sets, roles, concepts, pictures), folder);
      default ->
          throw new IOException(
              "usage: world PACK FOLDER SEED .. | model PACK FOLDER | sources PACK FOLDER");
    }
  }

  private static List<Long> seeds(String[] args) {
    return Arrays.stream(args).skip(3).map(Long::parseLong).toList();
  }
}
