package io.autoft.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.authorization.v1.LocalSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What people may do who have one of the roles of Kubernetes in a namespace: its controller adds
 * the rules of the chart to them.
 */
@ExtendWith(Sandboxes.class)
class UserRolesE2E {

  private static final Duration SOON = Duration.ofMinutes(1);
  private static final String USER = "somebody";

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource({
    "view, get, autoftstudies, true",
    "view, watch, autofttrials, true",
    "view, create, autoftstudies, false",
    "view, delete, autofttrials, false",
    "edit, create, autoftstudies, true",
    "edit, patch, autoftstudies, true",
    "edit, delete, autofttrials, true",
    "edit, create, autofttrials, false",
    "edit, update, autofttrials/status, false",
    "admin, delete, autoftstudies, true",
    "admin, update, autoftstudies/status, false"
  })
  void mayDoWhatTheChartSays(
      String role, String verb, String resource, boolean allowed, Sandbox sandbox) {
    bind(sandbox, role);

    await("the role is bound").atMost(SOON).until(() -> may(sandbox, "get", "pods", ""));
    assertThat(may(sandbox, verb, resource, "autoft.io")).isEqualTo(allowed);
  }

  private static void bind(Sandbox sandbox, String role) {
    var binding =
        new RoleBindingBuilder()
            .withNewMetadata()
            .withName(role)
            .withNamespace(sandbox.namespace())
            .endMetadata()
            .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", role)
            .addNewSubject("rbac.authorization.k8s.io", "User", USER, null)
            .build();
    sandbox.client().resource(binding).create();
  }

  private static boolean may(Sandbox sandbox, String verb, String resource, String group) {
    var words = resource.split("/");
    var review =
        new LocalSubjectAccessReviewBuilder()
            .withNewMetadata()
            .withNamespace(sandbox.namespace())
            .endMetadata()
            .withNewSpec()
            .withUser(USER)
            .withNewResourceAttributes()
            .withNamespace(sandbox.namespace())
            .withVerb(verb)
            .withGroup(group)
            .withResource(words[0])
            .withSubresource(words.length > 1 ? words[1] : null)
            .endResourceAttributes()
            .endSpec()
            .build();
    return sandbox.client().resource(review).create().getStatus().getAllowed();
  }
}
