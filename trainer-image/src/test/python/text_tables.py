"""Tables of the libraries with which OpenCLIP reads text: Python's html and str, regex, ftfy.

    python -m venv VENV && VENV/bin/pip install open_clip_torch==2.32.0 ftfy==6.3.1
    VENV/bin/python text_tables.py > ../../main/resources/text/tables.json

Regular expressions are written in Java's syntax, with Python's classes of characters spelled out.
"""

import html
import html.entities
import json
import re
import sys
import unicodedata

import ftfy
import regex
from ftfy import badness, chardata, fixes

POINTS = [chr(i) for i in range(sys.maxunicode + 1)]
parser = re._parser


def ranges(chars):
    """Code points as hexadecimal ranges."""
    result, start, last = [], None, None
    for i in [ord(c) for c in chars] + [None]:
        if start is not None and i != last + 1:
            result.append(f"{start:x}" if start == last else f"{start:x}-{last:x}")
            start = None
        if start is None:
            start = i
        last = i
    return " ".join(result)


def matching(pattern):
    return [c for c in POINTS if pattern.fullmatch(c)]


CATEGORIES = {
    str(name): matching(re.compile(pattern))
    for name, pattern in {"CATEGORY_SPACE": r"\s", "CATEGORY_WORD": r"\w", "CATEGORY_DIGIT": r"\d"}.items()
}


def java_ranges(chars):
    return "".join(
        "-".join(f"\\x{{{end}}}" for end in part.split("-")) for part in ranges(chars).split(" ")
    )


def java_class(items):
    result = ""
    for kind, value in items:
        kind = str(kind)
        if kind == "NEGATE":
            result += "^"
        elif kind == "LITERAL":
            result += f"\\x{{{value:x}}}"
        elif kind == "RANGE":
            result += f"\\x{{{value[0]:x}}}-\\x{{{value[1]:x}}}"
        elif kind == "CATEGORY":
            result += java_ranges(CATEGORIES[str(value)])
        else:
            raise ValueError(kind)
    return f"[{result}]"


def java(nodes):
    """A parsed regular expression of Python's in Java's syntax."""
    result = ""
    for kind, value in nodes:
        kind = str(kind)
        if kind == "LITERAL":
            result += f"\\x{{{value:x}}}"
        elif kind == "ANY":
            result += "[^\\n]"
        elif kind == "IN":
            result += java_class(value)
        elif kind == "AT" and str(value) == "AT_BEGINNING":
            result += "\\A"
        elif kind == "BRANCH":
            result += "(?:" + "|".join(java(branch) for branch in value[1]) + ")"
        elif kind == "SUBPATTERN":
            result += "(?:" + java(value[3]) + ")"
        elif kind == "ASSERT_NOT":
            result += ("(?!" if value[0] > 0 else "(?<!") + java(value[1]) + ")"
        elif kind == "MAX_REPEAT":
            low, high, inner = value
            # Possessive: what follows never needs less, and Java then does not recurse.
            times = f"{{{low}}}" if low == high else f"{{{low},}}+" if high == parser.MAXREPEAT else f"{{{low},{high}}}"
            result += "(?:" + java(inner) + ")" + times
        else:
            raise ValueError((kind, value))
    return result


def java_regex(pattern):
    return java(parser.parse(pattern.pattern, pattern.flags))


def upper_half(encoding):
    """The characters of the bytes from 0x80, and whether U+FFFD stands for a lost byte."""
    return {
        "characters": bytes(range(0x80, 0x100)).decode(encoding),
        "lossy": bytes([0x1A]).decode(encoding) == "\ufffd",
        "restoresSpaces": encoding != "macroman",
    }


def strict_windows():
    return bytes(range(0x80, 0x100)).decode("windows-1252", errors="replace")


lower = [(c, c.lower()) for c in POINTS if c.lower() != c]
longer = {c: low for c, low in lower if len(low) > 1}
spaces = matching(regex.compile(r"\s"))
letters = matching(regex.compile(r"\p{L}"))
numbers = matching(regex.compile(r"\p{N}"))
other = matching(regex.compile(r"[^\s\p{L}\p{N}]", regex.IGNORECASE))
cased = [c for c in POINTS if (c + "Σ").lower().endswith("ς")]
ignorable = [c for c in POINTS if ("A" + c + "Σ").lower().endswith("ς") and not (c + "Σ").lower().endswith("ς")]

tables = {
    "madeWith": f"Python {sys.version.split()[0]}, regex {regex.__version__}, ftfy {ftfy.__version__}",
    "letters": ranges(letters),
    "numbers": ranges(numbers),
    # Where the pattern of OpenCLIP's tokenizer matches nothing.
    "unmatched": ranges(sorted(set(POINTS) - set(letters) - set(numbers) - set(other))),
    "spaces": ranges(c for c in POINTS if c.isspace()),
    "cased": ranges(cased),
    "caseIgnorable": ranges(ignorable),
    "lower": "".join(c + low for c, low in lower if len(low) == 1),
    "lowerLonger": longer,
    "entities": html.entities.html5,
    "references": {f"{n:x}": c for n, c in html._invalid_charrefs.items()},
    "invalidReferences": ranges(chr(i) for i in sorted(html._invalid_codepoints)),
    "upperEntities": {
        name[1:]: text for name, text in chardata.HTML_ENTITIES.items() if name[1:] not in html.entities.html5
    },
    "ligatures": {chr(c): text for c, text in chardata.LIGATURES.items()},
    "widths": {chr(c): text for c, text in chardata.WIDTH_MAP.items()},
    "controls": ranges(chr(c) for c in sorted(chardata.CONTROL_CHARS)),
    "singleQuotes": java_regex(chardata.SINGLE_QUOTE_RE),
    "doubleQuotes": java_regex(chardata.DOUBLE_QUOTE_RE),
    "terminalEscapes": java_regex(fixes.ANSI_RE),
    "badness": java_regex(badness.BADNESS_RE),
    "detector": java_regex(chardata.UTF8_DETECTOR_RE),
    "alteredUtf8": java_regex(chardata.ALTERED_UTF8_RE),
    "graveWord": java_regex(fixes.A_GRAVE_WORD_RE),
    "lossyUtf8": java_regex(chardata.LOSSY_UTF8_RE),
    "encodings": [upper_half(encoding) for encoding in chardata.CHARMAP_ENCODINGS],
    "windows1252": strict_windows(),
    "sloppyWindows1252": bytes(range(0x80, 0x100)).decode("sloppy-windows-1252"),
}
json.dump(tables, sys.stdout, indent=1)
print()
