package io.autoft.cli.stored;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.autoft.cli.json.ApiJson;
import io.autoft.contract.Metric;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An epoch of a final training, as its trainer has told it.
 *
 * @param number from 1
 * @param loss of its last batch
 * @param metrics on the set that picks the epoch, such as {@code idValidation.accuracy}; none where
 *     nothing picks
 */
public record Epoch(int number, double loss, Map<String, Double> metrics) {

  /** {@code epoch 3/20, loss 0.5234, idValidation.accuracy 0.7100}. */
  private static final Pattern LINE =
      Pattern.compile("\\bepoch (\\d+)/\\d+, loss ([^, ]+)((?:, [\\w.]+ [^, ]+)*)$");

  private static final Pattern METRIC = Pattern.compile(", ([\\w.]+) ([^, ]+)");

  public Epoch {
    requireNonNull(metrics, "metrics is null");
    metrics = Map.copyOf(metrics);
  }

  /** A metric, on whichever set it was measured. */
  public Optional<Double> value(Metric metric) {
    return metrics.entrySet().stream()
        .filter(entry -> entry.getKey().endsWith("." + metric.key()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** The epochs of a trainer's log. */
  public static List<Epoch> ofLog(String log) {
    return last(log.lines().flatMap(line -> logged(line).stream()));
  }

  /** The epochs of the file {@code metrics.jsonl}, which lies with a checkpoint. */
  public static List<Epoch> ofFile(String file) {
    return last(file.lines().flatMap(line -> written(line).stream()));
  }

  /** Of all attempts; each goes on from an earlier epoch, or from none. */
  private static List<Epoch> last(Stream<Epoch> epochs) {
    var byNumber = new TreeMap<Integer, Epoch>();
    epochs.forEach(
        epoch -> {
          byNumber.tailMap(epoch.number()).clear();
          byNumber.put(epoch.number(), epoch);
        });
    return List.copyOf(byNumber.values());
  }

  private static Optional<Epoch> logged(String line) {
    var matcher = LINE.matcher(line);
    if (!matcher.find()) {
      return Optional.empty();
    }
    var metrics = new TreeMap<String, Double>();
    METRIC
        .matcher(matcher.group(3))
        .results()
        .forEach(found -> metrics.put(found.group(1), Double.valueOf(found.group(2))));
    return Optional.of(
        new Epoch(
            Integer.parseInt(matcher.group(1)), Double.parseDouble(matcher.group(2)), metrics));
  }

  /** One that has diverged has no loss. */
  private static Optional<Epoch> written(String line) {
    JsonNode json;
    try {
      json = ApiJson.MAPPER.readTree(line);
    } catch (JsonProcessingException e) {
      // The last one of a training that was killed.
      return Optional.empty();
    }
    var metrics = new TreeMap<String, Double>();
    json.properties().stream()
        .filter(field -> field.getKey().contains(".") && field.getValue().isNumber())
        .forEach(field -> metrics.put(field.getKey(), field.getValue().asDouble()));
    return json.path("loss").isNumber()
        ? Optional.of(new Epoch(json.path("epoch").asInt(), json.path("loss").asDouble(), metrics))
        : Optional.empty();
  }
}
