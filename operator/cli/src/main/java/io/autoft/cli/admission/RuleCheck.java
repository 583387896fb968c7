package io.autoft.cli.admission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.runtime.CelEvaluationException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Evaluates the rules of a schema. One about a change applies where there was a value before; of
 * the others, those about a value that an update leaves as it was say nothing.
 *
 * <p>Programs are made when they are needed first and kept: making one takes longer than running
 * it.
 */
final class RuleCheck {

  private final Map<String, RuleProgram> programs = new ConcurrentHashMap<>();

  /**
   * What is wrong with an object that its schema allows; {@code old} is missing if there was none.
   */
  List<Complaint> complaints(JsonNode object, JsonNode old, Schema schema) {
    var complaints = new ArrayList<Complaint>();
    check("", object, old, schema, complaints);
    return complaints;
  }

  private void check(
      String path, JsonNode value, JsonNode old, Schema schema, List<Complaint> complaints) {
    if (value.isNull()) {
      return;
    }
    if (!schema.rules().isEmpty()) {
      evaluate(path, value, old, schema, complaints);
    }
    schema
        .parts(path, value, old, (object, name) -> Place.field(object, name, schema))
        .forEach(p -> check(p.path(), p.value(), p.old(), p.schema(), complaints));
  }

  private void evaluate(
      String path, JsonNode value, JsonNode old, Schema schema, List<Complaint> complaints) {
    var variables = new HashMap<String, Object>();
    variables.put("self", RuleValues.of(value, schema));
    if (!old.isMissingNode()) {
      variables.put("oldSelf", RuleValues.of(old, schema));
    }
    for (var rule : schema.rules()) {
      if (rule.isAboutChange() ? !old.isMissingNode() : !value.equals(old)) {
        evaluate(path, rule, variables, schema, complaints);
      }
    }
  }

  private void evaluate(
      String path,
      Rule rule,
      Map<String, Object> variables,
      Schema schema,
      List<Complaint> complaints) {
    try {
      if (!programs.computeIfAbsent(rule.expression(), RuleProgram::of).holds(variables)) {
        complaints.add(Complaint.invalid(place(path, rule), schema.type(), rule.message()));
      }
    } catch (CelEvaluationException e) {
      complaints.add(Complaint.invalid(own(path), schema.type(), failure(e, rule)));
    }
  }

  private static String place(String path, Rule rule) {
    return rule.fieldPath().isEmpty() ? own(path) : Place.child(path, rule.fieldPath());
  }

  private static String own(String path) {
    return path.isEmpty() ? Complaint.OBJECT : path;
  }

  private static String failure(CelEvaluationException e, Rule rule) {
    return "%s evaluating rule: %s"
        .formatted(
            e.getMessage()
                .replaceFirst("^evaluation error at [^ ]* ", "")
                .replaceFirst("^key '(.*)' is not present in map[.]$", "no such key: $1"),
            rule.message());
  }
}
