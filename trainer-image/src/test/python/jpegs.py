"""Writes golden/jpegs.json: JPEG files that are not as they should be, and the pixels that
Pillow reads, or none where it refuses them.

    python jpegs.py ../resources/golden/jpegs.json

Made with Pillow 12.3.0, whose wheels bring libjpeg-turbo 3.1.
"""

import base64
import io
import json
import struct
import sys
import zlib

import numpy as np
from PIL import Image


def waves(width, height):
    """Smooth, so that the file is small, with a few hard edges."""
    y, x = np.mgrid[0:height, 0:width]
    layers = [np.sin(x / (3 + c) + y / (7 - c)) + np.sign(np.sin(x / 11 - y / (5 + c))) for c in range(3)]
    return np.rint((np.stack(layers, -1) + 2) / 4 * 255).astype(np.uint8)


def jpeg(**options):
    content = io.BytesIO()
    Image.fromarray(waves(29, 19)).save(content, "JPEG", **options)
    return content.getvalue()


def with_segments(content, *segments):
    """Behind the JFIF marker."""
    end = 4 + struct.unpack(">H", content[4:6])[0]
    added = b"".join(b"\xff\xe2" + struct.pack(">H", len(data) + 2) + data for data in segments)
    return content[:end] + added + content[end:]


def profile(number, count, data=b"a part of a profile"):
    return b"ICC_PROFILE\0" + bytes([number, count]) + data


def profiles():
    yield "profile of two parts", with_segments(jpeg(), profile(1, 2), profile(2, 2))
    yield "profile with the first part alone", with_segments(jpeg(), profile(1, 2))
    yield "profile with a part twice", with_segments(jpeg(), profile(1, 2), profile(1, 2))
    yield "profile with a number beyond the count", with_segments(jpeg(), profile(3, 2))
    yield "profile with the number 0", with_segments(jpeg(), profile(0, 1))
    yield "profile with two counts", with_segments(jpeg(), profile(1, 2), profile(2, 3))
    yield "profile of no parts", with_segments(jpeg(), profile(1, 0))
    yield "profile without data", with_segments(jpeg(), profile(1, 1, b""))
    yield "profile of parts without data", with_segments(jpeg(progressive=True), profile(2, 2, b""), profile(1, 2, b""))
    whole = with_segments(jpeg(), profile(1, 2))
    at = whole.index(b"\xff\xe2")
    yield "profile behind bytes that belong to nothing", whole[:at] + b"\0\1\2" + whole[at:]
    yield "profile of rgb", with_segments(jpeg(keep_rgb=True), profile(1, 2))


def damaged():
    """Of a file whose data end before their marker libjpeg makes up the rest; Pillow reads none without its last marker."""
    kinds = {
        "baseline": jpeg(),
        "baseline with restarts": jpeg(restart_marker_blocks=2),
        "progressive": jpeg(progressive=True),
        "progressive with restarts": jpeg(progressive=True, restart_marker_blocks=2),
    }
    for kind, content in kinds.items():
        data, end = content[:-2], content[-2:]
        for missing in 1, 3, 20, 50:
            yield f"{kind}, {missing} bytes short", data[:-missing] + end
        for missing in 1, 2, 5, 150:
            yield f"{kind}, ends {missing} bytes early", content[:-missing]
        yield f"{kind}, bytes before its end", data + b"\0\1\2" + end
        yield f"{kind}, bytes behind its end", content + b"\0\1\2"
        yield f"{kind}, a wrong byte", data[:-40] + bytes([data[-40] ^ 0x15]) + data[-39:] + end


def files():
    yield from profiles()
    yield from damaged()


def base64_of(content):
    return base64.b64encode(content).decode()


def main(path):
    cases = []
    for name, content in files():
        case = {"name": name, "file": base64_of(content), "warned": name.endswith("short")}
        try:
            pixels = Image.open(io.BytesIO(content)).convert("RGB").tobytes()
            case["pixels"] = base64_of(zlib.compress(pixels, 9))
        except OSError:
            pass
        cases.append(case)
    with open(path, "w") as file:
        file.write("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")


main(sys.argv[1])
