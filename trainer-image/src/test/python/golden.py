"""Golden values of open_clip and PyTorch for GoldenIT.

    python -m venv VENV && VENV/bin/pip install torch==2.7.1 open_clip_torch==2.32.0
    VENV/bin/python golden.py MODEL_FOLDER > ../resources/golden/clip.json

MODEL_FOLDER is the shipped demo model (src/main/resources/models/shapes). Inputs are made by integer arithmetic, so that
the test can make the same ones. Versions of PyTorch differ by less than 1e-6: what was added later (LogitAdjusted, logits
of the text tower) was computed with 2.11.0.
"""

import json
import math
import sys
from pathlib import Path

import numpy as np
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
WEIGHTS = {
    "CrossEntropy": 1.0,
    "Hinge": 0.2,
    "Entropy": 0.3,
    "ConfidenceOnErrors": 0.4,
    "Contrastive": 0.5,
    "L1Norm": 0.5,
    "L2Norm": 5.0,
    "L1Distance": 0.5,
    "L2Distance": 100.0,
}
TERMS = list(WEIGHTS)
# The tenth term beside them, class c having 1 + c of the training examples.
ADJUSTED = "LogitAdjusted"
LOG_SHARES = torch.log((torch.arange(len(CLASSES)) + 1.0).double() / sum(range(len(CLASSES) + 1)))
OF_LOGITS = ["CrossEntropy", "Hinge", "Entropy", "ConfidenceOnErrors", ADJUSTED]


def model(quick_gelu):
    clip = CLIP(config["embed_dim"], config["vision_cfg"], config["text_cfg"], quick_gelu=quick_gelu)
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


def terms(theta, theta0, step, names=TERMS, examples=slice(0, BATCH), through_text=False):
    """The unweighted terms on a step's batch or a part of it, theta a dictionary of tensors. Logits are those of the
    head, or those of the text tower for the prompts of all classes from the step's template."""
    clip, weight = theta["clip"], theta["head"]
    y = torch.tensor([(3 * i + step) % len(CLASSES) for i in range(BATCH)])[examples]
    u = clip.encode_image(pixels(step)[examples].to(weight.dtype), normalize=True)
    template = TEMPLATES[step % len(TEMPLATES)]
    if through_text:
        classes = clip.encode_text(tokens(template, range(len(CLASSES))), normalize=True)
        z = clip.logit_scale.exp() * u @ classes.T
    else:
        z = u @ weight.T
    margins = (z - z.gather(1, y[:, None]) + 1).clamp(min=0)
    entropies = torch.distributions.Categorical(logits=z).entropy()
    v = clip.encode_text(tokens(template, y.tolist()), normalize=True)
    s = clip.logit_scale.exp() * u @ v.T
    diagonal = torch.arange(len(y))
    ce = torch.nn.functional.cross_entropy
    pairs = [(p, theta0[name]) for name, p in parameters(theta).items()]
    size = sum(p.numel() for p, _ in pairs)
    values = {
        "CrossEntropy": lambda: ce(z, y),
        "Hinge": lambda: (margins * (1 - torch.nn.functional.one_hot(y, len(CLASSES)))).sum() / len(y),
        "Entropy": lambda: entropies.mean(),
        "ConfidenceOnErrors": lambda: (entropies * (z.argmax(1) != y)).mean(),
        "Contrastive": lambda: (ce(s, diagonal) + ce(s.T, diagonal)) / 2,
        ADJUSTED: lambda: ce(z + LOG_SHARES, y),
        "L1Norm": lambda: sum(p.abs().sum() for p, _ in pairs) / size,
        "L2Norm": lambda: sum((p**2).sum() for p, _ in pairs) / size,
        "L1Distance": lambda: sum((p - q).abs().sum() for p, q in pairs) / size,
        "L2Distance": lambda: sum(((p - q) ** 2).sum() for p, q in pairs) / size,
    }
    return {name: values[name]() for name in names}


def parameters(theta):
    """All parameters by name, sorted."""
    return dict(sorted([*theta["clip"].named_parameters(), ("head.weight", theta["head"])]))


def start(quick_gelu=False):
    """The model in double precision, so that the reference's own rounding does not count."""
    clip = model(quick_gelu)
    weight = torch.nn.Parameter(head(clip).double())
    theta = {"clip": clip.double(), "head": weight}
    return theta, {name: p.detach().clone() for name, p in parameters(theta).items()}


