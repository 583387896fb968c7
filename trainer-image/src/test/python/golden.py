"""Golden values of open_clip and PyTorch for GoldenIT.

    python -m venv VENV && VENV/bin/pip install torch==2.7.1 open_clip_torch==2.32.0
    VENV/bin/python golden.py MODEL_FOLDER > ../resources/golden/clip.json

MODEL_FOLDER is the shipped demo model (src/main/resources/models/shapes). Inputs are made by integer arithmetic, so that
the test can make the same ones.
"""

import copy
import json
import math
import sys
from pathlib import Path

import torch
from open_clip.model import CLIP
from safetensors.torch import load_file

torch.set_num_threads(1)
folder = Path(sys.argv[1])
config = json.loads((folder / "open_clip_config.json").read_text())["model_cfg"]
words = (folder / "vocab.txt").read_text().split("\n")[:-1]
CONTEXT = config["text_cfg"]["context_length"]
CLASSES = ["circle", "square", "triangle", "star", "cross", "ring", "heart", "arrow", "moon", "hexagon"]
TEMPLATES = ["a photo of a {}", "a {} on a background", "a {}"]
BATCH, STEPS, WARMUP = 8, 10, 3
RATE, DECAY, CLIP_NORM = 3e-3, 0.1, 1.0
WEIGHTS = {"CrossEntropy": 1.0, "Hinge": 0.2, "Contrastive": 0.5, "L2Distance": 100.0}


def model(quick_gelu):
    text = {k: v for k, v in config["text_cfg"].items() if k != "tokenizer"}
    clip = CLIP(config["embed_dim"], config["vision_cfg"], text, quick_gelu=quick_gelu)
    clip.load_state_dict(load_file(folder / "open_clip_model.safetensors"), strict=True)
    return clip.train()


def pixels(step):
    n = BATCH * 3 * 32 * 32
    i = torch.arange(n, dtype=torch.int64) + step * n
    return (((i * 7919) % 2003).float() / 1001.5 - 1).view(BATCH, 3, 32, 32)


def tokens(template, labels):
    rows = []
    for label in labels:
        ids = [1] + [words.index(w) for w in template.format(CLASSES[label]).split()] + [len(words) - 1]
        rows.append(ids + [0] * (CONTEXT - len(ids)))
    return torch.tensor(rows)


def head(clip):
    with torch.no_grad():
        rows = []
        for label in range(len(CLASSES)):
            texts = torch.cat([tokens(t, [label]) for t in TEMPLATES])
            mean = clip.encode_text(texts, normalize=True).mean(0)
            rows.append(mean / mean.norm())
        return torch.stack(rows) * clip.logit_scale.exp()


def objective(clip, weight, labels, step):
    u = clip.encode_image(pixels(step), normalize=True)
    z = u @ weight.T
    y = torch.tensor(labels)
    margins = (z - z.gather(1, y[:, None]) + 1).clamp(min=0)
    hinge = (margins * (1 - torch.nn.functional.one_hot(y, len(CLASSES)))).sum() / BATCH
    v = clip.encode_text(tokens(TEMPLATES[step % len(TEMPLATES)], labels), normalize=True)
    s = clip.logit_scale.exp() * u @ v.T
    diagonal = torch.arange(BATCH)
    ce = torch.nn.functional.cross_entropy
    return (
        WEIGHTS["CrossEntropy"] * ce(z, y)
        + WEIGHTS["Hinge"] * hinge
        + WEIGHTS["Contrastive"] * (ce(s, diagonal) + ce(s.T, diagonal)) / 2
    )


def train():
    clip = model(False)
    weight = torch.nn.Parameter(head(clip))
    theta = [*clip.parameters(), weight]
    theta0 = [copy.deepcopy(p.detach()) for p in theta]
    size = sum(p.numel() for p in theta)
    optimizer = torch.optim.AdamW(theta, lr=0, betas=(0.9, 0.999), eps=1e-8, weight_decay=DECAY)
    losses, norms = [], []
    for step in range(STEPS):
        rate = RATE * (step + 1) / WARMUP
        if step >= WARMUP:
            rate = RATE * (1 + math.cos(math.pi * (step - WARMUP) / (STEPS - WARMUP))) / 2
        for group in optimizer.param_groups:
            group["lr"] = rate
        optimizer.zero_grad()
        labels = [(3 * i + step) % len(CLASSES) for i in range(BATCH)]
        distance = sum(((p - q) ** 2).sum() for p, q in zip(theta, theta0)) / size
        loss = objective(clip, weight, labels, step) + WEIGHTS["L2Distance"] * distance
        loss.backward()
        norms.append(torch.nn.utils.clip_grad_norm_(theta, CLIP_NORM).item())
        optimizer.step()
        losses.append(loss.item())
    movement = math.sqrt(sum(((p.detach() - q).double() ** 2).sum().item() for p, q in zip(theta, theta0)))
    length = math.sqrt(sum((p.detach().double() ** 2).sum().item() for p in theta))
    return {"losses": losses, "gradientNorms": norms, "movement": movement, "length": length}


def features(quick_gelu):
    clip = model(quick_gelu)
    with torch.no_grad():
        texts = tokens(TEMPLATES[1], range(len(CLASSES)))
        return {
            "images": clip.encode_image(pixels(0), normalize=True).flatten().tolist(),
            "texts": clip.encode_text(texts, normalize=True).flatten().tolist(),
            "head": head(clip).flatten().tolist(),
        }


json.dump({"gelu": features(False), "quickGelu": features(True), "training": train()}, sys.stdout, indent=1)
print()
