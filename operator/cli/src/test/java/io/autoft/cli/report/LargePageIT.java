package io.autoft.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page that has all that there is, in a real browser and on paper. */
class LargePageIT {

  private static final List<String> CHARTS =
      List.of(
          "scores",
          "objective",
          "parallel",
          "slices",
          "epochs",
          "losses",
          "ensemble",
          "tests",
          "differences",
          "timeline");

  /** The contrast of the charts' faintest text with the paper, by WCAG's formula. */
  private static final String CONTRAST =
      """
      const light = (color) => {
        const [r, g, b] = color.match(/[\\d.]+/g).map((v) => (v <= 10.3 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
      };
      const paper = getComputedStyle(document.body).backgroundColor;
      const ratios = [...document.querySelectorAll(".chart text")]
        .map((text) => light(getComputedStyle(text).fill) / light(paper))
        .map((ratio) => Math.max(ratio, 1 / ratio));
      document.body.dataset.paper = paper;
      document.body.dataset.contrast = Math.min(...ratios);
      """;

  /**
   * Which parameters the slices are of: at first, after another was chosen, and after going back.
   */
  private static final String CHOICE =
      """
      const list = document.querySelector(".choice select");
      const known = new Set([...list.options].map((option) => option.text.replace(/^weight\\./, "")));
      const pick = async (value) => {
        list.value = value;
        list.dispatchEvent(new Event("change"));
        await new Promise((done) => setTimeout(done, 100));
        const texts = [...document.querySelectorAll("#chart-slices text")].map((text) => text.textContent);
        return texts.filter((text) => known.has(text)).join(" ");
      };
      const last = list.options[list.options.length - 1];
      Object.assign(document.body.dataset, {
        all: list.options.length - 1, last: last.text.replace(/^weight\\./, ""),
        first: await pick(""), one: await pick(last.value), back: await pick(""),
      });
      """;

  /** What becomes of a large table that is unfolded. */
  private static final String UNFOLDING =
      """
      const details = document.querySelector("#chart-parallel").closest("figure").querySelector("details");
      const texts = () => details.querySelectorAll("pre").length;
      const folded = texts();
      details.open = true;
      await new Promise((done) => setTimeout(done, 100));
      const row = details.querySelector("tbody tr");
      Object.assign(document.body.dataset, {
        folded, texts: texts(), head: row.cells[0].outerHTML, score: row.cells[1].outerHTML,
        columns: row.cells.length,
      });
      """;

  private static Browser browser;
  private static String html;

  @TempDir private Path work;

  @BeforeAll
  static void writePage() {
    browser = Browser.find();
    html = new Page(LargeStudy.of(48)).html();
  }

  @ParameterizedTest
  @CsvSource({"1, 'rgb(255, 255, 255)'", "0, 'rgb(18, 22, 27)'"})
  void drawsEachChartInLightAndInDark(int scheme, String paper) throws Exception {
    var opened = open(CONTRAST, "--blink-settings=preferredColorScheme=" + scheme);

    assertThat(opened.console()).isEmpty();
    assertThat(opened.document()).contains("data-drawn=\"10\"");
    for (var chart : CHARTS) {
      assertThat(opened.shapes(chart)).as(chart).isGreaterThan(10);
    }
    assertThat(opened.document())
        .contains("importance in %</text>", "mean over fresh seeds</text>");
    assertThat(said(opened, "paper")).isEqualTo(paper);
    assertThat(Double.parseDouble(said(opened, "contrast"))).isGreaterThan(4.5);
  }

  @Test
  void anotherParameterOfTheListRedrawsTheSlices() throws Exception {
    var opened = open(CHOICE);

    assertThat(opened.console()).isEmpty();
    assertThat(said(opened, "all")).isEqualTo(Integer.toString(LargeStudy.PARAMETERS));
    assertThat(said(opened, "first").split(" ")).hasSize(ParametersPart.MOST_AXES);
    assertThat(said(opened, "first").split(" ")).doesNotContain(said(opened, "last"));
    assertThat(said(opened, "one")).isEqualTo(said(opened, "last"));
    assertThat(said(opened, "back")).isEqualTo(said(opened, "first"));
  }

  /** Of each trial all its parameters. */
  @Test
  void aLargeTableIsMadeOnceItIsUnfolded() throws Exception {
    var opened = open(UNFOLDING);

    assertThat(opened.console()).isEmpty();
    assertThat(said(opened, "folded")).isEqualTo("1");
    assertThat(said(opened, "texts")).isEqualTo("0");
    assertThat(said(opened, "head")).matches("&lt;th scope=.*row.*&gt;\\d+&lt;/th&gt;");
    assertThat(said(opened, "score")).matches("&lt;td class=.*n.*&gt;\\d+\\.\\d&lt;/td&gt;");
    assertThat(said(opened, "columns")).isEqualTo(Integer.toString(LargeStudy.PARAMETERS + 2));
  }

  /**
   * With the logs unfolded. The PDF's outline and title are plain text, which its pages are not.
   */
  @Test
  void printsAllSectionsOnSeveralPages() throws Exception {
    var page = Files.writeString(work.resolve("page.html"), html);

    var pdf = Files.readString(browser.print(page, work), StandardCharsets.ISO_8859_1);

    assertThat(Pattern.compile("/Type /Page\\b").matcher(pdf).results().count())
        .isBetween(15L, 40L);
    assertThat(pdf)
        .contains("/Title (wildlife - AutoFT study)")
        .contains("/Title (Scores of the search)", "/Title (To do it again)");
  }

  private Browser.Opened open(String script, String... options) throws Exception {
    var page = work.resolve("page.html");
    return browser.open(Files.writeString(page, Browser.scripted(html, script)), work, options);
  }

  /** What a script has left as an attribute of the body. */
  private static String said(Browser.Opened opened, String name) {
    var attribute = Pattern.compile("<body[^>]* data-" + name + "=\"([^\"]*)\"");
    return attribute.matcher(opened.document()).results().findFirst().orElseThrow().group(1);
  }
}
