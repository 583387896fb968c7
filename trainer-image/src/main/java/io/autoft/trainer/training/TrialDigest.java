package io.autoft.trainer.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * SHA-256 of what a training follows from: the configuration without its time limit, the place
 * where the result goes and the mixtures that are only tested, the pretrained parameters and the
 * images and labels that it is trained on.
 */
final class TrialDigest {

  private TrialDigest() {}

  static String of(TrialContext context) {
    try {
      var config = (ObjectNode) new ObjectMapper().readTree(context.config().toJson());
      config.remove(List.of("timeLimitSeconds", "preflight", "output"));
      config.withObject("/training/finalTraining").remove(List.of("output", "testedAlphas"));
      var text =
          "%s %08x %08x %s"
              .formatted(
                  config,
                  SnapshotFile.checksum(context.model().initial().parts()),
                  Arrays.hashCode(context.data().train().labels()),
                  context.data().train().images().fingerprint());
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("a configuration is JSON, and every JVM has SHA-256", e);
    }
  }
}
