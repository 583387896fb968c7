"""Tokens of open_clip over a hard list of texts, for BytePairTokenizerTest.

    python -m venv VENV && VENV/bin/pip install torch==2.7.1 open_clip_torch==2.32.0 ftfy==6.3.1
    VENV/bin/python tokens.py > ../resources/golden/tokens.jsonl

A line is a text and its tokens, without truncation. The last lines have the CRC-32 of the tokens of 4,096 characters
each, two bytes a token, every character a word of its own.
"""

import json
import random
import sys
import zlib

from open_clip.tokenizer import SimpleTokenizer

tokenizer = SimpleTokenizer()

PROMPTS = [
    "", " ", "\n\t\r\f\v", "a", "A photo of a cat.", "a photo of a {}.", "itap of a tench, Tinca tinca.",
    "a bad photo of the great white shark, white shark, man-eater, man-eating shark, Carcharodon carcharias.",
    "african elephant", "Panthera_onca", "snake_case_name", "__dunder__", "_", "___", "kebab-case-name", "camelCaseName",
    "satellite photo of an airport (terminal).", "a camera trap photo of mitu tuberosum in the wild.",
    "empty background with no animals", "crop field, facility; gas station", "road bridge: 2 lanes @ 60km/h",
    "the plural forms of dogs' and cats'", "supercalifragilisticexpialidocious", "Pneumonoultramicroscopicsilicovolcanoconiosis",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", "antidisestablishmentarianism floccinaucinihilipilification",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "ababababababababababababab", "lololololololol", "hahahahaha", "zzzzzzz",
    "abcdefghijklmnopqrstuvwxyz" * 20, "word " * 300, "é" * 200, "🦁" * 100, "漢字" * 100, "a.b" * 150, "0123456789" * 30,
    "<start_of_text>", "<end_of_text>", "a <end_of_text> b", "<START_OF_TEXT> shouting", "x<end_of_text>y", "!<end_of_text>",
    "<start_of_text><end_of_text>", "< end_of_text >", "<end_of_text", "end_of_text>", "<\u017ftart_of_text>", "<|endoftext|>",
    "</w>", "a</w>", "Ġword", "\u0100\u0120\u0142",
]
CONTRACTIONS = [
    "I'm", "you're", "he's", "she'd", "they'll", "we've", "don't", "I'M", "YOU'RE", "HE'S", "'s", "'S", "' s", "it''s", "'tis",
    "'twas", "rock'n'roll", "o'clock", "y'all'd've", "dogs'", "'re're", "'l", "'ll", "'v", "!'s", "5's", "'\u017f", "x'\u017ft",
    "it\u2019s", "it\u2018s", "it\u02bcs", "it\u201bs", "it`s", "it\u00b4s", "it\u2032s", "don\u2019t won\u2019t", "\u2019\u2019s",
]
NUMBERS = [
    "2024", "3.14159", "1,000,000", "1e-5", "0x7F", "№ 5", "½ cup", "x² + y³", "10⁶", "H₂O", "CO₂", "Ⅷ", "ⅻ", "٣٤٥", "१२३", "一二三",
    "①②③", "⒈⒉", "㊿", "𝟘𝟙𝟚", "１２３", "50%", "$9.99", "€10", "£5", "¥100", "12:30pm", "1st 2nd 3rd", "v2.0-rc1", "4K", "a1b2c3",
    "192.168.0.1", "+49 (0)30 123", "-273.15°C", "1/2", "3×4÷5", "π≈3", "∞",
]
UNICODE = [
    "café", "cafe\u0301", "naïve", "Ångström", "A\u030angstro\u0308m", "Straße", "STRASSE ẞ", "İstanbul", "ISTANBUL ı", "ΟΔΥΣΣΕΥΣ",
    "Σ", "ΑΣ", "ΣΑ", "ΑΣ'Α", "ΑΣ.", "ΑΣ\u0301", "Σ Σ", "aΣ", "1Σ", "ΑΣ1", "ΑΣ-Β", "ΑΣ\u00adΒ", "ΌΣΟΣ ΌΣΟΣ", "ǅ ǆ Ǆ", "ŉ", "ĳ Ĳ", "Œuvre œ æ Æ",
    "ﬁne ﬂuﬃer eﬀect ﬄ ﬅ ﬆ", "Kelvin K Å Ω", "ﷺ", "ﻻ", "ก็", "ที่นี่", "नमस्ते दुनिया", "ক্ষ", "தமிழ்", "ಕನ್ನಡ", "മലയാളം", "ខ្មែរ", "မြန်မာ", "བོད་ཡིག",
    "שלום עולם", "שָׁלוֹם", "مرحبا بالعالم", "العَرَبِيَّة", "\u202bمرحبا\u202c abc", "a\u200fb\u200ec", "فارسی می\u200cخواهم", "اردو", "ܣܘܪܝܝܐ", "ߒߞߏ",
    "中文字符", "日本語のテキスト", "カタカナ ｶﾀｶﾅ", "ひらがな", "한국어 텍스트", "\u1112\u1161\u11ab", "ㄅㄆㄇ", "廣東話", "𠮷野家", "你好，世界！", "「引用」", "a・b", "ー",
    "привет мир", "ПРИВЕТ", "Ёлка ёлка", "українська ї є ґ", "Ѳѳ", "ქართული ᲥᲐᲠᲗᲣᲚᲘ", "հայերեն", "ⴰⵎⴰⵣⵉⵖ", "አማርኛ", "ᏣᎳᎩ ꮳꮃꭹ", "ᐃᓄᒃᑎᑐᑦ", "𐐀𐐨", "𝓗𝓮𝓵𝓵𝓸",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢", "ℌℑℜ", "™®©", "Ⓐⓐ", "🅰🅱", "ＬＯＵＤ　ＮＯＩＳＥＳ", "ｈａｌｆ", "ﾊﾝｶｸ", "￥￦", "…", "‥", "—–-‐‑‒―", "«quoted»", "“double” ‘single’ „low‚ ‟rev‛",
    "a\u00a0b", "a\u3000b", "a\u2003b", "a\u200bb", "a\u2060b", "a\ufeffb", "\ufeffstart", "soft\u00adhyphen", "zero\u200dwidth", "a\u0345b", "ᾳ α\u0345", "x\u0345",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘", "e\u0327\u0301", "e\u0301\u0327", "\u0301alone", "q\u0307\u0323", "각", "\uac00\u11a8", "ô\u031b", "\u1e9b\u0323",
    "Ꟁꟁ", "Ɤ", "\ua7d0\ua7d6", "\u2c2f\u2c5f", "\U00010570", "\U0001e900\U0001e922", "\U00031350", "\U0001fae8", "\U0001f6dc", "\u0378", "\ue000", "\U000f0000", "\uffff",
]
EMOJI = [
    "😀", "😀😃😄", "I ❤️ NY", "❤", "👍🏽", "👩‍👩‍👧‍👦", "👨🏿‍💻", "🏳️‍🌈", "🇩🇪🇫🇷", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "1️⃣", "#️⃣", "☃", "☎️", "✅ done", "a photo of a 🐱.", "🐱cat🐱", "🔥🔥🔥!!!",
    "¯\\_(ツ)_/¯", "(╯°□°)╯︵ ┻━┻", "(ಠ_ಠ)", "ʕ•ᴥ•ʔ", "(づ｡◕‿‿◕｡)づ", ":-) ;-P :D <3", "^_^", "\\o/",
]
HTML = [
    "&amp;", "&amp;amp;", "&amp;amp;amp;", "&amp;amp;amp;amp;", "&lt;b&gt;bold&lt;/b&gt;", "<b>bold &amp; brave</b>", "&eacute;", "&EACUTE;", "&Eacute",
    "&NTILDE;andu", "BUNDESSTRA&SZLIG;E", "&nTILDE;", "caf&eacute", "&copy2024", "&notit;", "&notin;", "&not in", "&nbsp;x&nbsp;", "&#233;", "&#xE9;", "&#XE9;", "&#xe9",
    "&#0;", "&#x80;", "&#150;", "&#x1F600;", "&#128512;", "&#xD83D;&#xDE00;", "&#x110000;", "&#99999999999;", "&#1;", "&#x1c;", "&#xfffe;", "&#;", "&#x;", "&;", "&",
    "&&amp;&", "AT&T", "R&D", "Q&amp;A", "a&b;c", "&unknown;", "&CounterClockwiseContourIntegral;", "&fjlig;", "&NotEqualTilde;", "&hellip;&mdash;&ndash;", "&quot;x&quot;",
    "&apos;s", "it&#39;s", "it&#x2019;s", "&lsquo;x&rsquo;", "&ldquo;x&rdquo;", "&lt;end_of_text&gt;", "&#60;end_of_text&#62;", "&Tab;&NewLine;x", "1 &lt; 2 <br> &eacute;",
    "<br>\n&eacute;", "&eacute;\n<br>\n&eacute;", "&amp;eacute;", "&amp;#233;", "http://x.org/?a=1&b=2&copy=3", "<img alt=\"a &quot;cat&quot;\">", "&thetasym; &THETA; &theta;",
    "P&EACUTE;REZ", "&Jscr;ohn &HilbertSpace;ancock", "&checkmark;", "&shy;", "&zwj;", "&rlm;", "&#13;x", "&#x2028;", "&ltimes;", "&ltx",
]
MOJIBAKE = [
    "âœ” No problems", "sÃ³", "schÃ¶n", "voilÃ le travail", "Ã la mode", "Ã\u00a0 la", "l'humanitÃ©", "Broken text&hellip; it&#x2019;s ﬂubberiﬁc!", "&macr;\\_(ã\x83\x84)_/&macr;",
    "â€œquotedâ€\x9d", "â€œ like this â€�", "itâ€™s", "donâ€™t â€” ever", "âˆ’5Â°C", "Â©2024", "Â£5", "10Â€", "naÃ¯ve cafÃ©", "MÃ¼nchen", "ÃœberstraÃŸe", "Ã…ngstrÃ¶m", "Ã‰cole",
    "\u00c3\u0192\u00c2\u00a9", "\u00c3\u0083\u00c2\u00a9", "ÃƒÂ©", "ÃƒÆ’Ã‚Â©", "ðŸ˜€", "\u00f0\u009f\u0098\u0080", "ðŸ‘\x8d", "Ð¿Ñ€Ð¸Ð²ÐµÑ‚", "Ð\u009fÑ\u0080Ð¸Ð²ÐµÑ‚", "РїСЂРёРІРµС‚", "РўРµСЃС‚", "Îµâ€¦",
    "Î‘Î¸Î®Î½Î±", "æ—¥æœ¬èªž", "ä¸\xadæ–‡", "í•œêµ\xadì–´", "í ½í¸\u0080", "\u00ed\u00a0\u00bd\u00ed\u00b8\u0080", "\u00c0\u0080", "Ãƒ", "Ã", "Â", "Â ", "a Â b", "Â x", "Ã x", "fÃ cil", "Ã s vezes", "Ã quela",
    "\x85", "\x93quoted\x94", "\x80 100", "a\x92s", "\x81\x8d", "\x96", "Œuvre", "œuf", "œ1", "√©", "caf√©", "‚Äôs", "‚Ä¶", "√º", "≈°", "caf├⌐", "M├╝nchen", "â”€", "ÔÇÖ", "ÃƒÂ¢Ã¢â€šÂ¬Ã¢â€žÂ¢",
    "MÃ¼nchen ðŸ˜€ Ð¿Ñ€", "good text MÃ¼nchen 漢字", "漢字 schÃ¶n", "漢字 â€œ", "ありがとう Ã©", "ÐÐ°", "Ø§Ù„Ø¹Ø±Ø¨ÙŠØ©", "×©×œ×•×\x9d", "à¤¨à¤®à¤¸à¥\u008dà¤¤à¥‡", "à¸\xa0à¸²à¸©à¸²", "ГўВЂВ™ a", "вЂ”", "вЂњtestвЂќ", "β€™", "β€", "ā€™", "Ĺ‚", "ĂĽ", "Ä‡",
    "Å¡Ä\x8d", "Ã§a va?", "PÃ¡gina", "EspaÃ±a", "aÃ±o", "Â¿QuÃ©?", "Ã‚Â¿", "Ã¢â‚¬Å“", "OÃ¹", "Ãœ", "ÃŸ", "ß¬", "°°", "×²", "Ù¾Ø§Ú©", "º¢", "½£", "½Ã", "©®", "®«", "¡¿", "«¬", "�", "a�b", "Ã�", "\u00c3\ufffd\u00c3\u00a9", "â�", "Ã?", "\u00c3? \u00c3\u00a9",
    "Ã©\nâ€™\nplain", "ÃƒÂ©\n<b>\n&eacute;", "ΒΕ", "Β€Γ", "ВЂС", "ЖШ", "ÂÂÂ", "Â·Â·", "Â­", "aÂ.", "éÉ", "éÉ€", "É€", "É²", "é«²", "€«", "│°", "║Ò", "é║", "║™", "é™x", "é™ x", "É°", "Ø\u00a0Ø\u00a0",
]
CONTROLS = [
    "\x00", "a\x00b", "a\x01\x02b", "bell\x07", "back\x08space", "a\x0bb", "a\x0cb", "a\x0eb", "esc\x1b[31mred\x1b[0m", "\x1b[1;32;40mx", "\x1b[K", "\x1b[٣m", "\x1b]0;t\x07", "a\x1cb", "a\x1fb", "del\x7f", "a\x85b",
    "line\r\nbreak", "line\rbreak", "line\u2028sep\u2029par", "tab\tsep", "  lead and trail  ", "many     spaces", "\u206a\u206fx", "\ufff9a\ufffab\ufffb", "\ufffc", "\U000e0001\U000e0041", "\U0001d173x", "nul\x00\x1b[0mx", "multi\nline\ntext\n", "\ud83d\ude00", "\ud83d", "\ude00\ud83d", "a\ud800b",
]
PUNCTUATION = [
    "!!!", "?!?!", "...", "hello...world", "hello,world", "a.b.c", "(a)[b]{c}", "\"quoted\"", "a/b\\c|d", "#hashtag @mention", "100%!", "a+b=c", "~`^", "c++ c# .net", "foo@bar.com", "https://www.example.com/path?x=1#y",
    "<html>", "<3", "->", "=>", "<=>", "a_b", "a__b", "*bold*", "“a”", "¿qué?", "¡olé!", "§5 ¶2", "†‡", "•·‣", "←↑→↓", "☐☑", "─│┌", "█▓▒░", "★☆", "♠♣♥♦", "♪♫", "℃℉", "∀∃∈", "⟨x⟩", "a\u0338=",
]


def mixed():
    """Pieces of all lists side by side, as no person would write them."""
    draw = random.Random(5)
    pieces = CONTRACTIONS + NUMBERS + UNICODE + EMOJI + HTML + MOJIBAKE + CONTROLS + PUNCTUATION
    return [draw.choice(["", " ", "\n"]).join(draw.choices(pieces, k=draw.randint(2, 6))) for _ in range(200)]


def tokens(text):
    return tokenizer.encode(text)


def block(start):
    """Tokens of 4,096 characters; a long s between spaces keeps neighbours from composing."""
    chars = [chr(i) for i in range(start, start + 4096) if not 0xD800 <= i < 0xE000]
    ids = tokens(" \u017f ".join(chars))
    return zlib.crc32(b"".join(i.to_bytes(2, "little") for i in ids))


def write(line):
    sys.stdout.write(json.dumps(line) + "\n")


for texts in [PROMPTS, CONTRACTIONS, NUMBERS, UNICODE, EMOJI, HTML, MOJIBAKE, CONTROLS, PUNCTUATION, mixed()]:
    for text in texts:
        write({"text": text, "tokens": tokens(text)})
for start in [*range(0, 0x20000, 4096), 0xE0000]:
    write({"block": start, "crc32": block(start)})
