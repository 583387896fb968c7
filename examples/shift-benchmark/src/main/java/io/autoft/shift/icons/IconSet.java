package io.autoft.shift.icons;

import java.util.List;

/**
 * The icons of one designer or project.
 *
 * @param name short name
 * @param author who drew them
 * @param licence its SPDX identifier
 * @param category what the collection calls its kind
 */
record IconSet(String name, String author, String licence, String category, List<Icon> icons) {

  IconSet {
    icons = List.copyOf(icons);
  }
}