def sketch(tensors):
    """64 sums with pseudo-random signs, whose mean square is the squared length in L2 (in expectation)."""
    flat = np.concatenate([t.detach().double().flatten().numpy() for t in tensors])
    i = np.arange(flat.size, dtype=np.uint64)
    sums = []
    for k in range(64):
        h = i + np.uint64(k * 0x9E3779B97F4A7C15 % 2**64)
        h = (h ^ (h >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        h = (h ^ (h >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        h = h ^ (h >> np.uint64(31))
        sums.append(float(np.where(h & np.uint64(1), flat, -flat).sum()))
    return sums


def losses(names, through_text=False):
    """Each term and its gradient at a point near theta_0, where no distance is zero."""
    theta, theta0 = start()
    with torch.no_grad():
        for i, p in enumerate(parameters(theta).values()):
            p.copy_((p.float() * (1 + (i % 5 - 2) / 64) + (i % 3 - 1) / 512).double())
    result = {}
    for name in names:
        all_parameters = list(parameters(theta).values())
        value = terms(theta, theta0, 1, [name], through_text=through_text)[name]
        gradient = torch.autograd.grad(value, all_parameters, allow_unused=True)
        gradient = [torch.zeros_like(p) if g is None else g for g, p in zip(gradient, all_parameters)]
        result[name] = {"value": value.item(), "gradient": sketch(gradient)}
    return result


def without_key_biases(tensors):
    """The gradient of keys' biases is zero, but for rounding, which AdamW blows up."""
    kept = []
    for name, tensor in tensors.items():
        if name.endswith("in_proj_bias"):
            q, _, v = tensor.chunk(3)
            tensor = torch.cat([q, torch.zeros_like(q), v])
        kept.append(tensor)
    return kept


def group(name):
    """Number of a parameter's group: stem, blocks, final, head, text."""
    if name.startswith("clip.visual.transformer.resblocks."):
        return 1 + int(name.split(".")[4])
    layers = config["vision_cfg"]["layers"]
    if name.startswith(("clip.visual.ln_post", "clip.visual.proj")):
        return 1 + layers
    if name.startswith("clip.visual."):
        return 0
    return 2 + layers if name == "head" else 3 + layers


def schedule(step):
    if step < WARMUP:
        return (step + 1) / WARMUP
    return (1 + math.cos(math.pi * (step - WARMUP) / (STEPS - WARMUP))) / 2


def train(quick_gelu=False, layerwise=False, parts=1, through_text=False):
    """Ten steps; layer-wise, group i has rate, decay and weights of its own; with logits of the text tower there are
    ten terms, and the head is not trained."""
    theta, theta0 = start(quick_gelu)
    names = {id(p): "clip." + name for name, p in theta["clip"].named_parameters()} | {id(theta["head"]): "head"}
    weights = WEIGHTS | ({ADJUSTED: 0.6} if through_text else {})
    trained = [p for p in parameters(theta).values() if not (through_text and p is theta["head"])]
    groups = {i: [] for i in range(4 + config["vision_cfg"]["layers"])}
    for name, p in parameters(theta).items():
        if any(p is q for q in trained):
            groups[group(names[id(p)])].append((p, theta0[name]))
    rate = lambda i: RATE * (1 + i % 3) / 2 if layerwise else RATE
    decay = lambda i: DECAY * (i % 4) if layerwise else DECAY
    weight = lambda name, i: WEIGHTS[name] * ((i + len(name)) % 3) if layerwise else WEIGHTS[name]
    optimizer = torch.optim.AdamW(
        [{"params": [p for p, _ in group], "weight_decay": decay(i)} for i, group in groups.items()],
        lr=0,
        betas=(0.9, 0.999),
        eps=1e-8,
    )
    size = sum(p.numel() for p in trained)
    of_parameters = {
        "L1Norm": lambda p, q: p.abs().sum(),
        "L2Norm": lambda p, q: (p**2).sum(),
        "L1Distance": lambda p, q: (p - q).abs().sum(),
        "L2Distance": lambda p, q: ((p - q) ** 2).sum(),
    }
    of_batch = [name for name in weights if name not in of_parameters]
    values, norms = [], []
    for step in range(STEPS):
        for i, settings in enumerate(optimizer.param_groups):
            settings["lr"] = rate(i) * schedule(step)
        optimizer.zero_grad()
        loss = 0
        for part in range(parts):
            examples = slice(part * BATCH // parts, (part + 1) * BATCH // parts)
            found = terms(theta, theta0, step, of_batch, examples, through_text)
            loss = loss + sum(weights[name] * value for name, value in found.items()) / parts
        for name, term in of_parameters.items():
            loss = loss + sum(
                weight(name, i) * sum(term(p, q) for p, q in group) / size for i, group in groups.items()
            )
        loss.backward()
        norms.append(torch.nn.utils.clip_grad_norm_(trained, CLIP_NORM).item())
        optimizer.step()
        values.append(loss.item())
    now = {name: p.detach() for name, p in parameters(theta).items()}
    return {
        "losses": values,
        "gradientNorms": norms,
        "theta": sketch(without_key_biases(now)),
        "movement": sketch(without_key_biases({name: p - theta0[name] for name, p in now.items()})),
    }


def features(quick_gelu):
    clip = model(quick_gelu)
    with torch.no_grad():
        texts = tokens(TEMPLATES[1], range(len(CLASSES)))
        return {
            "images": clip.encode_image(pixels(0), normalize=True).flatten().tolist(),
            "texts": clip.encode_text(texts, normalize=True).flatten().tolist(),
            "head": head(clip).flatten().tolist(),
        }


golden = {
    "gelu": features(False),
    "quickGelu": features(True),
    "losses": losses([*TERMS, ADJUSTED]),
    "lossesThroughText": losses(OF_LOGITS, through_text=True),
    "training": train(),
    "trainings": {
        "quickGelu": train(quick_gelu=True),
        "layerwise": train(layerwise=True),
        "accumulated": train(parts=2),
        "throughText": train(through_text=True),
    },
}
json.dump(golden, sys.stdout, indent=1)
print()
