package io.autoft.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.autoft.contract.Sha256;

/** Short fingerprints of plain data, by which a change is noticed. */
public final class Digest {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private static final int DIGITS = 16;

  private Digest() {}

  /** First 16 hexadecimal digits of the SHA-256 of a value's JSON, keys in order. */
  public static String of(Object value) {
    try {
      return Sha256.hex(JSON.writeValueAsString(value)).substring(0, DIGITS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("API types are plain data", e);
    }
  }

  /** A value as the tree that is hashed. */
  static JsonNode tree(Object value) {
    return JSON.valueToTree(value);
  }
}
