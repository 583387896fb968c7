package io.autoft.trainer.text;

/**
 * What OpenCLIP does to a text before it cuts it into words: repair, HTML unescaped twice, white
 * space collapsed, lower case.
 */
final class TextCleaning {

  private final TextRepair repair;
  private final HtmlReferences references;
  private final LowerCase lowerCase;
  private final CodePoints spaces;

  TextCleaning(TextTables tables) {
    references = new HtmlReferences(tables);
    repair = new TextRepair(tables, references);
    lowerCase = new LowerCase(tables);
    spaces = tables.codePoints("spaces");
  }

  /** The clean text. */
  String clean(String text) {
    var unescaped = references.unescape(references.unescape(repair.repair(text)));
    return lowerCase.of(collapse(unescaped));
  }

  private String collapse(String text) {
    var collapsed = new StringBuilder(text.length());
    boolean space = false;
    for (int point : text.codePoints().toArray()) {
      if (spaces.contains(point)) {
        space = true;
        continue;
      }
      if (space && !collapsed.isEmpty()) {
        collapsed.append(' ');
      }
      collapsed.appendCodePoint(point);
      space = false;
    }
    return collapsed.toString();
  }
}
