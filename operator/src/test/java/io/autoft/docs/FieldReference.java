package io.autoft.docs;

import static java.util.stream.Collectors.joining;

import io.autoft.testing.Document;
import io.autoft.testing.Repository;
import java.util.List;

/** The page of all fields as markdown, from the CRDs. */
final class FieldReference {

  private static final List<String> CRDS =
      List.of("crds/autoftstudies.autoft.io-v1.yml", "crds/autofttrials.autoft.io-v1.yml");

  private static final String INTRODUCTION =
      """
      <!-- Generated from crds/. FieldReferenceTest says how to write it anew. -->
      # Field reference

      All fields of [AutoFTStudy](#autoftstudy) and [AutoFTTrial](#autofttrial), group `autoft.io`, version `v1alpha1`. What
      they do together is in [studies.md](studies.md). `kubectl explain autoftstudy.spec --recursive` shows the same in a
      terminal.

      A field in bold is required. Bounds, values and rules are checked by the API server when an object is applied; what it
      refuses, it answers with the messages that are listed under "Rules".
      """;

  private FieldReference() {}

  /** The whole page. */
  static String page() {
    return INTRODUCTION
        + CRDS.stream()
            .map(path -> new KindFields(Document.of(Repository.read(path)).root()).markdown())
            .collect(joining());
  }
}
