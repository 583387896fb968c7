package io.autoft.cluster.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.autoft.cluster.crd.AutoFTTrial;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * A study and its trials as one list, in the form in which kubectl prints it, compressed.
 *
 * @param leftOut what of them had no room
 */
record ReportRecords(byte[] bytes, Optional<String> leftOut) {

  /** A ConfigMap has a mebibyte at most, names included. */
  static final int MAX_BYTES = 1_040_000;

  /** The reason of records that are larger even without what may be left out. */
  static final String TOO_LARGE = "RecordsTooLarge";

  /** Annotation of a Job: what its records have not got. */
  static final String LEFT_OUT = "autoft.io/left-out";

  /**
   * Of a trial with 400 of them they are two thirds. The page needs them only to say how much a
   * best score owes to luck.
   */
  private static final String RESAMPLES = "resamples";

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The records, without the resamples if there is no room for those; empty if there is none for
   * the rest.
   *
   * @param others the study, and what else belongs to it
   * @param trials each is dropped once it has been written
   */
  static Optional<ReportRecords> of(
      List<? extends HasMetadata> others, Stream<AutoFTTrial> trials, int maxBytes) {
    var whole = new Writer(maxBytes);
    var lean = new Writer(maxBytes);
    Stream.concat(others.stream(), trials)
        .forEach(
            object -> {
              var tree = tree(object);
              whole.add(tree);
              if (tree.path("status") instanceof ObjectNode status) {
                status.remove(RESAMPLES);
              }
              lean.add(tree);
            });
    return whole
        .close()
        .map(bytes -> new ReportRecords(bytes, Optional.empty()))
        .or(
            () ->
                lean.close()
                    .map(
                        bytes ->
                            new ReportRecords(
                                bytes,
                                Optional.of(
                                    "the expected optimism: with the trials' resamples, which it"
                                        + " needs, the records do not fit into a ConfigMap"))));
  }

  private static ObjectNode tree(HasMetadata object) {
    ObjectNode tree = JSON.valueToTree(object);
    tree.withObject("/metadata").remove("managedFields");
    return tree;
  }

  /** Writes until there is too much. */
  private static final class Writer {

    private final int maxBytes;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final JsonGenerator json;

    Writer(int maxBytes) {
      this.maxBytes = maxBytes;
      try {
        json = JSON.createGenerator(new GZIPOutputStream(bytes));
        json.writeStartObject();
        json.writeStringField("apiVersion", "v1");
        json.writeStringField("kind", "List");
        json.writeArrayFieldStart("items");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void add(ObjectNode tree) {
      if (bytes.size() > maxBytes) {
        return;
      }
      try {
        json.writeTree(tree);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** All that was written, if it is not too much. */
    Optional<byte[]> close() {
      try {
        json.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return Optional.of(bytes.toByteArray()).filter(all -> all.length <= maxBytes);
    }
  }
}
