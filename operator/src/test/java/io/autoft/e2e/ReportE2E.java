package io.autoft.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.autoft.testing.Missing;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The page of a study, in a claim of the cluster. The tool's image has to be on the node, or it is
 * skipped, and fails with {@code CI=true}: {@code mvn -Pimages,tool-image -DskipTests package}
 * makes {@code operator/cli/target/autoft.tar}, and {@code examples/local-cluster/load} brings it
 * there.
 */
@ExtendWith(Sandboxes.class)
class ReportE2E {

  private static final String FOLDER = "pvc://quickstart-models/pages";

  @Test
  void aPageLiesInTheClaimOnceTheStudyIsComplete(Sandbox sandbox) throws Exception {
    if (!hasTool(sandbox)) {
      Missing.skip("the tool's image is not on the node");
    }
    sandbox.apply(Quickstart.volume());
    var run =
        sandbox.start(
            Quickstart.tinyWithFinalTraining()
                .with("spec.finalTraining.selectOn", "OodValidation")
                .with("spec.report", "{output: '%s'}".formatted(FOLDER)));
    run.awaitComplete();
    await("the page is written")
        .atMost(StudyRun.LIMIT)
        .failFast("the page cannot be written", () -> run.isTrue("ReportFailed"))
        .until(() -> run.isTrue("Reported"));

    assertThat(run.study().getStatus().report().location()).isEqualTo(FOLDER + "/tiny-report.html");
    assertThat(sandbox.items(Job.class))
        .anyMatch(job -> job.getMetadata().getName().equals("tiny-report"));
    assertThat(sandbox.items(ConfigMap.class))
        .extracting(configMap -> configMap.getMetadata().getName())
        .contains("tiny-objective")
        .doesNotContain("tiny-report");
    assertThat(Files.readString(page(sandbox)))
        .contains("<title>tiny - AutoFT study</title>", "Loss by epoch", "hparams.json");
  }

  private static boolean hasTool(Sandbox sandbox) {
    return sandbox.client().nodes().list().getItems().stream()
        .flatMap(node -> node.getStatus().getImages().stream())
        .flatMap(image -> image.getNames().stream())
        .anyMatch(name -> name.startsWith("ghcr.io/autoft/autoft:"));
  }

  /** The cluster's volumes are folders of this machine. */
  private static Path page(Sandbox sandbox) {
    var client = sandbox.client();
    var claim =
        client
            .persistentVolumeClaims()
            .inNamespace(sandbox.namespace())
            .withName("quickstart-models")
            .get();
    var volume = client.persistentVolumes().withName(claim.getSpec().getVolumeName()).get();
    assumeTrue(volume.getSpec().getLocal() != null, "the volume is no folder of a node");
    return Path.of(volume.getSpec().getLocal().getPath(), "pages/tiny-report.html");
  }
}
