package io.autoft.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.autoft.cluster.crd.AutoFTStudy;
import io.fabric8.kubernetes.api.model.WatchEvent;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShallowJsonTest {

  private static final KubernetesSerialization JSON =
      new KubernetesSerialization(new ObjectMapper(new ShallowJson()), false);

  @Test
  void readsWhatStandsBesideDepthAndLongNames() {
    var objects = "{\"f:a\":".repeat(9_000) + "{}" + "}".repeat(9_000);
    var lists = "[".repeat(9_000) + "]".repeat(9_000);
    var event =
        JSON.unmarshal(
            """
            {"type": "ADDED", "object": {"apiVersion": "autoft.io/v1alpha1", "kind": "AutoFTStudy",
             "metadata": {"managedFields": [{"fieldsV1": %s, "manager": "m"}], "generation": 3},
             "spec": {"trainer": {"image": "i", "template": {"a": %s, "b": %s, "%s": 1, "z": 2}}}}}
            """
                .formatted(objects, objects, lists, "x".repeat(60_000)),
            WatchEvent.class);

    var study = JSON.convertValue(event.getObject(), AutoFTStudy.class);

    assertThat(study.getMetadata().getGeneration()).isEqualTo(3);
    assertThat(study.getMetadata().getManagedFields().get(0).getManager()).isEqualTo("m");
    assertThat(study.getSpec().trainer().template()).containsEntry("z", 2).hasSize(4);
    assertThat(JSON.clone(study).getSpec()).isEqualTo(study.getSpec());
  }

  @ParameterizedTest
  @MethodSource
  void aTemplateThatIsTooLargeIsNotKept(String content) {
    var study = study("{\"spec\": %s}".formatted(content), "{}");

    assertThat(study.getSpec().trainer().template())
        .containsExactly(Map.entry(BoundedParser.TOO_LARGE, true));
    assertThat(study.getSpec().trainer().image()).isEqualTo("i");
    assertThat(study.getSpec().suspend()).isTrue();
    assertThat(study.getMetadata().getGeneration()).isEqualTo(3);
    assertThat(JSON.clone(study).getSpec()).isEqualTo(study.getSpec());
  }

  static Stream<String> aTemplateThatIsTooLargeIsNotKept() {
    return Stream.of(
        "[{}" + ",{}".repeat(8_200) + "]",
        "[[[0]" + ",[0]".repeat(4_100) + "]]",
        "\"%s\"".formatted("x".repeat(BoundedParser.TEMPLATE)),
        "{\"%s\": 1}".formatted("x".repeat(BoundedParser.TEMPLATE)));
  }

  @Test
  void aTemplateOfAThousandVariablesIsKept() {
    var variables =
        IntStream.range(0, 1_000)
            .mapToObj(i -> "{\"name\": \"VARIABLE_%d\", \"value\": \"/a/path/%d\"}".formatted(i, i))
            .collect(Collectors.joining(","));
    var template =
        "{\"spec\": {\"containers\": [{\"name\": \"trainer\", \"env\": [%s]}]}}"
            .formatted(variables);

    assertThat(study(template, "{}").getSpec().trainer().template())
        .isEqualTo(JSON.unmarshal(template, Map.class))
        .doesNotContainKey(BoundedParser.TOO_LARGE);
  }

  @Test
  void metadataThatIsTooLargeCountsAsEmpty() {
    var labels =
        IntStream.range(0, 40_000)
            .mapToObj("\"a%d\": \"\""::formatted)
            .collect(Collectors.joining(",", "{", "}"));
    var study = study("{}", labels);

    assertThat(study.getMetadata().getLabels()).isEmpty();
    assertThat(study.getMetadata().getAnnotations()).containsExactly(Map.entry("a", "b"));
    assertThat(study.getMetadata().getGeneration()).isEqualTo(3);
    assertThat(study.getSpec().trainer().image()).isEqualTo("i");
  }

  /** As it comes to a watch. */
  private static AutoFTStudy study(String template, String labels) {
    var event =
        JSON.unmarshal(
            """
            {"type": "ADDED", "object": {"apiVersion": "autoft.io/v1alpha1", "kind": "AutoFTStudy",
             "metadata": {"annotations": {"a": "b"}, "labels": %s, "generation": 3},
             "spec": {"trainer": {"template": %s, "image": "i"}, "suspend": true}}}
            """
                .formatted(labels, template),
            WatchEvent.class);
    return JSON.convertValue(event.getObject(), AutoFTStudy.class);
  }

  @Test
  void keepsWhatIsNoDeeperThanPodsAre() throws JsonProcessingException {
    var json = "{\"template\":{\"spec\":{\"containers\":[{\"env\":[1,\"a\",{}]}]}}}";
    var stream = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));

    assertThat(JSON.unmarshal(stream, JsonNode.class)).isEqualTo(new ObjectMapper().readTree(json));
  }
}
