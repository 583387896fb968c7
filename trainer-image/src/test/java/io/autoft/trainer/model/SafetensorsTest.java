package io.autoft.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autoft.trainer.model.Safetensors.DamagedFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [0,8]  | [4,12] | 3 | tensors a (bytes 0 to 8 of the data) and b (4 to 12) overlap
          [0,8]  | [0,8]  | 2 | tensors a (bytes 0 to 8 of the data) and b (0 to 8) overlap
          [8,16] | [12,20] | 5 | bytes 0 to 8 of the data, before tensor a, belong to no tensor
          [0,8]  | [12,20] | 5 | bytes 8 to 12 of the data, before tensor b, belong to no tensor
          [8,16] | [0,8]  | 5 | the last bytes of the data, 16 to 20, belong to no tensor
          [0,8]  | [8,16] | 3 | tensor b should lie at bytes 8 to 16 of the data, which have 12: the file is cut short
          [0,8]  | [8,4]  | 2 | tensor b should lie at bytes 8 to 4 of the data, which have 8: it ends before it begins
          """)
  void refusesTensorsThatAreNotOneAfterTheOther(
      String first, String second, int scalars, String message) {
    assertThatThrownBy(() -> parse(file(two(first, second), new float[scalars])))
        .isInstanceOf(DamagedFileException.class)
        .hasMessage(message);
  }

  @Test
  void takesTensorsInAnyOrderOfTheHeader() throws Exception {
    var tensors = parse(file(two("[8,16]", "[0,8]"), 1f, 2f, 3f, 4f)).tensors();

    assertThat(tensors.get("a").floats().get(0)).isEqualTo(3f);
    assertThat(tensors.get("b").floats().get(0)).isEqualTo(1f);
  }

  @Test
  void takesATensorWithoutScalars() throws Exception {
    var header = two("[0,8]", "[0,0]").replaceFirst("(?s)(\"b\".*?)\\[2\\]", "$1[0,3]");

    assertThat(parse(file(header, 1f, 2f)).tensors().get("b").shape())
        .isEqualTo(Dimensions.of(0, 3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [0,8] | [0]      | tensor a has data_offsets [0]; they must be two whole numbers
          [0,8] | [0,8,9]  | tensor a has data_offsets [0,8,9]; they must be two whole numbers
          [0,8] | ["0",8]  | tensor a has data_offsets ["0",8]; they must be two whole numbers
          [0,8] | [0,8.5]  | tensor a has data_offsets [0,8.5]; they must be two whole numbers
          [0,8] | [-8,0]   | tensor a has data_offsets [-8,0]; they must be two whole numbers
          [2]   | [-2]     | tensor a has shape [-2]; it must be a list of whole numbers
          [2]   | [2.0]    | tensor a has shape [2.0]; it must be a list of whole numbers
          [2]   | 2        | tensor a has shape 2; it must be a list of whole numbers
          [2]   | [3]      | tensor a of shape [3] has 8 bytes
          [2]   | [4611686018427387904,8] | tensor a of shape [4611686018427387904, 8] has 8 bytes
          """)
  void refusesAnEntryThatDoesNotSayWhereATensorIs(String from, String to, String message) {
    assertThatThrownBy(() -> parse(file(ENTRY.replace(from, to), 1f, 2f))).hasMessage(message);
  }

  @Test
  void refusesANameThatOccursTwice() {
    var header = two("[0,8]", "[8,16]").replace("\"b\"", "\"a\"");

    assertThatThrownBy(() -> parse(file(header, 1f, 2f, 3f, 4f)))
        .hasMessageStartingWith("its header is not JSON: Duplicate field 'a'");
  }

  /** A bound of the format, whatever the file's length. */
  @Test
  void refusesAHeaderThatIsTooLong() {
    var length = ByteBuffer.allocate(100_000_009).order(ByteOrder.LITTLE_ENDIAN);

    assertThatThrownBy(() -> parse(length.putLong(0, 100_000_001)))
        .hasMessage("it does not start with the length of a header");
  }

  @Test
  void refusesOtherFiles() {
    var text = ByteBuffer.wrap("version https://git-lfs".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> parse(text))
        .hasMessage("it does not start with the length of a header");
    assertThatThrownBy(() -> parse(ByteBuffer.wrap(new byte[3])))
        .hasMessage("it does not start with the length of a header");
    assertThatThrownBy(() -> parse(file("{{{{")))
        .hasMessageStartingWith("its header is not JSON: Unexpected character");
    assertThatThrownBy(() -> parse(file("[]"))).hasMessage("its header is not a JSON object");
  }

  private static String two(String first, String second) {
    var entry = "\"%s\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":%s}";
    return "{%s,%s}".formatted(entry.formatted("a", first), entry.formatted("b", second));
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
