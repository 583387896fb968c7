package io.autoft.trainer.data;

import io.autoft.trainer.image.ImageFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * What a file in the folder of a class is. The content decides, but is not read where the name
 * leaves little doubt: on a network volume each of 200,000 files would take its time at every
 * start. A file that only claims to be a PNG or JPEG file is found out when it is decoded.
 */
enum FileKind {
  /** A PNG or JPEG file, or one that is called so. */
  IMAGE,
  /** An image of another kind. */
  OTHER_IMAGE,
  /** What often lies beside images and is none; a hidden file. */
  COMPANION,
  /** Perhaps an image that was meant. */
  UNKNOWN;

  private static final Set<String> IMAGES = Set.of("png", "jpg", "jpeg", "jpe", "jfif", "jif");
  private static final Set<String> OTHER_IMAGES =
      Set.of("avif", "bmp", "gif", "heic", "heif", "jp2", "jxl", "ppm", "tif", "tiff", "webp");
  private static final Set<String> COMPANIONS =
      Set.of(
          "csv", "db", "html", "ini", "ipynb", "json", "jsonl", "log", "md", "py", "toml", "tsv",
          "txt", "xml", "yaml", "yml");

  /**
   * Looks at a file.
   *
   * @throws IOException if it has to be read and cannot be
   */
  static FileKind of(Path file) throws IOException {
    var name = file.getFileName().toString();
    var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (name.startsWith(".") || COMPANIONS.contains(ending)) {
      return COMPANION;
    }
    if (IMAGES.contains(ending)) {
      return IMAGE;
    }
    if (Files.isRegularFile(file) && beginsLikeImage(file)) {
      return IMAGE;
    }
    return OTHER_IMAGES.contains(ending) ? OTHER_IMAGE : UNKNOWN;
  }

  private static boolean beginsLikeImage(Path file) throws IOException {
    try (var content = Files.newInputStream(file)) {
      return ImageFile.isImage(content.readNBytes(ImageFile.MARK_BYTES));
    }
  }
}
