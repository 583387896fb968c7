package io.autoft.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every link of a page leads to a file or folder of the repository, and to a heading in it. */
class LinksTest {

  private static final List<MarkdownPage> PAGES = MarkdownPage.all().toList();

  @Test
  void seesThePagesAndTheirLinks() {
    assertThat(PAGES).hasSizeGreaterThan(10);
    assertThat(PAGES.stream().flatMap(page -> page.links().stream()))
        .hasSizeGreaterThan(50)
        .anyMatch(target -> target.contains("#"));
  }

  @Test
  void everyLinkLeadsSomewhere() {
    assertThat(PAGES.stream().flatMap(LinksTest::broken)).isEmpty();
  }

  private static Stream<String> broken(MarkdownPage page) {
    return page.links().stream()
        .filter(target -> !leadsSomewhere(page.file(), target))
        .map(target -> page.file() + " links to " + target + ", which does not exist");
  }

  private static boolean leadsSomewhere(Path from, String target) {
    var parts = target.split("#", 2);
    var file = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
    return Files.exists(file)
        && (parts.length == 1 || MarkdownPage.read(file).anchors().contains(parts[1]));
  }
}
