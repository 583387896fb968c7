package io.autoft.cli.admission;

/**
 * Where something is in an object, as {@code field.Path} of k8s.io/apimachinery writes it. (The
 * check of values against the schema puts a dot before free keys as well.)
 */
final class Place {

  private Place() {}

  /** A field of an object, such as {@code spec.data} or {@code spec.space.lossWeights[Hinge]}. */
  static String field(String object, String name, Schema schema) {
    return schema.properties().containsKey(name) ? child(object, name) : object + "[" + name + "]";
  }

  /** A field with a name of the schema's. */
  static String child(String object, String name) {
    return object.isEmpty() ? name : object + "." + name;
  }

  static String item(String list, int index) {
    return list + "[" + index + "]";
  }
}
