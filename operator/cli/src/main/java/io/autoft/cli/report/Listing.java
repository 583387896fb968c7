package io.autoft.cli.report;

import static java.util.Objects.requireNonNull;

/**
 * A text that is shown as it is.
 *
 * @param open whether it is seen without being asked for
 */
record Listing(String title, String text, boolean open) {

  Listing {
    requireNonNull(title, "title is null");
    requireNonNull(text, "text is null");
  }
}
