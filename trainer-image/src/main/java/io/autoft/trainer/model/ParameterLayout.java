package io.autoft.trainer.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.autoft.trainer.model.SafetensorsWriter.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where each parameter lies in a flat array. One array for all of them makes the gradient's norm,
 * the optimiser and the terms over the parameters one operator each instead of one a parameter.
 *
 * @param entries in the order of the array
 */
public record ParameterLayout(List<Entry> entries) {

  /**
   * A parameter's place in the flat array.
   *
   * @param name in OpenCLIP's words
   * @param shape of the parameter
   * @param offset of its first scalar
   */
  public record Entry(String name, Dimensions shape, long offset) {}

  public ParameterLayout {
    entries = List.copyOf(entries);
  }

  /** The layout that has these parameters one after the other. */
  public static ParameterLayout of(Map<String, Dimensions> shapes) {
    var entries = new ArrayList<Entry>();
    long offset = 0;
    for (var shape : shapes.entrySet()) {
      entries.add(new Entry(shape.getKey(), shape.getValue(), offset));
      offset += shape.getValue().size();
    }
    return new ParameterLayout(entries);
  }

  /**
   * The layout of a model that is trained with a head.
   *
   * @param classes number of rows of the head
   * @param trainsText whether the text tower and the logit scale are trained
   */
  public static ParameterLayout ofClassifier(ClipConfig config, int classes, boolean trainsText) {
    var shapes = new LinkedHashMap<>(ClipArchitecture.image(config));
    shapes.put(ClipArchitecture.HEAD, Dimensions.of(classes, config.embedding()));
    if (trainsText) {
      shapes.putAll(ClipArchitecture.text(config));
    }
    return of(shapes);
  }

  /** P, the number of scalars. */
  public long size() {
    var last = entries.get(entries.size() - 1);
    return last.offset() + last.shape().size();
  }

  /**
   * A range of the array.
   *
   * @param name of the group
   * @param offset of its first scalar
   * @param size number of scalars
   */
  public record Group(String name, long offset, long size) {

    /** First scalar after the group. */
    public long end() {
      return offset + size;
    }
  }

  /** The groups, which lie one after the other (see {@link ParameterGroups}). */
  public List<Group> groups() {
    var sizes = new LinkedHashMap<String, Long>();
    for (var entry : entries) {
      sizes.merge(ParameterGroups.ofParameter(entry.name()), entry.shape().size(), Long::sum);
    }
    var groups = new ArrayList<Group>();
    long offset = 0;
    for (var group : sizes.entrySet()) {
      groups.add(new Group(group.getKey(), offset, group.getValue()));
      offset += group.getValue();
    }
    return groups;
  }

  /** Where a parameter lies. */
  public Entry entry(String name) {
    return entries.stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("there is no parameter " + name));
  }

  /**
   * The parameters as views of a flat array. Gradients flow through them; backward is then one
   * concatenation.
   */
  Parameters views(NDArray flat) {
    var cuts = entries.stream().skip(1).mapToLong(Entry::offset).toArray();
    var parts = flat.split(cuts);
    var views = new HashMap<String, NDArray>();
    for (int i = 0; i < entries.size(); i++) {
      var entry = entries.get(i);
      views.put(entry.name(), parts.get(i).reshape(new Shape(entry.shape().toArray())));
    }
    return new Parameters(views);
  }

  /** The parameters as views of a flat array that live and die with {@code scope}. */
  public Parameters views(NDArray flat, NDManager scope) {
    var alias = flat.stopGradient();
    alias.attach(scope);
    return views(alias);
  }

  /**
   * The parameters' values by name.
   *
   * @param flat P scalars
   */
  public Map<String, Values> values(float[] flat) {
    var values = new HashMap<String, Values>();
    for (var entry : entries) {
      int start = Math.toIntExact(entry.offset());
      int end = Math.toIntExact(entry.offset() + entry.shape().size());
      values.put(entry.name(), new Values(entry.shape(), Arrays.copyOfRange(flat, start, end)));
    }
    return values;
  }
}
