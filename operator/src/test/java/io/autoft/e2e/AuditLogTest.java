package io.autoft.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.Right;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {

  private static final String OPERATOR = "system:serviceaccount:autoft:autoft-operator";

  @TempDir private Path logs;

  @Test
  void readsAlsoWhatWasPutAsideBecauseItWasFull() throws IOException {
    var newest = write("audit.log", OPERATOR, "create", "allow");
    write("audit-2026-03-01T12-00-00.000.log", OPERATOR, "delete", "forbid");
    write("audit-2026-03-01T13-00-00.000.log", "somebody", "patch", "forbid");
    write("kube-apiserver.log", OPERATOR, "list", "forbid");

    assertThat(AuditLog.requests(newest, OPERATOR, true))
        .containsExactly(new Right("batch/jobs", "create"));
    assertThat(AuditLog.requests(newest, OPERATOR, false))
        .containsExactly(new Right("batch/jobs", "delete"));
  }

  private Path write(String file, String user, String verb, String decision) throws IOException {
    return Files.writeString(
        logs.resolve(file),
        """
        {"verb": "%s", "user": {"username": "%s"}, "objectRef": {"apiGroup": "batch", "resource": "jobs"}, \
        "annotations": {"authorization.k8s.io/decision": "%s"}}
        """
            .formatted(verb, user, decision));
  }
}
