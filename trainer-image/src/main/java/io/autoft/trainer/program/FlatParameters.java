package io.autoft.trainer.program;

import io.autoft.trainer.model.ClipArchitecture;
import io.autoft.trainer.model.ClipConfig;
import io.autoft.trainer.model.ParameterLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines that cut a flat array into parameters. Gradients flow through the cut, and backward is
 * then one concatenation; slices would each fill an array of all parameters with zeros.
 */
final class FlatParameters {

  /** Before the name of the projection of attention's queries, in a tower's last block. */
  static final String QUERY = "query of ";

  /** Before the name of that of its keys and values. */
  static final String KEYS_AND_VALUES = "keys and values of ";

  private FlatParameters() {}

  /**
   * A part of the array.
   *
   * @param name of a parameter, or of a part of one
   * @param shape of it
   */
  record Piece(String name, List<Long> shape) {

    Piece {
      shape = List.copyOf(shape);
    }

    long size() {
      return shape.stream().reduce(1L, (a, b) -> a * b);
    }
  }

  /** The pieces of these parameters, which lie one after the other. */
  static List<Piece> pieces(ClipConfig config, List<ParameterLayout.Entry> entries) {
    var pieces = new ArrayList<Piece>();
    for (var entry : entries) {
      var lengths = entry.shape().lengths();
      if (isProjectionOfLastBlock(config, entry.name())) {
        var query = new ArrayList<>(lengths);
        query.set(0, lengths.get(0) / 3);
        var keysAndValues = new ArrayList<>(lengths);
        keysAndValues.set(0, lengths.get(0) / 3 * 2);
        pieces.add(new Piece(QUERY + entry.name(), query));
        pieces.add(new Piece(KEYS_AND_VALUES + entry.name(), keysAndValues));
      } else {
        pieces.add(new Piece(entry.name(), lengths));
      }
    }
    return pieces;
  }

  private static boolean isProjectionOfLastBlock(ClipConfig config, String name) {
    return name.startsWith(
            projection(ClipArchitecture.IMAGE_BLOCKS, config.image().transformer().layers()))
        || name.startsWith(
            projection(ClipArchitecture.TEXT_BLOCKS, config.text().transformer().layers()));
  }

  private static String projection(String blocks, int layers) {
    return blocks + (layers - 1) + ".attn.in_proj_";
  }

  /**
   * Cuts an array. One that is a single piece is not cut, since backward would copy its gradient.
   *
   * @param flat its name
   * @return the pieces' names by the parameters'
   */
  static Map<String, String> cut(ProgramText text, String flat, List<Piece> pieces) {
    if (pieces.size() == 1) {
      var shape = ProgramText.list(pieces.get(0).shape());
      return Map.of(pieces.get(0).name(), text.let("torch.reshape(%s, %s)", flat, shape));
    }
    var parts = pieces.stream().map(piece -> text.fresh()).toList();
    text.unpack(
        parts,
        "torch.split_with_sizes(%s, %s)",
        flat,
        ProgramText.list(pieces.stream().map(Piece::size).toList()));
    var names = new HashMap<String, String>();
    for (int i = 0; i < parts.size(); i++) {
      var piece = pieces.get(i);
      names.put(
          piece.name(),
          piece.shape().size() == 1
              ? parts.get(i)
              : text.let("torch.reshape(%s, %s)", parts.get(i), ProgramText.list(piece.shape())));
    }
    return names;
  }
}
