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
    var health = find("Kustomization").at("/spec/healthCheckExprs/0");
    assertThat(health.path("apiVersion").asText()).isEqualTo("autoft.io/v1alpha1");
    assertThat(health.path("kind").asText()).isEqualTo(STUDY);
    var metrics =
        objects()
            .map(object -> object.at("/customResourceState/config/spec/resources/0"))
            .filter(JsonNode::isObject)
            .findFirst()
            .orElseThrow();
    assertThat(metrics.at("/groupVersionKind").toString())
        .isEqualTo("{\"group\":\"autoft.io\",\"version\":\"v1alpha1\",\"kind\":\"AutoFTStudy\"}");
  }

  @Test
  void knowsAStudyThatIsCompleteAndOneThatHasFailed() throws Exception {
    var health = find("Kustomization").at("/spec/healthCheckExprs/0");
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

  private static JsonNode find(String kind) {
    return objects().filter(o -> o.path("kind").asText().equals(kind)).findFirst().orElseThrow();
  }

  private static Stream<JsonNode> objects() {
    return MarkdownPage.read(Repository.path("operator/docs/notifications.md"))
        .blocks("yaml")
        .flatMap(NotificationsTest::objects);
  }

  private static Stream<JsonNode> objects(String yaml) {
    try (var parser = new YAMLFactory().createParser(yaml)) {
      return YAML.readerFor(JsonNode.class).<JsonNode>readValues(parser).readAll().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
