package io.autoft.cli.report;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A section of the page.
 *
 * @param id by which it is linked
 * @param lead what it says, in sentences
 */
record Section(
    String id,
    String title,
    List<String> lead,
    List<Chart> charts,
    List<Table> tables,
    List<Listing> listings) {

  Section {
    requireNonNull(id, "id is null");
    requireNonNull(title, "title is null");
    lead = List.copyOf(lead);
    charts = List.copyOf(charts);
    tables = List.copyOf(tables);
    listings = List.copyOf(listings);
  }

  /** A section that is left out, with a sentence that says why. */
  static Section without(String id, String title, String why) {
    return new Section(id, title, List.of(why), List.of(), List.of(), List.of());
  }
}
