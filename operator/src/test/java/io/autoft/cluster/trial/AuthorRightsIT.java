package io.autoft.cluster.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.status.ConditionSet;
import io.autoft.testing.ApiServer;
import io.autoft.testing.Cluster;
import io.autoft.testing.Document;
import io.autoft.testing.Installation;
import io.autoft.testing.Repository;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a person reaches through the operator who has the rights that the page on security gives to
 * the authors of studies, and no others.
 */
class AuthorRightsIT {

  private static final String AUTHOR = "author";
  private static final Set<String> ALLOWED = Set.of("HostPorts");
  private static final Pattern ROLE = Pattern.compile("(?s)```yaml\n(.*?kind: Role\n.*?)```");

  private KubernetesClient client;
  private KubernetesClient author;

  @BeforeEach
  void giveRights() {
    client = ApiServer.get().clientOfNewNamespace();
    var page = ROLE.matcher(Repository.read("helm/docs/security.md"));
    assertThat(page.find()).isTrue();
    var role = Document.of(page.group(1)).with("metadata.namespace", client.getNamespace());
    client.resource(role.resource()).create();
    client
        .resource(
            new RoleBindingBuilder()
                .withNewMetadata()
                .withName("researcher")
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "Role", "researcher")
                .addNewSubject("rbac.authorization.k8s.io", "User", AUTHOR, null)
                .build())
        .create();
    var config = Config.fromKubeconfig(ApiServer.get().kubeconfig());
    config.setNamespace(client.getNamespace());
    config.setImpersonateUsername(AUTHOR);
    author = new KubernetesClientBuilder().withConfig(config).build();
  }

  @AfterEach
  void disconnect() {
    author.close();
    client.close();
  }

  @Test
  void onlyStudiesWhosePodsThePolicyAllowsRun() throws Exception {
    var operator = Installation.of(client, "podPolicy.allow={HostPorts}").start();
    try {
      operator.awaitReady();
      var pods = PodCases.refused().filter(pod -> !ALLOWED.equals(pod.names())).toList();
      var named = PodCases.refused().filter(pod -> ALLOWED.equals(pod.names()));
      var allowed = Stream.concat(PodCases.harmless(), named).toList();
      for (int i = 0; i < pods.size(); i++) {
        create("refused-" + i, pods.get(i).study());
      }
      for (int i = 0; i < allowed.size(); i++) {
        create("allowed-" + i, allowed.get(i).study());
      }

      for (int i = 0; i < pods.size(); i++) {
        var name = "refused-" + i;
        Cluster.await(() -> stalled(name).isPresent());
        assertThat(stalled(name).orElseThrow().getReason())
            .as(pods.get(i).sentence())
            .isEqualTo("PolicyViolation");
      }
      for (int i = 0; i < allowed.size(); i++) {
        var name = "allowed-" + i;
        Cluster.await(() -> stalled(name).isPresent() || hasJob(name));
        assertThat(stalled(name)).as(allowed.get(i).sentence()).isEmpty();
      }
      assertThat(jobs())
          .allSatisfy(job -> assertThat(job.getMetadata().getName()).startsWith("allowed-"));
      assertThat(Repository.read(operator.log())).doesNotContainIgnoringCase("forbidden");
    } finally {
      operator.kill();
    }
  }

  @ParameterizedTest(name = "{0} {1}/{2}/{3}: {4}")
  @CsvSource({
    "create, autoft.io, autoftstudies, '', true",
    "update, autoft.io, autoftstudies, status, false",
    "create, autoft.io, autofttrials, '', false",
    "update, autoft.io, autofttrials, '', false",
    "update, autoft.io, autofttrials, status, false",
    "get, autoft.io, autofttrials, '', true",
    "create, batch, jobs, '', false",
    "create, '', pods, '', false",
    "get, '', pods, log, false",
    "create, '', pods, exec, false",
    "get, '', secrets, '', false",
    "get, '', configmaps, '', false",
    "create, '', serviceaccounts, token, false",
  })
  void theAuthorHasTheRightsOfThePage(
      String verb, String group, String resource, String subresource, boolean allowed) {
    var review =
        new SubjectAccessReviewBuilder()
            .withNewSpec()
            .withUser(AUTHOR)
            .withNewResourceAttributes()
            .withVerb(verb)
            .withGroup(group)
            .withResource(resource)
            .withSubresource(subresource)
            .withNamespace(client.getNamespace())
            .endResourceAttributes()
            .endSpec()
            .build();

    assertThat(client.resource(review).create().getStatus().getAllowed()).isEqualTo(allowed);
  }

  private void create(String name, Document study) {
    var named = study.with("metadata.name", name).with("metadata.namespace", client.getNamespace());
    author.resource(named.resource()).create();
  }

  private Optional<Condition> stalled(String study) {
    var status = author.resources(AutoFTStudy.class).withName(study).get().getStatus();
    return Optional.ofNullable(status)
        .flatMap(s -> new ConditionSet(s.conditions()).get("Stalled"))
        .filter(condition -> condition.getStatus().equals("True"));
  }

  private boolean hasJob(String study) {
    return jobs().stream().anyMatch(job -> job.getMetadata().getName().startsWith(study + "-"));
  }

  private List<Job> jobs() {
    return client.batch().v1().jobs().list().getItems();
  }
}
