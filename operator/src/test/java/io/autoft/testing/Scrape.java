package io.autoft.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What Prometheus is told when it asks, in its text format. */
public record Scrape(List<Sample> samples, Map<String, String> help, Map<String, String> types) {

  private static final Pattern SAMPLE =
      Pattern.compile("^(\\w+)(?:\\{(.*)\\})? (\\S+)(?: \\S+)?$", Pattern.MULTILINE);
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern HELP = Pattern.compile("^# HELP (\\w+) ?(.*)$", Pattern.MULTILINE);
  private static final Pattern TYPE = Pattern.compile("^# TYPE (\\w+) (\\w+)$", Pattern.MULTILINE);

  /** One number. */
  public record Sample(String name, Map<String, String> labels, double value) {}

  /** Asks. */
  public static Scrape of(URL url) {
    try (InputStream answer = url.openStream()) {
      return parse(new String(answer.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Scrape parse(String text) {
    var samples =
        SAMPLE
            .matcher(text.replaceAll("(?m)^#.*$", ""))
            .results()
            .map(
                match ->
                    new Sample(
                        match.group(1), labels(match.group(2)), Double.parseDouble(match.group(3))))
            .toList();
    return new Scrape(samples, pairs(HELP, text), pairs(TYPE, text));
  }

  private static Map<String, String> labels(String text) {
    return text == null ? Map.of() : pairs(LABEL, text);
  }

  private static Map<String, String> pairs(Pattern pattern, String text) {
    var pairs = new TreeMap<String, String>();
    pattern.matcher(text).results().forEach(match -> pairs.put(match.group(1), match.group(2)));
    return pairs;
  }

  /** The sum of all samples of a name that have these labels. */
  public double sum(String name, Map<String, String> labels) {
    return samples.stream()
        .filter(sample -> sample.name().equals(name))
        .filter(sample -> sample.labels().entrySet().containsAll(labels.entrySet()))
        .mapToDouble(Sample::value)
        .sum();
  }

  /** The names of a family's labels, without that of a histogram's buckets. */
  public Set<String> labelsOf(String family) {
    return samples.stream()
        .filter(sample -> sample.name().matches(family + "(_bucket|_count|_sum)?"))
        .flatMap(sample -> sample.labels().keySet().stream())
        .filter(label -> !label.equals("le"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Families whose names begin like this; a histogram's greatest value is one of its own. */
  public Set<String> families(String prefix) {
    return types.keySet().stream()
        .filter(name -> name.startsWith(prefix) && !name.endsWith("_seconds_max"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** All names that an expression may ask for. */
  public Set<String> names() {
    return samples.stream().map(Sample::name).collect(Collectors.toCollection(TreeSet::new));
  }
}
