package io.autoft.cluster;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.IOContext;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads any object that the API server stores: one that cannot be read would end the watch of all.
 * What an author may fill at will, a {@link BoundedParser} bounds.
 */
final class ShallowJson extends JsonFactory {

  private static final long serialVersionUID = 1L;

  /** The API server has limits of its own: 10,000 levels, and some megabytes. */
  ShallowJson() {
    super(
        new JsonFactoryBuilder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            // Names could be made to collide.
            .disable(Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW));
  }

  /** The client reads all answers and events as streams. */
  @Override
  protected JsonParser _createParser(InputStream in, IOContext context) throws IOException {
    return new BoundedParser(super._createParser(in, context));
  }
}
