package io.autoft.trainer.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.autoft.contract.Sha256;
import io.autoft.trainer.data.ImageSet;
import java.util.List;

/**
 * SHA-256 of what a training follows from: the configuration without the trial's name, its time
 * limit, the place where the result goes and the mixtures that are only tested, the pretrained
 * weights, the set that it is trained on, and those by which its epochs are compared.
 */
final class TrialDigest {

  private TrialDigest() {}

  static String of(TrialContext context) {
    try {
      var config = (ObjectNode) new ObjectMapper().readTree(context.config().toJson());
      config.remove(List.of("trial", "timeLimitSeconds", "preflight", "output"));
      config.withObject("/training/finalTraining").remove(List.of("output", "testedAlphas"));
      var text =
          "%s %08x %08x %08x %s"
              .formatted(
                  config,
                  context.pretrained().checksum(),
                  context.data().train().checksum(),
                  context.data().oodValidation().checksum(),
                  context.data().idValidation().map(ImageSet::checksum));
      return Sha256.hex(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a configuration is JSON", e);
    }
  }
}
