"""Writes golden/images.json: image files of every kind, and what OpenCLIP's evaluation transform makes of them.

    python images.py ../resources/golden/images.json

Made with Pillow 12.3.0 (whose wheels bring libjpeg-turbo), torchvision 0.22.1 and open_clip_torch 2.32.0. Pillow 13.0.0
makes images that are more than twice as high as wide smaller in the other order, which changes up to a fourth of their values, mostly
by a level.
"""

import base64
import io
import json
import struct
import sys
import warnings
import zlib

import numpy as np
from open_clip.transform import image_transform
from PIL import Image

warnings.filterwarnings("ignore")
random = np.random.default_rng(0)


def waves(width, height, channels, top=255):
    """Smooth, so that the file is small, with a few hard edges."""
    y, x = np.mgrid[0:height, 0:width]
    layers = [np.sin(x / (3 + c) + y / (7 - c)) + np.sign(np.sin(x / 11 - y / (5 + c))) for c in range(channels)]
    image = (np.stack(layers, -1) + 2) / 4 * top
    return np.clip(np.rint(image), 0, top).astype(np.uint16 if top > 255 else np.uint8)


def noise(width, height, channels):
    return random.integers(0, 256, (height, width, channels), dtype=np.uint8)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(samples, depth, colour, interlaced=False, extra=b""):
    """A PNG of samples [height, width, channels], without filters; Pillow does not write every kind."""
    height, width, _ = samples.shape
    passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
    rows = b""
    for x, y, dx, dy in passes if interlaced else [(0, 0, 1, 1)]:
        part = samples[y::dy, x::dx]
        for row in part if part.size else []:
            if depth == 16:
                rows += b"\0" + row.astype(">u2").tobytes()
            else:
                bits = np.unpackbits(row.reshape(-1, 1).astype(np.uint8), axis=1)[:, 8 - depth :]
                rows += b"\0" + np.packbits(bits.reshape(-1)).tobytes()
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, int(interlaced))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")
    )


def saved(samples, mode, kind="PNG", **options):
    content = io.BytesIO()
    image = Image.fromarray(samples[..., 0] if samples.shape[2] == 1 else samples, mode)
    image.save(content, kind, **options)
    return content.getvalue()


def quantised(samples, colours, **options):
    content = io.BytesIO()
    Image.fromarray(samples, "RGB").quantize(colours).save(content, "PNG", **options)
    return content.getvalue()


def without_segment(jpeg, marker):
    at = jpeg.index(bytes([0xFF, marker]))
    return jpeg[:at] + jpeg[at + 2 + struct.unpack(">H", jpeg[at + 2 : at + 4])[0] :]


def as_ycck(jpeg):
    at = jpeg.index(b"Adobe") + 11
    return jpeg[:at] + b"\x02" + jpeg[at + 1 :]


def turned(jpeg):
    exif = Image.Exif()
    exif[0x0112] = 6
    content = io.BytesIO()
    Image.open(io.BytesIO(jpeg)).save(content, "JPEG", exif=exif)
    return content.getvalue()


def files():
    for width, height in [(1, 1), (3, 2), (2, 7), (31, 16), (16, 33), (47, 46), (64, 64), (90, 41), (40, 97), (203, 20)]:
        yield f"rgb {width} x {height}", saved(waves(width, height, 3), "RGB")
    yield "rgb noise", saved(noise(29, 23, 3), "RGB")
    yield "thin and high", saved(waves(2, 403, 3), "RGB")
    yield "wide and flat", saved(waves(403, 2, 3), "RGB")
    yield "interlaced", png(waves(37, 29, 3), 8, 2, interlaced=True)
    yield "grey", saved(waves(53, 38, 1), "L")
    yield "grey and alpha", saved(noise(24, 21, 2), "LA")
    yield "grey and alpha of 16 bits", png(waves(27, 20, 2, 65535), 16, 4)
    yield "rgba", saved(noise(27, 22, 4), "RGBA")
    yield "rgba smooth", saved(waves(50, 61, 4), "RGBA")
    yield "rgba of the model's size", saved(noise(16, 16, 4), "RGBA")
    yield "rgba of 16 bits", png(waves(30, 26, 4, 65535), 16, 6)
    yield "rgb of 16 bits", png(waves(33, 25, 3, 65535), 16, 2)
    yield "grey of 16 bits, dark", png(waves(44, 31, 1, 400), 16, 0)
    yield "grey of 16 bits", png(waves(31, 44, 1, 65535), 16, 0)
    yield "grey of 1 bit", png(waves(45, 38, 1, 1), 1, 0)
    yield "grey of 2 bits", png(waves(45, 38, 1, 3), 2, 0)
    yield "grey of 4 bits", png(waves(45, 38, 1, 15), 4, 0)
    yield "grey with a transparent value", png(waves(21, 20, 1), 8, 0, extra=chunk(b"tRNS", b"\0\x80"))
    yield "rgb with a transparent colour", png(waves(21, 20, 3), 8, 2, extra=chunk(b"tRNS", b"\0\x10\0\x20\0\x30"))
    for colours in 2, 4, 16, 200:
        yield f"palette of {colours}", quantised(waves(43, 57, 3), colours)
    yield "palette with transparency", quantised(waves(43, 57, 3), 9, transparency=3)
    yield "palette enlarged", quantised(waves(9, 11, 3), 9)
    for subsampling in 0, 1, 2:
        for progressive in False, True:
            name = f"jpeg subsampling {subsampling}" + (" progressive" if progressive else "")
            yield name, saved(waves(61, 45, 3), "RGB", "JPEG", subsampling=subsampling, progressive=progressive)
    yield "jpeg noise", saved(noise(40, 31, 3), "RGB", "JPEG", quality=60)
    yield "jpeg grey", saved(waves(45, 61, 1), "L", "JPEG")
    yield "jpeg of rgb", saved(waves(45, 37, 3), "RGB", "JPEG", keep_rgb=True)
    yield "jpeg without jfif", without_segment(saved(waves(45, 37, 3), "RGB", "JPEG"), 0xE0)
    yield "jpeg to be turned", turned(saved(waves(45, 30, 3), "RGB", "JPEG"))
    cmyk = saved(waves(45, 37, 4), "CMYK", "JPEG")
    yield "jpeg cmyk", cmyk
    yield "jpeg ycck", as_ycck(cmyk)


def base64_of(content):
    return base64.b64encode(content).decode()


def main(path):
    cases = []
    for name, content in files():
        results = {}
        for size in 16, 23:
            transform = image_transform(size, is_train=False, mean=(0, 0, 0), std=(1, 1, 1))
            image = transform(Image.open(io.BytesIO(content)))
            pixels = np.rint(image.numpy() * 255).astype(np.uint8).transpose(1, 2, 0)
            results[size] = base64_of(zlib.compress(pixels.tobytes(), 9))
        cases.append({"name": name, "file": base64_of(content), "pixels": results})
    with open(path, "w") as file:
        file.write("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")


main(sys.argv[1])
