package io.autoft.shift.icons;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The npm package {@code @iconify/json}: a JSON file a set, with the bodies of SVG documents. Only
 * sets under licences that allow any use are read.
 *
 * @param folder of the unpacked package
 */
record IconPack(Path folder) {

  private static final Set<String> PERMISSIVE =
      Set.of("MIT", "Apache-2.0", "ISC", "CC0-1.0", "Unlicense", "BSD-2-Clause", "BSD-3-Clause");
  private static final String MOVES = "<animate";
  private static final int DEFAULT_SIZE = 16;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The sets in the order of their names. */
  List<IconSet> sets() throws IOException {
    var sets = new ArrayList<IconSet>();
    try (var files = Files.list(folder.resolve("json"))) {
      for (var file : files.sorted().toList()) {
        var json = JSON.readTree(file.toFile());
        if (PERMISSIVE.contains(json.at("/info/license/spdx").asText())) {
          sets.add(set(json));
        }
      }
    }
    return sets;
  }

  private static IconSet set(JsonNode json) {
    var name = json.get("prefix").asText();
    var icons = new ArrayList<Icon>();
    for (var entry : json.get("icons").properties()) {
      var icon = entry.getValue();
      var body = icon.get("body").asText();
      if (!icon.path("hidden").asBoolean() && !body.contains(MOVES)) {
        icons.add(new Icon(name, entry.getKey(), svg(json, icon, body)));
      }
    }
    var info = json.get("info");
    return new IconSet(
        name,
        info.at("/author/name").asText(),
        info.at("/license/spdx").asText(),
        info.path("category").asText(),
        icons);
  }

  private static String svg(JsonNode set, JsonNode icon, String body) {
    return """
        <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" \
        width="%2$s" height="%3$s" viewBox="%1$s %4$s %2$s %3$s" color="#000000">%5$s</svg>"""
        .formatted(
            number(set, icon, "left", 0),
            number(set, icon, "width", DEFAULT_SIZE),
            number(set, icon, "height", DEFAULT_SIZE),
            number(set, icon, "top", 0),
            body.replace("currentColor", "#000000"));
  }

  private static double number(JsonNode set, JsonNode icon, String key, double otherwise) {
    return icon.path(key).asDouble(set.path(key).asDouble(otherwise));
  }
}
