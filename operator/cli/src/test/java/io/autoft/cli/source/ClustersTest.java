package io.autoft.cli.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autoft.cli.words.CommandFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClustersTest {

  private static final String KUBECONFIG = "kubeconfig";

  @TempDir private Path folder;

  @BeforeEach
  void writeKubeconfig() throws IOException {
    var file = folder.resolve("config");
    Files.writeString(
        file,
        """
        apiVersion: v1
        kind: Config
        current-context: research
        clusters:
          - {name: a, cluster: {server: "https://a.example", insecure-skip-tls-verify: true}}
          - {name: b, cluster: {server: "https://b.example"}}
          - {name: c, cluster: {server: "https://127.0.0.1:1"}}
        users:
          - {name: ann, user: {token: secret}}
          - {name: ben, user: {username: ben, password: other}}
        contexts:
          - {name: research, context: {cluster: a, user: ann, namespace: team-a}}
          - {name: production, context: {cluster: b, user: ben}}
          - {name: closed, context: {cluster: c, user: ben}}
        """);
    System.setProperty(KUBECONFIG, file.toString());
  }

  @AfterEach
  void forget() {
    System.clearProperty(KUBECONFIG);
  }

  @Test
  void theCurrentContextIsTakenWhereNoneIsNamed() {
    var config = Clusters.config(Optional.empty());

    assertThat(config.getMasterUrl()).isEqualTo("https://a.example/");
    assertThat(config.getNamespace()).isEqualTo("team-a");
    assertThat(config.getAutoOAuthToken()).isEqualTo("secret");
  }

  @Test
  void anotherContextHasNothingOfTheCurrentOne() {
    var config = Clusters.config(Optional.of("production"));

    assertThat(config.getMasterUrl()).isEqualTo("https://b.example/");
    assertThat(config.getNamespace()).isNotEqualTo("team-a");
    assertThat(config.getAutoOAuthToken()).isNull();
    assertThat(config.isTrustCerts()).isFalse();
    assertThat(config.getUsername()).isEqualTo("ben");
  }

  @Test
  void aClusterThatIsNotThereIsSaidInWords() {
    try (var source = Clusters.study("quickstart", Optional.of("closed"), Optional.empty())) {
      assertThatThrownBy(source::study)
          .isInstanceOf(UnreachableException.class)
          .hasMessage(
              "there is no folder quickstart; the cluster https://127.0.0.1:1/: no connection can be"
                  + " made");
    }
  }

  @Test
  void aContextThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> Clusters.config(Optional.of("prdo")))
        .isInstanceOf(CommandFailedException.class)
        .hasMessage(
            "--context: the kubeconfig has no context prdo; it has: closed, production, research");
  }
}
