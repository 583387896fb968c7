package io.autoft.cli.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autoft.testing.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A CRD says nothing that is not checked. */
class SchemaReaderTest {

  @Test
  void readsEveryRuleOfTheCrd() {
    assertThat(rules(StudySchema.read())).isGreaterThan(40);
  }

  /** And each of them, so that one that CEL does not take is found before a study needs it. */
  private static int rules(Schema schema) {
    schema.rules().forEach(rule -> RuleProgram.of(rule.expression()));
    return schema.rules().size()
        + schema.properties().values().stream().mapToInt(SchemaReaderTest::rules).sum()
        + schema.additional().map(SchemaReaderTest::rules).orElse(0)
        + schema.items().map(SchemaReaderTest::rules).orElse(0);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: integer, multipleOf: 2}|multipleOf",
        "{type: string, format: date}|format",
        "{type: string, nullable: true}|nullable",
        "{type: array, items: {type: string}, x-kubernetes-list-type: set}|set",
        "{type: string, enum: [5]}|enum",
        "{type: string, anyOf: [{pattern: a}]}|anyOf",
        "{type: object, properties: {a-b: {type: string}}}|a-b",
        "{type: object, properties: {package: {type: string}}}|package",
        "{type: string, x-kubernetes-validations: [{rule: a, message: b, reason: c}]}|reason"
      })
  void refusesWhatItDoesNotKnow(String schema, String named) {
    assertThatThrownBy(() -> SchemaReader.read("spec.x", Document.of(schema).root()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("spec.x")
        .hasMessageContaining(named);
  }

  @Test
  void refusesARuleThatCannotBeRead() {
    assertThatThrownBy(() -> RuleProgram.of("self.a.unknown()"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("self.a.unknown()");
  }
}
