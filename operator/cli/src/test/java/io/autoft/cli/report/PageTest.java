package io.autoft.cli.report;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.TrialPurpose;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageTest {

  private static final String HTML =
      new Page(new ReportedStudy(STUDY).run(spec -> 0.5 + 0.01 * spec.number()).facts()).html();

  /** Without the scripts: a failure is to be read. */
  private static final String MARKUP =
      HTML.replaceAll("(?s)(<script[^>]*>).*?</script>", "$1</script>");

  @Test
  void headingsComeInTheOrderOfTheQuestions() {
    assertThat(MARKUP)
        .containsSubsequence(
            "<title>wildlife - AutoFT study</title>",
            "On the mean of 1 shift, AutoFT: ",
            "Scores of the search</h2>",
            "The learned objective</h2>",
            "Parameters and scores</h2>",
            "In distribution and out of it</h2>",
            "Tests of the final models</h2>",
            "Timeline</h2>",
            "Failures</h2>",
            "Cost</h2>",
            "To do it again</h2>");
  }

  @Test
  void everyChartHasAnAlternativeInWordsAndNumbers() {
    var figures = Pattern.compile("<figure>.*?</figure>", Pattern.DOTALL).matcher(MARKUP);

    int count = 0;
    while (figures.find()) {
      assertThat(figures.group())
          .containsPattern("role=\"img\" aria-label=\"[^\"]{20,}\"")
          .contains("<details>", "<caption>", "<td class=\"n\">");
      count++;
    }
    assertThat(count).isEqualTo(8);
  }

  @Test
  void loadsNothing() {
    assertThat(MARKUP)
        .contains("content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-")
        .doesNotContainPattern("<(link|img|iframe|object|embed|base)\\b")
        .doesNotContainPattern("<script[^>]*\\ssrc")
        .doesNotContainPattern("url\\(");
  }

  /** Of a script whose hash is another, no browser runs anything. */
  @Test
  void thePolicyAllowsThePagesOwnScriptsAlone() throws Exception {
    var scripts = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL).matcher(HTML);
    var policy = HTML.lines().filter(l -> l.contains("Content-Security-Policy")).findFirst();

    int count = 0;
    while (scripts.find()) {
      var digest =
          MessageDigest.getInstance("SHA-256")
              .digest(scripts.group(1).getBytes(StandardCharsets.UTF_8));
      assertThat(policy.orElseThrow())
          .contains("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
      count++;
    }
    assertThat(count).isEqualTo(3);
    assertThat(policy.orElseThrow().split("sha256-")).hasSize(count + 1);
  }

  /** With failures, of which each has a log as long as one is kept. */
  @Test
  void thePageOfAVeryLargeStudyIsBelow8Megabytes() {
    var facts = LargeStudy.of(500);

    assertThat(facts.searched().all()).hasSize(LargeStudy.PARAMETERS);
    assertThat(facts.log().of(TrialPurpose.Search)).hasSizeGreaterThanOrEqualTo(500);
    assertThat(new Page(facts).html().getBytes(StandardCharsets.UTF_8).length)
        .isBetween(1_000_000, 8_000_000);
  }

  @Test
  void jsonCannotEndItsElement() {
    assertThat(Page.json("</script><!-- &amp;"))
        .isEqualTo("\"\\u003c/script\\u003e\\u003c!-- \\u0026amp;\"");
  }
}
