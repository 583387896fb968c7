package io.autoft.cli.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files are read as {@code kubectl} does. */
class ManifestTest {

  @Test
  void readsEveryDocumentThatIsNotEmpty() {
    assertThat(Manifest.read("a: 1\n---\n# none\n---\nb: [x, 2.5]\n").documents())
        .map(Object::toString)
        .containsExactly("{\"a\":1}", "{\"b\":[\"x\",2.5]}");
  }

  @Test
  void readsJsonWithTabs() {
    assertThat(Manifest.read("{\"a\": 3.0,\n\t\"b\": \"1e5\"}").documents())
        .map(Object::toString)
        .containsExactly("{\"a\":3,\"b\":\"1e5\"}");
  }

  @Test
  void readsQuotesAndTags() {
    assertThat(Manifest.read("{a: '5', b: !!str 5, c: !!int '5', d: !own 5}").documents())
        .map(Object::toString)
        .containsExactly("{\"a\":\"5\",\"b\":\"5\",\"c\":5,\"d\":\"5\"}");
  }

  @Test
  void mergesWhatIsNotThere() {
    var text = "{a: &a {x: 1, u: 1}, b: &b {u: 2, z: 2}, c: {<<: [*a, *b], x: 3}, d: *a}";

    assertThat(Manifest.read(text).documents().get(0).get("c"))
        .hasToString("{\"x\":3,\"u\":1,\"z\":2}");
    assertThat(Manifest.read(text).documents().get(0).get("d")).hasToString("{\"x\":1,\"u\":1}");
  }

  @Test
  void makesTextOfKeys() {
    assertThat(Manifest.read("{1: a, 1.5: b, yes: c}").documents().get(0))
        .hasToString("{\"1\":\"a\",\"1.5\":\"b\",\"true\":\"c\"}");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{a: 1, b: {c: 1, c: 2}}|line 1: key \"c\" already set in map",
        "{\"a\": 1, \"a\": 1}|line 1: key \"a\" already set in map",
        "a: .nan|line 1: json: unsupported value: NaN",
        "a: -.inf|line 1: json: unsupported value: -Inf",
        "a: &a [*a]|line 1: the value of an anchor contains itself",
        "[a]: b|line 1: a key must be text",
        "a: b: c|line 1: mapping values are not allowed here",
        "{<<: 5}|line 1: map merge requires map or sequence of maps as the value",
        "\"a: \u0001\"|special characters are not allowed",
        "a: *b|line 1: found undefined alias b"
      })
  void refusesWhatIsNoJson(String text, String complaint) {
    assertThat(Manifest.read(text).complaints()).containsExactly(complaint);
    assertThat(Manifest.read(text).documents()).isEmpty();
  }
}
