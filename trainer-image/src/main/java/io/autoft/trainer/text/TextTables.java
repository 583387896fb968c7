package io.autoft.trainer.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What Python, {@code regex} and {@code ftfy} know about characters, written by {@code
 * src/test/python/text_tables.py}.
 *
 * @param root the tables by name
 */
record TextTables(JsonNode root) {

  /** Reads the tables that are shipped with the trainer. */
  static TextTables load() {
    try (var stream = TextTables.class.getResourceAsStream("/text/tables.json")) {
      return new TextTables(new ObjectMapper().readTree(stream));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode get(String name) {
    return root.required(name);
  }

  String text(String name) {
    return get(name).textValue();
  }

  CodePoints codePoints(String name) {
    return CodePoints.of(text(name));
  }

  Pattern pattern(String name) {
    return Pattern.compile(text(name));
  }

  Map<String, String> texts(String name) {
    var texts = new HashMap<String, String>();
    get(name).properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }
}
