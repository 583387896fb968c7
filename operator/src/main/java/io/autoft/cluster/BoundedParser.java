package io.autoft.cluster;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;

/**
 * Bounds what an author may fill at will, a study's template and the metadata of an object: one
 * megabyte of it would become tens of megabytes of maps. What is nested deeper than a pod ever is
 * counts as empty, and so does metadata that is too large; a template that is has {@link
 * #TOO_LARGE} in its place.
 */
public final class BoundedParser extends JsonParserDelegate {

  /** The one key of what stands for a template that is too large. */
  public static final String TOO_LARGE = "$tooLarge";

  /** How many letters the names and values of a template may have; 1,000 variables have 70,000. */
  public static final int TEMPLATE = 128 * 1024;

  /** So many letters a value counts beside its own. */
  public static final int PER_VALUE = 16;

  /** A Job in a list has some 20; few enough for whatever recurses. */
  static final int LEVELS = 100;

  /** Of one field, such as the annotations. */
  private static final int METADATA = 32 * 1024;

  private static final int UNBOUNDED = 0;

  private final JsonParser source;

  BoundedParser(JsonParser source) {
    super(source);
    this.source = source;
  }

  @Override
  public JsonToken nextToken() throws IOException {
    if (delegate != source) {
      var token = delegate.nextToken();
      if (token != null) {
        return token;
      }
      delegate = source;
    }
    var token = shallow();
    int bound = token != null && token.isStructStart() ? bound() : UNBOUNDED;
    if (bound == UNBOUNDED) {
      return token;
    }
    delegate = bounded(bound).asParser(source);
    return delegate.nextToken();
  }

  @Override
  public JsonToken nextValue() throws IOException {
    var token = nextToken();
    return token == JsonToken.FIELD_NAME ? nextToken() : token;
  }

  @Override
  public void close() throws IOException {
    delegate.close();
    source.close();
  }

  /** The end of what has begun too deep, as if there were nothing in it. */
  private JsonToken shallow() throws IOException {
    var token = source.currentToken();
    boolean tooDeep =
        token != null
            && token.isStructStart()
            && source.getParsingContext().getNestingDepth() >= LEVELS;
    return tooDeep ? source.skipChildren().currentToken() : source.nextToken();
  }

  /** Of the object or list that has just begun. */
  private int bound() {
    var field = source.getParsingContext().getParent();
    var owner = field.getParent() == null ? null : field.getParent().getCurrentName();
    if ("metadata".equals(owner)) {
      return METADATA;
    }
    return "trainer".equals(owner) && "template".equals(field.getCurrentName())
        ? TEMPLATE
        : UNBOUNDED;
  }

  /** Reads to the end of what has just begun, keeping no more of it than its bound. */
  private TokenBuffer bounded(int bound) throws IOException {
    var beside = source.getParsingContext().getParent();
    boolean list = source.currentToken() == JsonToken.START_ARRAY;
    var copy = new TokenBuffer(source);
    copy.copyCurrentEvent(source);
    long size = 0;
    while (source.getParsingContext() != beside) {
      var token = shallow();
      size += size > bound ? 0 : size(token);
      if (size <= bound) {
        copy.copyCurrentEvent(source);
      }
    }
    return size <= bound ? copy : mark(list, bound);
  }

  private int size(JsonToken token) throws IOException {
    if (token == JsonToken.FIELD_NAME) {
      return source.currentName().length();
    }
    if (token == JsonToken.VALUE_STRING) {
      return PER_VALUE + source.getTextLength();
    }
    return token.isStructEnd() ? 0 : PER_VALUE;
  }

  private TokenBuffer mark(boolean list, int bound) throws IOException {
    var mark = new TokenBuffer(source);
    if (list) {
      mark.writeStartArray();
      mark.writeEndArray();
      return mark;
    }
    mark.writeStartObject();
    if (bound == TEMPLATE) {
      mark.writeBooleanField(TOO_LARGE, true);
    }
    mark.writeEndObject();
    return mark;
  }
}
