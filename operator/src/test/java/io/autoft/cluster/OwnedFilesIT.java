package io.autoft.cluster;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.study.StudyFiles;
import io.autoft.testing.ApiServer;
import io.autoft.testing.StudyObjects;
import io.autoft.trial.Cause;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The operator may write every ConfigMap of a namespace, and writes only its own. */
class OwnedFilesIT {

  private static final String NAME = "wildlife-objective";

  private KubernetesClient client;
  private AutoFTStudy study;

  @BeforeEach
  void create() {
    client = ApiServer.get().clientOfNewNamespace();
    study = StudyObjects.study(STUDY);
    study.getMetadata().setNamespace(client.getNamespace());
    study.getMetadata().setUid("study-uid");
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Test
  void takesThePlaceOfItsOwn() {
    assertThat(OwnedFiles.write(client, study, files("1"))).isEmpty();
    assertThat(OwnedFiles.write(client, study, files("2"))).isEmpty();

    assertThat(OwnedFiles.read(client, study, NAME, "a.txt", "v")).contains("2");
  }

  @Test
  void leavesWhatIsSomebodyElsesAsItIs() {
    var foreign = client.resource(foreign()).create();

    assertThat(OwnedFiles.write(client, study, files("1")).map(Cause::reason))
        .contains("NameConflict");
    assertThat(OwnedFiles.read(client, study, NAME, "a.txt", "v")).isEmpty();
    assertThat(client.resource(foreign).get()).isEqualTo(foreign);
  }

  /** Between the look at its owner and the write. */
  @Test
  void leavesWhatHasBecomeSomebodyElses() {
    OwnedFiles.write(client, study, files("1"));
    try (var raced =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(ApiServer.get().kubeconfig()))
            .withHttpClientBuilderConsumer(
                http -> http.addOrReplaceInterceptor("rival", new Rival()))
            .build()) {
      assertThatThrownBy(() -> OwnedFiles.write(raced, study, files("2")))
          .isInstanceOf(KubernetesClientException.class)
          .extracting(e -> ((KubernetesClientException) e).getCode())
          .isEqualTo(409);
    }

    assertThat(client.configMaps().withName(NAME).get().getData()).isEqualTo(foreign().getData());
  }

  private static StudyFiles files(String text) {
    return new StudyFiles(NAME, "v", Map.of("a.txt", text));
  }

  private static ConfigMap foreign() {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(NAME)
        .endMetadata()
        .addToData("settings", "of an application")
        .build();
  }

  /** Replaces the ConfigMap just before it is written. */
  private final class Rival implements Interceptor {

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
      if (request.method().equals("PUT")) {
        client.configMaps().withName(NAME).delete();
        client.resource(foreign()).create();
      }
    }
  }
}
