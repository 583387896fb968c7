package io.autoft.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;

/**
 * A committed page that a test generates.
 *
 * @param page its path in the repository
 * @param generated the file's name in {@code operator/target}, where the test leaves it
 */
public record GeneratedPage(String page, String generated) {

  /**
   * Fails, and says how to write it anew, where the committed page is another one.
   *
   * @param test that generates it
   */
  public void assertIs(String expected, Class<?> test) throws IOException {
    var target = "operator/target/" + generated;
    Files.createDirectories(Repository.path(target).getParent());
    Files.writeString(Repository.path(target), expected);

    assertThat(Files.exists(Repository.path(page)) && Repository.read(page).equals(expected))
        .as(
            "%s is not as it is generated; to write it anew: mvn -pl operator -am test -Dtest=%s"
                + " -Dsurefire.failIfNoSpecifiedTests=false; cp %s %s",
            page, test.getSimpleName(), target, page)
        .isTrue();
  }
}
