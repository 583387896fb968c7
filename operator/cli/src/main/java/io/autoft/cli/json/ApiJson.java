package io.autoft.cli.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Reads and writes the API's types as JSON. One for the whole tool: what a mapper has found out
 * about a type, which takes longer than to use it, it keeps.
 */
public final class ApiJson {

  public static final ObjectMapper MAPPER = JsonMapper.builder(new NestedJson()).build();

  private ApiJson() {}
}
