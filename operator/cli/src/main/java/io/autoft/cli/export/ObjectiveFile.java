package io.autoft.cli.export;

import io.autoft.cli.words.CommandFailedException;
import java.nio.charset.StandardCharsets;

/** The learned objective, as AutoFT's authors publish theirs: {@code hparams.json}. */
public final class ObjectiveFile implements FileFormat {

  @Override
  public byte[] of(ExportedStudy study) {
    return study
        .objective()
        .map(json -> (json.strip() + "\n").getBytes(StandardCharsets.UTF_8))
        .orElseThrow(() -> new CommandFailedException("the study has no learned objective yet"));
  }
}
