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
import org.junit.jupiter.api.Test;

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

  @Test
  void keepsWhatIsNoDeeperThanPodsAre() throws JsonProcessingException {
    var json = "{\"template\":{\"spec\":{\"containers\":[{\"env\":[1,\"a\",{}]}]}}}";
    var stream = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));

    assertThat(JSON.unmarshal(stream, JsonNode.class)).isEqualTo(new ObjectMapper().readTree(json));
  }
}
