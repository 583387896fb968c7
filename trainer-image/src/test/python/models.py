"""Golden features of open_clip for randomly initialised models, for RandomClipIT.

    python -m venv VENV && VENV/bin/pip install torch==2.7.1 open_clip_torch==2.32.0 ftfy==6.3.1
    VENV/bin/python models.py > ../resources/golden/models.json

Weights and images are made by integer arithmetic, as RandomClip makes them. open_clip computes in double precision, so
that the reference's own rounding does not count.

    VENV/bin/python models.py FOLDER

prints the features of a folder that open_clip loads, strictly, in single precision.
"""

import json
import math
import sys
import tempfile
import zlib
from pathlib import Path

import numpy as np
import open_clip
import torch
from open_clip.model import CLIP

torch.set_num_threads(1)
SEED = 7
TEXTS = [
    "a photo of a cat.",
    "satellite photo of an airport (terminal) in 2017",
    "",
    "a <end_of_text> in the middle",
    "It's the plural forms of dogs' and cats' — naïve café, “quoted” 🦁!",
    "a very long text " * 30,
]
CONFIGS = {
    "gelu": {
        "model_cfg": {
            "embed_dim": 24,
            "vision_cfg": {
                "image_size": 48, "patch_size": 12, "width": 48, "head_width": 16, "layers": 2, "mlp_ratio": 2.51,
            },
            "text_cfg": {
                "context_length": 20, "vocab_size": 49408, "width": 32, "heads": 4, "layers": 2, "mlp_ratio": 3.5,
            },
        },
    },
    "quickGelu": {
        "model_cfg": {
            "embed_dim": 32,
            "quick_gelu": True,
            "vision_cfg": {"image_size": 40, "patch_size": 8, "width": 64, "head_width": 32, "layers": 3},
            "text_cfg": {"width": 48, "heads": 6, "layers": 3, "vocab_size": 49500},
        },
    },
}


def mixed(z):
    """24 bits of SplittableRandom's mix as numbers from -1 to before 1."""
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    z = z ^ (z >> np.uint64(31))
    return (z >> np.uint64(40)).astype(np.float32) * np.float32(2**-23) - np.float32(1)


def draw(name, shape):
    if name == "logit_scale":
        return torch.tensor(np.float32(math.log(1 / 0.07)))
    size = math.prod(shape)
    start = (SEED << 32) + zlib.crc32(name.encode())
    states = np.uint64(start) + np.arange(1, size + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    if name.endswith("embedding") or name.startswith("token") or len(shape) == 1:
        deviation = np.float32(0.1)
    else:
        inputs = shape[0] if name.endswith(("text_projection", "visual.proj")) else size // shape[0]
        deviation = np.float32(math.sqrt(3.0 / inputs))
    centre = np.float32("ln_" in name and name.endswith("weight"))
    return torch.from_numpy(centre + deviation * mixed(states)).reshape(shape)


def pixels(size, count=3):
    n = count * 3 * size * size
    i = torch.arange(n, dtype=torch.int64)
    return (((i * 7919) % 2003).float() / 1001.5 - 1).view(count, 3, size, size)


def features(clip, tokenizer, size, precision):
    with torch.no_grad():
        images = clip.encode_image(pixels(size).to(precision), normalize=True)
        texts = clip.encode_text(tokenizer(TEXTS), normalize=True)
        logits = clip.logit_scale.exp() * images @ texts.T
    return {"images": images.flatten().tolist(), "texts": texts.flatten().tolist(), "logits": logits.flatten().tolist()}


def golden(config):
    model = config["model_cfg"]
    clip = CLIP(model["embed_dim"], model["vision_cfg"], model["text_cfg"], quick_gelu=model.get("quick_gelu", False))
    clip.load_state_dict({name: draw(name, tuple(p.shape)) for name, p in clip.named_parameters()}, strict=True)
    # The causal mask is a buffer; casting all of the module casts it too.
    clip = clip.double().eval()
    tokenizer = open_clip.SimpleTokenizer(context_length=model["text_cfg"].get("context_length", 77))
    return features(clip, tokenizer, model["vision_cfg"]["image_size"], torch.float64)


def folder(path):
    model = json.loads((path / "open_clip_config.json").read_text())["model_cfg"]
    with tempfile.TemporaryDirectory() as registry:
        architecture = Path(registry) / "checkpoint.json"
        architecture.write_text(json.dumps(model))
        open_clip.add_model_config(architecture)
    weights = path / "open_clip_model.safetensors"
    clip = open_clip.create_model("checkpoint", pretrained=str(weights), require_pretrained=True).eval()
    size = model["vision_cfg"]["image_size"]
    return features(clip, open_clip.get_tokenizer("checkpoint"), size, torch.float32)


if len(sys.argv) > 1:
    print(json.dumps(folder(Path(sys.argv[1]))))
else:
    result = {name: {"config": config, "expected": golden(config)} for name, config in CONFIGS.items()}
    print(json.dumps({"seed": SEED, "texts": TEXTS, "models": result}, indent=1))
