package io.autoft.docs;

import io.autoft.testing.Repository;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of markdown as GitHub shows it: where it links to, and what can be linked to. */
record MarkdownPage(Path file, String text) {

  private static final Pattern CODE = Pattern.compile("(?ms)^ *```.*?^ *```$|`[^`\n]*`");
  private static final Pattern FENCE = Pattern.compile("(?ms)^ *```.*?^ *```$");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.*)$");

  /** Those of the repository. */
  static Stream<MarkdownPage> all() {
    return Stream.concat(
            Stream.of("README.md", "CHANGELOG.md").map(Repository::path),
            Stream.of("operator", "trainer-image", "helm", "examples")
                .flatMap(folder -> Repository.files(folder, ".md").stream()))
        .filter(file -> !file.toString().contains("/target/"))
        .map(MarkdownPage::read);
  }

  static MarkdownPage read(Path file) {
    return new MarkdownPage(file, Repository.read(file));
  }

  /** Targets of links and pictures, those to other sites left out. */
  List<String> links() {
    return LINK.matcher(CODE.matcher(text).replaceAll("code"))
        .results()
        .map(match -> match.group(1))
        .filter(target -> !target.matches("[a-z]+:.*"))
        .toList();
  }

  /** The blocks of code in a language. */
  Stream<String> blocks(String language) {
    return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$")
        .matcher(text)
        .results()
        .map(match -> match.group(1));
  }

  /** Of its headings; a second heading of the same words has the suffix -1. */
  Set<String> anchors() {
    var counts = new HashMap<String, Integer>();
    var anchors = new HashSet<String>();
    HEADING
        .matcher(FENCE.matcher(text).replaceAll(""))
        .results()
        .map(match -> anchor(match.group(1)))
        .forEach(
            anchor -> {
              int before = counts.merge(anchor, 1, Integer::sum) - 1;
              anchors.add(before == 0 ? anchor : anchor + "-" + before);
            });
    return anchors;
  }

  /** Letters, digits, hyphens and underscores of a heading in lower case, blanks as hyphens. */
  static String anchor(String heading) {
    return heading
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
        .replace(' ', '-');
  }
}
