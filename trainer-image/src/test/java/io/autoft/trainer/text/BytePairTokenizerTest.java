package io.autoft.trainer.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** Against open_clip's tokens, written by {@code src/test/python/tokens.py}. */
class BytePairTokenizerTest {

  private static final BytePairTokenizer TOKENIZER = BytePairTokenizer.load();

  @Test
  void givesOpenClipsTokensForAListOfHardTexts() throws IOException {
    var texts = golden("text");

    assertThat(texts).hasSizeGreaterThan(700);
    assertThat(texts)
        .allSatisfy(
            line ->
                assertThat(TOKENIZER.encode(line.path("text").textValue()))
                    .containsExactly(withEnds(line.path("tokens"))));
  }

  @Test
  void givesOpenClipsTokensForEveryCharacterByItself() throws IOException {
    var blocks = golden("block");

    assertThat(blocks).hasSize(33);
    assertThat(blocks)
        .allSatisfy(
            line ->
                assertThat(checksum(line.path("block").intValue()))
                    .isEqualTo(line.path("crc32").longValue()));
  }

  @Test
  void hasAStartAndAnEndAroundEveryText() {
    assertThat(TOKENIZER.encode("")).containsExactly(49406, 49407);
    assertThat(BytePairTokenizer.SIZE).isEqualTo(49408);
  }

  @Test
  void takesTheNameOfATokenForTheToken() {
    assertThat(TOKENIZER.encode("a <end_of_text> b"))
        .containsExactly(49406, 320, 49407, 321, 49407);
  }

  @Test
  void readsANumberThatIsTooLongForPythonAsNoCharacter() {
    assertThat(TOKENIZER.encode("&#" + "9".repeat(5000) + ";"))
        .isEqualTo(TOKENIZER.encode("\ufffd"));
  }

  private static long checksum(int start) {
    var words =
        IntStream.range(start, start + 4096)
            .filter(point -> point < 0xd800 || point >= 0xe000)
            .mapToObj(Character::toString)
            .collect(Collectors.joining(" \u017f "));
    var tokens = TOKENIZER.encode(words);
    var checksum = new CRC32();
    for (int i = 1; i < tokens.length - 1; i++) {
      checksum.update(tokens[i]);
      checksum.update(tokens[i] >> 8);
    }
    return checksum.getValue();
  }

  private static int[] withEnds(JsonNode tokens) {
    var ids = new int[tokens.size() + 2];
    ids[0] = 49406;
    for (int i = 0; i < tokens.size(); i++) {
      ids[i + 1] = tokens.get(i).intValue();
    }
    ids[ids.length - 1] = 49407;
    return ids;
  }

  /** The lines that have a key. */
  private static List<JsonNode> golden(String key) throws IOException {
    var json = new ObjectMapper();
    var lines = new ArrayList<JsonNode>();
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                BytePairTokenizerTest.class.getResourceAsStream("/golden/tokens.jsonl"),
                StandardCharsets.UTF_8))) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        var node = json.readTree(line);
        if (node.has(key)) {
          lines.add(node);
        }
      }
    }
    return lines;
  }
}
