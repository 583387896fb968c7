package io.autoft.cli.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Reads objects that an API server stores, which has limits of its own, and says what of one is
 * nested too deep to be worked with: Jackson says only that something is.
 */
public final class NestedJson extends JsonFactory {

  /** Those of Jackson; few enough for whatever recurses. */
  private static final int LEVELS = StreamReadConstraints.DEFAULT_MAX_DEPTH;

  /** As far as fields have names that somebody knows. */
  private static final int NAMES = 6;

  private static final int MAX_CHARACTERS = 100;

  private static final long serialVersionUID = 1L;

  public NestedJson() {
    super(
        new JsonFactoryBuilder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(LEVELS + 1)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build()));
  }

  @Override
  protected JsonParser _createParser(InputStream in, IOContext context) throws IOException {
    return new Measured(super._createParser(in, context));
  }

  @Override
  protected JsonParser _createParser(Reader in, IOContext context) throws IOException {
    return new Measured(super._createParser(in, context));
  }

  /** Text is read by a reader. */
  @Override
  public boolean canUseCharArrays() {
    return false;
  }

  private static final class Measured extends JsonParserDelegate {

    Measured(JsonParser parser) {
      super(parser);
    }

    @Override
    public JsonToken nextToken() throws IOException {
      var token = delegate.nextToken();
      if (token != null
          && token.isStructStart()
          && delegate.getParsingContext().getNestingDepth() > LEVELS) {
        throw new StreamConstraintsException(
            "%s.. is nested deeper than %,d levels".formatted(place(), LEVELS));
      }
      return token;
    }

    @Override
    public JsonToken nextValue() throws IOException {
      var token = nextToken();
      return token == JsonToken.FIELD_NAME ? nextToken() : token;
    }

    private String place() {
      var names = delegate.getParsingContext().pathAsPointer().toString().split("/");
      var place = Arrays.stream(names).skip(1).limit(NAMES).collect(Collectors.joining("."));
      return place.substring(0, Math.min(place.length(), MAX_CHARACTERS));
    }
  }
}
