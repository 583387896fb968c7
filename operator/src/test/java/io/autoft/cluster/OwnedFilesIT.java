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
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The operator may write every ConfigMap of a namespace, and writes and removes only its own. */
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

  @Test
  void saysWhatTheApiServerDoesNotTake() {
    var invalid = new StudyFiles(NAME, "v", Map.of("no file", "1"));

    assertThat(OwnedFiles.write(client, study, invalid)).hasValueSatisfying(OwnedFilesIT::refused);
    OwnedFiles.write(client, study, files("1"));
    assertThat(OwnedFiles.write(client, study, invalid)).hasValueSatisfying(OwnedFilesIT::refused);

    assertThat(OwnedFiles.read(client, study, NAME, "a.txt", "v")).contains("1");
  }

  private static void refused(Cause cause) {
    assertThat(cause.reason()).isEqualTo("ConfigMapRefused");
    assertThat(cause.message())
        .startsWith("the API server refuses the ConfigMap: ")
        .contains("data[no file]: Invalid value");
  }

  /** Between the look at its owner and the write. */
  @Test
  void leavesWhatHasBecomeSomebodyElses() {
    OwnedFiles.write(client, study, files("1"));

    assertConflict(raced -> OwnedFiles.write(raced, study, files("2")), "PUT");

    assertThat(client.configMaps().withName(NAME).get().getData()).isEqualTo(foreign().getData());
  }

  @Test
  void removesItsOwn() {
    OwnedFiles.write(client, study, files("1"));

    OwnedFiles.remove(client, study, NAME);

    assertThat(client.configMaps().withName(NAME).get()).isNull();
  }

  @Test
  void doesNotRemoveWhatIsSomebodyElses() {
    var foreign = client.resource(foreign()).create();

    OwnedFiles.remove(client, study, NAME);

    assertThat(client.resource(foreign).get()).isEqualTo(foreign);
  }

  /** Between the look at its owner and the removal. */
  @Test
  void doesNotRemoveWhatHasBecomeSomebodyElses() {
    OwnedFiles.write(client, study, files("1"));

    assertConflict(raced -> OwnedFiles.remove(raced, study, NAME), "DELETE");

    assertThat(client.configMaps().withName(NAME).get().getData()).isEqualTo(foreign().getData());
  }

  /** Where somebody replaces the ConfigMap just before the request. */
  private void assertConflict(Consumer<KubernetesClient> write, String method) {
    try (var raced =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(ApiServer.get().kubeconfig()))
            .withHttpClientBuilderConsumer(
                http -> http.addOrReplaceInterceptor("rival", new Rival(method)))
            .build()) {
      assertThatThrownBy(() -> write.accept(raced))
          .isInstanceOf(KubernetesClientException.class)
          .extracting(e -> ((KubernetesClientException) e).getCode())
          .isEqualTo(409);
    }
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

  /** Replaces the ConfigMap just before it is written, or removed. */
  private final class Rival implements Interceptor {

    private final String method;

    Rival(String method) {
      this.method = method;
    }

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
      if (request.method().equals(method)) {
        client.configMaps().withName(NAME).delete();
        client.resource(foreign()).create();
      }
    }
  }
}
