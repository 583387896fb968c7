package io.autoft.trainer.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Byte-pair encoding (Sennrich et al., arXiv 1508.07909) over bytes: a word is its UTF-8 bytes, the
 * last one marked as such; of all pairs of neighbours the one that comes first in the list of
 * merges is merged wherever it occurs, until there is none.
 *
 * <p>The ids are CLIP's: 256 bytes, 256 bytes that end a word, the results of the merges.
 */
final class BytePairs {

  private static final String FILE = "/text/bpe_simple_vocab_16e6.txt.gz";
  private static final int BYTES = 256;
  private static final int MERGES = 48894;
  private static final String END = "</w>";

  /** Number of ids. */
  static final int SIZE = 2 * BYTES + MERGES;

  /** A merge by the ids of its pair; its number and its result. */
  private final Map<Long, long[]> merges = new HashMap<>(2 * MERGES);

  private final int[] idsOfBytes = new int[BYTES];

  private BytePairs() {}

  /** Reads the list of merges that is shipped with the trainer. */
  static BytePairs load() {
    try (var stream = BytePairs.class.getResourceAsStream(FILE)) {
      return load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BytePairs load(InputStream compressed) throws IOException {
    var pairs = new BytePairs();
    var ids = pairs.idsOfSymbols();
    var reader =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(compressed), StandardCharsets.UTF_8));
    reader.readLine();
    var lines = new String[MERGES];
    for (int i = 0; i < MERGES; i++) {
      lines[i] = reader.readLine();
      // Where two merges give the same symbol, the later one names it.
      ids.put(lines[i].replace(" ", ""), 2 * BYTES + i);
    }
    for (int i = 0; i < MERGES; i++) {
      var symbols = lines[i].split(" ");
      long pair = pair(ids.get(symbols[0]), ids.get(symbols[1]));
      pairs.merges.put(pair, new long[] {i, ids.get(symbols[0] + symbols[1])});
    }
    return pairs;
  }

  /**
   * Symbols of single bytes. The file writes a byte as the Latin-1 character if that can be seen,
   * else as one of those from U+0100; the ids follow that order too.
   */
  private Map<String, Integer> idsOfSymbols() {
    var ids = new HashMap<String, Integer>(2 * SIZE);
    int id = 0;
    for (boolean visible : new boolean[] {true, false}) {
      int hidden = 0;
      for (int b = 0; b < BYTES; b++) {
        if (isVisible(b) == visible) {
          var symbol = Character.toString(visible ? b : BYTES + hidden++);
          ids.put(symbol, id);
          ids.put(symbol + END, BYTES + id);
          idsOfBytes[b] = id++;
        }
      }
    }
    return ids;
  }

  private static boolean isVisible(int b) {
    return b >= '!' && b <= '~' || b >= 0xa1 && b <= 0xac || b >= 0xae;
  }

  private static long pair(int left, int right) {
    return (long) left << Integer.SIZE | right;
  }

  /** The ids of a word's pieces. */
  int[] encode(String word) {
    var bytes = word.getBytes(StandardCharsets.UTF_8);
    var symbols = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      symbols[i] = idsOfBytes[bytes[i] & 0xff] + (i == bytes.length - 1 ? BYTES : 0);
    }
    int length = symbols.length;
    for (long first = first(symbols, length); first >= 0; first = first(symbols, length)) {
      length = merge(symbols, length, first);
    }
    return Arrays.copyOf(symbols, length);
  }

  /** The pair that comes first in the list of merges; -1 if none of them does. */
  private long first(int[] symbols, int length) {
    long first = -1;
    long best = Long.MAX_VALUE;
    for (int i = 1; i < length; i++) {
      long pair = pair(symbols[i - 1], symbols[i]);
      var merge = merges.get(pair);
      if (merge != null && merge[0] < best) {
        best = merge[0];
        first = pair;
      }
    }
    return first;
  }

  /** Merges a pair wherever it occurs, from the left; gives the number of symbols left. */
  private int merge(int[] symbols, int length, long pair) {
    int merged = 0;
    for (int i = 0; i < length; i++) {
      if (i + 1 < length && pair(symbols[i], symbols[i + 1]) == pair) {
        symbols[merged++] = (int) merges.get(pair)[1];
        i++;
      } else {
        symbols[merged++] = symbols[i];
      }
    }
    return merged;
  }
}
