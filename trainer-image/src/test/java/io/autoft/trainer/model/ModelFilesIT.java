package io.autoft.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autoft.contract.Reason;
import io.autoft.trainer.failure.TrialFailure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFilesIT {

  @TempDir private Path folder;

  @Test
  void readsOverAByteOrderMark() throws Exception {
    Files.writeString(folder.resolve(ModelFiles.CONFIG), "\uFEFF{\"embed_dim\": 48}");

    assertThat(ModelFiles.of(folder.toUri().toString()).text(ModelFiles.CONFIG))
        .isEqualTo("{\"embed_dim\": 48}");
  }

  @Test
  void namesTheLineThatIsNotUtf8() throws Exception {
    Files.write(
        folder.resolve(ModelFiles.CONFIG),
        "{\n\"tokenizer\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> ModelFiles.of(folder.toUri().toString()).text(ModelFiles.CONFIG))
        .hasMessage(
            "model: %s, line 2: is not UTF-8; save the file as UTF-8",
            folder.resolve(ModelFiles.CONFIG))
        .isInstanceOfSatisfying(
            TrialFailure.class, e -> assertThat(e.reason()).isEqualTo(Reason.UnsupportedModel));
  }
}
