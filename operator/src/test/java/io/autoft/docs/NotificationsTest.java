package io.autoft.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelRuntimeFactory;
import io.autoft.testing.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What other programs are told of studies fits the CRD, as far as it can be read here. */
class NotificationsTest {

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final String STUDY = "AutoFTStudy";

  @Test
  void showsObjectsThatCanBeRead() {
    assertThat(objects().map(object -> object.path("kind").asText()))
        .contains("PrometheusRule", "ConfigMap", "Application", "Kustomization", "Alert");
  }

  @Test
  void namesTheKindAsTheCrdDoes() {
    assertThat(healthChecks())
        .hasSize(2)
        .allSatisfy(
            health -> {
              assertThat(health.path("apiVersion").asText()).isEqualTo("autoft.io/v1alpha1");
              assertThat(health.path("kind").asText()).isEqualTo(STUDY);
            });
    var metrics =
        objects()
            .map(object -> object.at("/customResourceState/config/spec/resources/0"))
            .filter(JsonNode::isObject)
            .findFirst()
            .orElseThrow();
    assertThat(metrics.at("/groupVersionKind").toString())
        .isEqualTo("{\"group\":\"autoft.io\",\"version\":\"v1alpha1\",\"kind\":\"AutoFTStudy\"}");
  }

  @ParameterizedTest
  @MethodSource("healthChecks")
  void knowsAStudyThatIsCompleteAndOneThatHasFailed(JsonNode health) throws Exception {
    var current = health.path("current").asText();
    var failed = health.path("failed").asText();

    assertThat(holds(current, "Complete", "True")).isTrue();
    assertThat(holds(current, "Complete", "False")).isFalse();
    assertThat(holds(current, "Ready", "True")).isFalse();
    assertThat(holds(failed, "Failed", "True")).isTrue();
    assertThat(holds(failed, "Complete", "True")).isFalse();
  }

  private static boolean holds(String expression, String type, String status) throws Exception {
    var compiler =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("status", SimpleType.DYN)
            .build();
    var program =
        CelRuntimeFactory.standardCelRuntimeBuilder()
            .build()
            .createProgram(compiler.compile(expression).getAst());
    var conditions =
        List.of(
            Map.of("type", "Reconciling", "status", "False"),
            Map.of("type", type, "status", status));
    return (Boolean) program.eval(Map.of("status", Map.of("conditions", conditions)));
  }

  /** What Flux is told of a study: in a whole object, and where the chart's page says it alone. */
  private static Stream<JsonNode> healthChecks() {
    return Stream.concat(
            objects().map(object -> object.path("spec")), objects("helm/docs/install.md"))
        .map(object -> object.at("/healthCheckExprs/0"))
        .filter(JsonNode::isObject);
  }

  private static Stream<JsonNode> objects() {
    return objects("operator/docs/notifications.md");
  }

  private static Stream<JsonNode> objects(String page) {
    return MarkdownPage.read(Repository.path(page)).blocks("yaml").flatMap(NotificationsTest::read);
  }

  private static Stream<JsonNode> read(String yaml) {
    try (var parser = new YAMLFactory().createParser(yaml)) {
      return YAML.readerFor(JsonNode.class).<JsonNode>readValues(parser).readAll().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
