package io.autoft.optimizer.tpe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.autoft.optimizer.Direction;
import io.autoft.optimizer.Finished;
import io.autoft.optimizer.Pending;
import io.autoft.optimizer.ProposalRequest;
import io.autoft.optimizer.space.CategoricalParameter;
import io.autoft.optimizer.space.FloatParameter;
import io.autoft.optimizer.space.IntegerParameter;
import io.autoft.optimizer.space.Parameter;
import io.autoft.optimizer.space.Scale;
import io.autoft.optimizer.space.SearchSpace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A made-up history and what Optuna made of it: {@code src/test/python/optuna_golden.py} wrote the
 * answers and says what is in the histories.
 */
record OptunaCase(JsonNode answers) {

  private static final int FIRST_POINT = 100_000;

  private static final SearchSpace MIXED =
      SearchSpace.of(
          new CategoricalParameter("a-batch", 4),
          new FloatParameter("b-weight", 1e-4, 10, Scale.LOG),
          new IntegerParameter("c-seed", 0, 100, Scale.LINEAR),
          new FloatParameter("d-decay", 0, 1, Scale.LINEAR),
          new IntegerParameter("e-steps", 1, 1000, Scale.LOG),
          new FloatParameter("f-rate", 1e-7, 1e-3, Scale.LOG));

  private static final SearchSpace LAYERS =
      new SearchSpace(
          IntStream.range(0, 100)
              .mapToObj("weight.%03d"::formatted)
              .map(name -> (Parameter) new FloatParameter(name, 1e-4, 10, Scale.LOG))
              .toList());

  static List<OptunaCase> of(String version) {
    try (var stream = OptunaCase.class.getResourceAsStream("optuna-" + version + ".json")) {
      return elements(new ObjectMapper().readTree(stream)).map(OptunaCase::new).toList();
    } catch (IOException e) {
      throw new IllegalStateException("Unreadable answers of Optuna " + version, e);
    }
  }

  String name() {
    return answers.get("name").asText();
  }

  SearchSpace space() {
    return name().equals("layers") ? LAYERS : MIXED;
  }

  /** Of the good trials. */
  List<Integer> below() {
    return elements(answers.get("below")).map(JsonNode::asInt).toList();
  }

  /** Log densities of the points among good or bad trials, of one parameter or of all. */
  List<Double> densities(String side, List<Parameter> group) {
    var node = answers.get(side);
    var densities =
        group.size() == 1
            ? node.get("univariate").get(group.get(0).name())
            : node.get("multivariate");
    return elements(densities).map(JsonNode::asDouble).toList();
  }

  /** The parameters that Optuna was asked for one by one. */
  List<Parameter> univariate() {
    return space().parameters().stream()
        .filter(parameter -> answers.get("good").get("univariate").has(parameter.name()))
        .toList();
  }

  /** How many proposals fell into each of equal parts of the parameter's range. */
  int[] draws(boolean multivariate, String parameter) {
    var draws = answers.get("draws").get(multivariate ? "multivariate" : "univariate");
    return elements(draws.get(parameter)).mapToInt(JsonNode::asInt).toArray();
  }

  /** The k-th of the points at which densities are known. */
  double[] coordinates(int k, List<Parameter> group) {
    var point = point(FIRST_POINT + k);
    return group.stream()
        .mapToDouble(parameter -> parameter.toCoordinate(point.get(parameter.name())))
        .toArray();
  }

  ProposalRequest request(int number) {
    int width = space().parameters().size();
    double diverged = answers.get("diverged").asDouble();
    double unfinished = diverged + answers.get("pending").asDouble();
    var finished = new ArrayList<Finished>();
    var pending = new ArrayList<Pending>();
    for (int n = 0; n < answers.get("trials").asInt(); n++) {
      double state = unit(n, width + 1);
      if (state < diverged) {
        finished.add(Finished.diverged(n, point(n)));
      } else if (state < unfinished) {
        pending.add(new Pending(n, point(n)));
      } else {
        finished.add(Finished.scored(n, point(n), Math.floor(100 * unit(n, width)) / 100));
      }
    }
    var direction = answers.get("maximize").asBoolean() ? Direction.MAXIMIZE : Direction.MINIMIZE;
    return new ProposalRequest(space(), direction, 0, number, finished, pending);
  }

  private Map<String, Double> point(int trial) {
    return space()
        .fromUnit(
            IntStream.range(0, space().parameters().size())
                .mapToDouble(column -> unit(trial, column))
                .toArray());
  }

  private static double unit(int trial, int column) {
    int x = (trial * 1009 + column + 1) * 0x9E3779B1;
    x = (x ^ (x >>> 15)) * 0x85EBCA77;
    x = (x ^ (x >>> 13)) * 0xC2B2AE3D;
    return Integer.toUnsignedLong(x ^ (x >>> 16)) * 0x1p-32;
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
