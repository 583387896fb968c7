package io.autoft.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.autoft.api.v1alpha1.AutoFTStudySpec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Fingerprints of what a trial or a Job was made from. */
public final class SearchDigest {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private SearchDigest() {}

  /** Fingerprint of the study's model, data, objective and search: what a score depends on. */
  public static String of(AutoFTStudySpec spec) {
    return of(List.of(spec.model(), spec.data(), spec.objective(), spec.search()));
  }

  /** First 16 hexadecimal digits of the SHA-256 of a value's JSON, keys in order. */
  static String of(Object value) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      var json = JSON.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(sha256.digest(json), 0, 8);
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("API types are plain data, and every Java has SHA-256", e);
    }
  }
}
