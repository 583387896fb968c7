package io.autoft.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autoft.trainer.model.Safetensors.DamagedFileException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SafetensorsTest {

  private static final String ENTRY =
      "{\"__metadata__\":{\"format\":\"pt\"},"
          + "\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";

  @Test
  void readsTensorsByTheirOffsets() throws DamagedFileException {
    var tensor = Safetensors.parse(file(ENTRY, 1.5f, -2f)).tensors().get("a");

    assertThat(tensor.shape()).isEqualTo(Dimensions.of(2));
    assertThat(tensor.dtype()).isEqualTo("F32");
    assertThat(tensor.data().asFloatBuffer().get(1)).isEqualTo(-2f);
  }

  @Test
  void refusesAFileThatIsCutShort() {
    assertThatThrownBy(() -> Safetensors.parse(file(ENTRY, 1.5f)))
        .hasMessage(
            "tensor a should lie at bytes 0 to 8 of the data, which have 4: the file is cut short");
  }

  @Test
  void refusesAShapeThatDoesNotFitTheBytes() {
    assertThatThrownBy(() -> Safetensors.parse(file(ENTRY.replace("[2]", "[3]"), 1f, 2f)))
        .hasMessage("tensor a of shape [3] has 8 bytes");
  }

  @Test
  void refusesOtherFiles() {
    var text = ByteBuffer.wrap("version https://git-lfs".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> Safetensors.parse(text))
        .hasMessage("it does not start with the length of a header");
    assertThatThrownBy(() -> Safetensors.parse(ByteBuffer.wrap(new byte[3])))
        .hasMessage("it does not start with the length of a header");
    assertThatThrownBy(() -> Safetensors.parse(file("{{{{"))).hasMessage("its header is not JSON");
    assertThatThrownBy(() -> Safetensors.parse(file("[]")))
        .hasMessage("its header is not a JSON object");
  }

  private static ByteBuffer file(String header, float... data) {
    var bytes = header.getBytes(StandardCharsets.UTF_8);
    var file =
        ByteBuffer.allocate(Long.BYTES + bytes.length + data.length * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(bytes.length).put(bytes);
    for (float value : data) {
      file.putFloat(value);
    }
    return file.flip();
  }
}
