package io.autoft.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autoft.trainer.model.Safetensors.DamagedFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SafetensorsTest {

  private static final String ENTRY =
      "{\"__metadata__\":{\"format\":\"pt\"},"
          + "\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";

  @Test
  void readsTensorsByTheirOffsets() throws Exception {
    var tensor = parse(file(ENTRY, 1.5f, -2f)).tensors().get("a");

    assertThat(tensor.shape()).isEqualTo(Dimensions.of(2));
    assertThat(tensor.dtype()).isEqualTo("F32");
    assertThat(tensor.floats().get(1)).isEqualTo(-2f);
  }

  @Test
  void readsHalvesAsTheFloatsThatTheyAre() throws Exception {
    assertThat(
            halves("F16", 0x3c00, 0xc000, 0x7bff, 0x0001, 0x83ff, 0x8000, 0x7c00, 0xfc00, 0x7e00))
        .containsExactly(
            1f,
            -2f,
            65504f,
            0x1p-24f,
            -0x3ffp-24f,
            -0f,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            Float.NaN);
    assertThat(halves("BF16", 0x3f80, 0xc000, 0x7f7f, 0x0001, 0x8000, 0xff80, 0x7fc0))
        .containsExactly(1f, -2f, 0x1.fep127f, 0x1p-133f, -0f, Float.NEGATIVE_INFINITY, Float.NaN);
  }

  @Test
  void refusesAFileThatIsCutShort() {
    assertThatThrownBy(() -> parse(file(ENTRY, 1.5f)))
        .hasMessage(
            "tensor a should lie at bytes 0 to 8 of the data, which have 4: the file is cut short");
  }

  @Test
  void refusesAShapeThatDoesNotFitTheBytes() {
    assertThatThrownBy(() -> parse(file(ENTRY.replace("[2]", "[3]"), 1f, 2f)))
        .hasMessage("tensor a of shape [3] has 8 bytes");
  }

  @Test
  void refusesOtherFiles() {
    var text = ByteBuffer.wrap("version https://git-lfs".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> parse(text))
        .hasMessage("it does not start with the length of a header");
    assertThatThrownBy(() -> parse(ByteBuffer.wrap(new byte[3])))
        .hasMessage("it does not start with the length of a header");
    assertThatThrownBy(() -> parse(file("{{{{"))).hasMessage("its header is not JSON");
    assertThatThrownBy(() -> parse(file("[]"))).hasMessage("its header is not a JSON object");
  }

  private static Safetensors parse(ByteBuffer file) throws IOException, DamagedFileException {
    return Safetensors.parse(new FileContent.Memory(file));
  }

  private static float[] halves(String dtype, int... bits) {
    var data = ByteBuffer.allocate(bits.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int half : bits) {
      data.putShort((short) half);
    }
    var floats = new float[bits.length];
    new Safetensors.Tensor(dtype, Dimensions.of(bits.length), data.flip()).floats().get(floats);
    return floats;
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
