package io.autoft.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Short fingerprints of plain data, by which a change is noticed. */
public final class Digest {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private Digest() {}

  /** First 16 hexadecimal digits of the SHA-256 of a value's JSON, keys in order. */
  public static String of(Object value) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      var json = JSON.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(sha256.digest(json), 0, 8);
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("API types are plain data, and every Java has SHA-256", e);
    }
  }

  /** A value as the tree that is hashed. */
  static JsonNode tree(Object value) {
    return JSON.valueToTree(value);
  }
}
