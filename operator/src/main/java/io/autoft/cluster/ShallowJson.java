package io.autoft.cluster;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads any object that the API server stores: one that cannot be read would end the watch of all.
 * What is nested deeper than a pod ever is counts as empty, in a study's template as among the
 * managers of fields, both of which an author may write.
 */
final class ShallowJson extends JsonFactory {

  /** A Job in a list has some 20; few enough for whatever recurses. */
  static final int LEVELS = 100;

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
    return new Shallow(super._createParser(in, context));
  }

  private static final class Shallow extends JsonParserDelegate {

    Shallow(JsonParser parser) {
      super(parser);
    }

    /** The end of what has begun too deep, as if there were nothing in it. */
    @Override
    public JsonToken nextToken() throws IOException {
      var token = delegate.currentToken();
      boolean tooDeep =
          token != null
              && token.isStructStart()
              && delegate.getParsingContext().getNestingDepth() >= LEVELS;
      return tooDeep ? delegate.skipChildren().currentToken() : delegate.nextToken();
    }

    @Override
    public JsonToken nextValue() throws IOException {
      var token = nextToken();
      return token == JsonToken.FIELD_NAME ? nextToken() : token;
    }
  }
}
