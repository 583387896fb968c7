package io.autoft.study.proposal;

import static java.util.Objects.requireNonNull;

import io.autoft.trial.Digest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known before a study begins: the search trials of earlier studies. It is copied once,
 * into a ConfigMap of the study's own, so that the study is the same whatever happens to those.
 *
 * @param trials in the order in which the sampler sees them
 */
public record WarmStart(List<EarlierTrial> trials) {

  /** Name of the file, a key of the ConfigMap. */
  public static final String FILE = "history.csv";

  /** A ConfigMap holds a mebibyte. */
  public static final int MAX_CHARACTERS = 1_000_000;

  private static final List<String> COLUMNS = List.of("study", "number", "score");

  public WarmStart {
    trials = List.copyOf(trials);
  }

  /**
   * A trial of an earlier study.
   *
   * @param score empty if it diverged
   */
  public record EarlierTrial(
      String study, int number, OptionalDouble score, Map<String, Double> parameters) {

    public EarlierTrial {
      requireNonNull(study, "study is null");
      parameters = Map.copyOf(parameters);
    }
  }

  /** Recorded by a proposal, as the history that it was made from. */
  public String digest() {
    return Digest.of(csv());
  }

  /**
   * A table of comma-separated values: the columns study, number, score (empty: diverged), then one
   * a parameter, by name. Numbers are written such that they are read as the same.
   */
  public String csv() {
    var names =
        trials.stream()
            .flatMap(t -> t.parameters().keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    var header = Stream.concat(COLUMNS.stream(), names.stream()).collect(Collectors.joining(","));
    return Stream.concat(Stream.of(header), trials.stream().map(trial -> row(trial, names)))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String row(EarlierTrial trial, TreeSet<String> names) {
    var cells =
        Stream.of(
            trial.study(),
            String.valueOf(trial.number()),
            trial.score().isPresent() ? String.valueOf(trial.score().getAsDouble()) : "");
    var values = names.stream().map(name -> cell(trial.parameters().get(name)));
    return Stream.concat(cells, values).collect(Collectors.joining(","));
  }

  private static String cell(Double value) {
    return value == null ? "" : value.toString();
  }

  /** Reads what {@link #csv} wrote; empty for anything else. */
  public static Optional<WarmStart> parse(String csv) {
    var lines = csv.lines().map(WarmStart::cells).toList();
    boolean table =
        !lines.isEmpty()
            && lines.stream().allMatch(cells -> cells.size() == lines.get(0).size())
            && lines.get(0).size() >= COLUMNS.size()
            && lines.get(0).subList(0, COLUMNS.size()).equals(COLUMNS);
    if (!table) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new WarmStart(lines.stream().skip(1).map(cells -> trial(lines.get(0), cells)).toList()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static EarlierTrial trial(List<String> header, List<String> cells) {
    var parameters = new TreeMap<String, Double>();
    for (int i = COLUMNS.size(); i < cells.size(); i++) {
      if (!cells.get(i).isEmpty()) {
        parameters.put(header.get(i), Double.valueOf(cells.get(i)));
      }
    }
    var score = cells.get(2);
    return new EarlierTrial(
        cells.get(0),
        Integer.parseInt(cells.get(1)),
        score.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(score)),
        parameters);
  }

  private static List<String> cells(String line) {
    return Arrays.asList(line.split(",", -1));
  }
}
