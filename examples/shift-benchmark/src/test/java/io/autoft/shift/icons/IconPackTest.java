package io.autoft.shift.icons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IconPackTest {

  @TempDir Path folder;

  @Test
  void readsSetsThatAllowAnyUse() throws IOException {
    set("free", "MIT", "\"bell\": {\"body\": \"<g/>\"}");
    set("shared-alike", "CC-BY-SA-4.0", "\"bell\": {\"body\": \"<g/>\"}");
    set("attributed", "CC-BY-4.0", "\"bell\": {\"body\": \"<g/>\"}");
    set("copyleft", "GPL-3.0", "\"bell\": {\"body\": \"<g/>\"}");

    assertThat(new IconPack(folder).sets())
        .extracting(IconSet::name, IconSet::author, IconSet::licence)
        .containsExactly(tuple("free", "Ann", "MIT"));
  }

  @Test
  void leavesOutWhatMovesOrIsHidden() throws IOException {
    set(
        "free",
        "MIT",
        """
        "bell": {"body": "<path fill='currentColor'/>", "width": 24},
        "wait": {"body": "<animate/>"},
        "old": {"body": "<g/>", "hidden": true}""");

    var icons = new IconPack(folder).sets().get(0).icons();

    assertThat(icons).extracting(Icon::name).containsExactly("bell");
    assertThat(icons.get(0).svg())
        .contains("width=\"24.0\" height=\"16.0\"", "<path fill='#000000'/>");
  }

  private void set(String name, String licence, String icons) throws IOException {
    Files.createDirectories(folder.resolve("json"));
    Files.writeString(
        folder.resolve("json/" + name + ".json"),
        """
        {"prefix": "%s", "info": {"author": {"name": "Ann"}, "license": {"spdx": "%s"}}, "icons": {%s}}"""
            .formatted(name, licence, icons));
  }
}
