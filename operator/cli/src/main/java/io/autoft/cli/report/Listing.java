package io.autoft.cli.report;

import static java.util.Objects.requireNonNull;

/** A text that is shown as it is, once it is asked for. */
record Listing(String title, String text) {

  Listing {
    requireNonNull(title, "title is null");
    requireNonNull(text, "text is null");
  }
}
