package io.autoft.trainer.text;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Character references of HTML 5, as {@code &eacute;} and {@code &#233;}.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/parsing.html#character-reference-state">how
 *     browsers read them</a>
 */
final class HtmlReferences {

  private static final Pattern ANY =
      Pattern.compile("&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\\t\\n\\f <&#;]{1,32};?)");

  private static final Pattern WHOLE = Pattern.compile("&(#?[0-9A-Za-z]{1,24};)");
  private static final String REPLACEMENT = "\ufffd";
  private static final int MOST_DIGITS = 7;

  private final Map<String, String> named;
  private final Map<String, String> namedInCapitals;
  private final Map<Integer, String> replaced = new HashMap<>();
  private final CodePoints invalid;

  HtmlReferences(TextTables tables) {
    named = tables.texts("entities");
    namedInCapitals = tables.texts("upperEntities");
    tables
        .texts("references")
        .forEach((code, text) -> replaced.put(Integer.parseInt(code, 16), text));
    invalid = tables.codePoints("invalidReferences");
  }

  /** Replaces all references, as Python's {@code html.unescape}. */
  String unescape(String text) {
    return replace(ANY, text, match -> reference(match.group(1)));
  }

  /**
   * Replaces those that end with a semicolon, and known names that were put in capitals, as {@code
   * ftfy.fixes.unescape_html}.
   */
  String repair(String text) {
    return replace(
        WHOLE,
        text,
        match -> {
          var name = match.group(1);
          if (!name.startsWith("#")) {
            return named.getOrDefault(name, namedInCapitals.getOrDefault(name, match.group()));
          }
          var unescaped = unescape(match.group());
          return unescaped.contains(";") ? match.group() : unescaped;
        });
  }

  private static String replace(Pattern pattern, String text, TextOfMatch replacement) {
    if (text.indexOf('&') < 0) {
      return text;
    }
    return pattern
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(replacement.of(match)));
  }

  private interface TextOfMatch {
    String of(MatchResult match);
  }

  private String reference(String name) {
    if (name.startsWith("#")) {
      return number(name.substring(1).replace(";", ""));
    }
    // Some names need no semicolon; then the longest counts.
    for (int end = name.length(); end > 1; end--) {
      var text = named.get(name.substring(0, end));
      if (text != null) {
        return text + name.substring(end);
      }
    }
    return "&" + name;
  }

  private String number(String digits) {
    boolean hexadecimal = digits.charAt(0) == 'x' || digits.charAt(0) == 'X';
    var significant = (hexadecimal ? digits.substring(1) : digits).replaceFirst("^0+(?=.)", "");
    if (significant.length() > MOST_DIGITS) {
      return REPLACEMENT;
    }
    int code = Integer.parseInt(significant, hexadecimal ? 16 : 10);
    if (replaced.containsKey(code)) {
      return replaced.get(code);
    }
    if (code > Character.MAX_CODE_POINT || code >= 0xd800 && code <= 0xdfff) {
      return REPLACEMENT;
    }
    return invalid.contains(code) ? "" : Character.toString(code);
  }
}
