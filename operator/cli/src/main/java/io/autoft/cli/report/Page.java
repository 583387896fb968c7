package io.autoft.cli.report;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.autoft.contract.Sha256;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A study as one HTML file that needs nothing else. */
public record Page(StudyFacts facts) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Is strict: a name that is missing is a fault. */
  private static final Mustache.Compiler MUSTACHE =
      Mustache.compiler()
          .escapeHTML(true)
          .withLoader(name -> new StringReader(resource(name + ".mustache")));

  /** The library, what is drawn with it, and what draws, in this order. */
  private static final List<String> SCRIPTS = List.of("echarts.min.js", "charts.js", "draw.js");

  public Page {
    requireNonNull(facts, "facts is null");
  }

  /** A script and the hash by which the page's policy knows it. */
  private record Script(String text, String hash) {}

  /** The file's text. */
  public String html() {
    var headline = new Headline(facts);
    var sections = Parts.ALL.stream().map(part -> part.section(facts)).toList();
    var scripts = SCRIPTS.stream().map(Page::script).toList();
    var values = new LinkedHashMap<String, Object>();
    values.put("name", facts.name());
    values.put("sentence", headline.sentence());
    values.put("remarks", headline.remarks());
    values.put("written", facts.now().truncatedTo(ChronoUnit.SECONDS).toString());
    values.put("version", facts.version());
    values.put("sections", sections.stream().map(SectionView::of).toList());
    values.put("style", resource("page.css"));
    values.put("scripts", scripts);
    values.put("data", json(data(sections)));
    return template().execute(values);
  }

  private static Map<String, Object> data(List<Section> sections) {
    var data = new LinkedHashMap<String, Object>();
    sections.stream()
        .flatMap(section -> section.charts().stream())
        .forEach(chart -> chart.data().ifPresent(d -> data.put(chart.id(), d)));
    return data;
  }

  private static Template template() {
    return MUSTACHE.compile(resource("page.mustache"));
  }

  /**
   * JSON that cannot end the element that it stands in: of the characters that HTML knows, strings
   * alone have any, where an escape says the same.
   */
  static String json(Object data) {
    try {
      return JSON.writeValueAsString(data)
          .replace("<", "\\u003c")
          .replace(">", "\\u003e")
          .replace("&", "\\u0026");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a chart is plain data", e);
    }
  }

  private static Script script(String name) {
    var text = "\n" + resource(name) + "\n";
    return new Script(text, "sha256-" + Base64.getEncoder().encodeToString(Sha256.of(text)));
  }

  private static String resource(String name) {
    try (var stream = Page.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the program is incomplete", e);
    }
  }
}
