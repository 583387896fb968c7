package io.autoft.trainer.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.autoft.contract.Reason;
import io.autoft.trainer.failure.TrialFailure;
import java.util.function.Predicate;

/**
 * A JSON object of a configuration whose values are checked as they are read. A null is read as
 * OpenCLIP reads it: flags and channels are then absent, numbers that give a shape are wrong.
 *
 * @param node the object, or a missing one
 * @param path before its keys in messages, as {@code model_cfg.}
 * @param file for messages
 */
record ConfigObject(JsonNode node, String path, String file) {

  ConfigObject {
    requireNonNull(node, "node is null");
    requireNonNull(path, "path is null");
    requireNonNull(file, "file is null");
  }

  boolean has(String key) {
    return node.has(key);
  }

  /** An object in this one, which may be missing. */
  ConfigObject object(String key) {
    return new ConfigObject(node.path(key), path + key + ".", file);
  }

  /**
   * An object in this one, which must be there.
   *
   * @throws TrialFailure UnsupportedModel if there is none
   */
  ConfigObject requiredObject(String key) throws TrialFailure {
    if (!node.path(key).isObject()) {
      throw wrong(key, "it must be an object");
    }
    return object(key);
  }

  int integer(String key) throws TrialFailure {
    return positive(key, node.path(key));
  }

  int integer(String key, int absent) throws TrialFailure {
    return node.has(key) ? integer(key) : absent;
  }

  /**
   * A width that is also the height: n or [n, n].
   *
   * @throws TrialFailure UnsupportedModel for anything else
   */
  int side(String key, int absent) throws TrialFailure {
    var sides = node.path(key);
    if (!sides.isArray()) {
      return integer(key, absent);
    }
    if (sides.size() != 2 || !sides.get(0).equals(sides.get(1))) {
      throw wrong(key, "width and height must be the same");
    }
    return positive(key, sides.get(0));
  }

  double number(String key, double absent) throws TrialFailure {
    var value = node.path(key);
    if (!value.isMissingNode() && !(value.isNumber() && value.doubleValue() > 0)) {
      throw wrong(key, "it must be a positive number");
    }
    return value.asDouble(absent);
  }

  boolean flag(String key) throws TrialFailure {
    var value = node.path(key);
    if (!isAbsent(value) && !value.isBoolean()) {
      throw wrong(key, "it must be true or false");
    }
    return value.asBoolean(false);
  }

  String text(String key, String absent) {
    return node.path(key).asText(absent);
  }

  /**
   * A finite number for each of red, green and blue.
   *
   * @throws TrialFailure UnsupportedModel for anything else
   */
  float[] channels(String key, float[] absent) throws TrialFailure {
    return channels(key, absent, Float::isFinite, "it must be three finite numbers");
  }

  /**
   * A finite divisor for each of red, green and blue.
   *
   * @throws TrialFailure UnsupportedModel for anything else
   */
  float[] positiveChannels(String key, float[] absent) throws TrialFailure {
    return channels(
        key,
        absent,
        value -> value > 0 && Float.isFinite(value),
        "it must be three finite numbers above 0");
  }

  private float[] channels(String key, float[] absent, Predicate<Float> isAllowed, String allowed)
      throws TrialFailure {
    var array = node.path(key);
    if (isAbsent(array)) {
      return absent.clone();
    }
    var channels = new float[absent.length];
    for (int c = 0; c < channels.length; c++) {
      channels[c] = array.path(c).floatValue();
      boolean isNumber = array.size() == channels.length && array.path(c).isNumber();
      if (!isNumber || !isAllowed.test(channels[c])) {
        throw wrong(key, allowed);
      }
    }
    return channels;
  }

  void require(ConfigKeys keys) throws TrialFailure {
    var complaint = keys.complaint(node);
    if (complaint.isPresent()) {
      throw unsupported(path + complaint.get());
    }
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private int positive(String key, JsonNode value) throws TrialFailure {
    if (!value.isInt() || value.intValue() <= 0) {
      throw wrong(key, "it must be a positive integer");
    }
    return value.intValue();
  }

  private TrialFailure wrong(String key, String allowed) {
    var value = node.path(key);
    return unsupported(
        "%s%s is %s; %s"
            .formatted(path, key, value.isMissingNode() ? "missing" : value.toString(), allowed));
  }

  TrialFailure unsupported(String what) {
    return new TrialFailure(Reason.UnsupportedModel, "model: %s: %s".formatted(file, what));
  }
}
