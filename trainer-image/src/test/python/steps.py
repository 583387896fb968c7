"""Times the inner step, the evaluation or the start of the same model in eager PyTorch.

    python -m venv VENV && VENV/bin/pip install torch==2.7.1 open_clip_torch==2.32.0
    VENV/bin/python steps.py MODEL_FOLDER (plain | tuned | logits | start) BATCH STEPS
    VENV/bin/python steps.py MODEL_FOLDER (eager | compiled | evaluated) BATCH REPEATS (FP32 | BF16)
    VENV/bin/python steps.py MODEL_FOLDER (peak | peak-plain | peak-ce) BATCH STEPS

All nine terms. "plain" is how AutoFT was published: autograd over the terms of the parameters, AdamW with its defaults.
"tuned" has these terms' gradients in closed form by foreach operators and the fused AdamW. Prints one line of JSON:
milliseconds of CPU time of each step in one thread, the first ones left out.

The second line is for a GPU, in milliseconds of the clock. "eager" is "tuned" with each prompt encoded once, however often
its label occurs in the batch, as the trainer does; "compiled" is that with torch.compile over the terms: the mean of ten
steps, after which the loss is read.

The third line prints {"mebibytes": PEAK}: the most main memory that the process has had, loading included ("VmHWM"). "peak"
is "tuned", "peak-plain" is "plain", "peak-ce" is cross-entropy alone, which trains the image tower and the head.
"""

import time

STARTED = time.time()

import json
import math
import os
import sys
from pathlib import Path

import torch

IMPORTED = time.time()

from open_clip.model import CLIP
from safetensors.torch import load_file

torch.set_num_threads(1)
torch.set_num_interop_threads(1)
WARMUP = 5
CLASSES = 10
STEPS_QUEUED = 10
TEMPLATES = 3
PROMPT_LENGTH = 8
PARAMETER_TERMS = ("L1Norm", "L2Norm", "L1Distance", "L2Distance")
WEIGHTS = {
    "Hinge": 0.2,
    "Entropy": 0.3,
    "ConfidenceOnErrors": 0.4,
    "Contrastive": 0.5,
    "L1Norm": 0.5,
    "L2Norm": 5.0,
    "L1Distance": 0.5,
    "L2Distance": 100.0,
}


def load(folder, device):
    config = json.loads((folder / "open_clip_config.json").read_text())["model_cfg"]
    with torch.device(device):
        clip = CLIP(
            config["embed_dim"], config["vision_cfg"], config["text_cfg"], quick_gelu=config.get("quick_gelu", False)
        )
    clip.load_state_dict(load_file(folder / "open_clip_model.safetensors", device=device), strict=True)
    return clip.train()


class Model:
    def __init__(self, folder, classes=CLASSES, device="cpu", precision="FP32", trains_text=True):
        self.device = device
        self.narrow = precision == "BF16"
        self.each_prompt_once = device != "cpu"
        self.weights = WEIGHTS
        self.clip = load(folder, device)
        self.size = self.clip.visual.image_size[0]
        embedding = self.clip.text_projection.shape[1]
        generator = torch.Generator().manual_seed(0)
        weight = torch.randn(classes, embedding, generator=generator)
        self.head = torch.nn.Parameter(14 * torch.nn.functional.normalize(weight, dim=1).to(device))
        self.parameters = [*(self.clip if trains_text else self.clip.visual).parameters(), self.head]
        self.initial = [p.detach().clone() for p in self.parameters]
        self.scalars = sum(p.numel() for p in self.parameters)
        self.classes = classes
        self.generator = generator
        vocabulary = self.clip.token_embedding.weight.shape[0]
        prompts = torch.zeros(TEMPLATES, classes, self.clip.context_length, dtype=torch.long)
        prompts[:, :, 0] = vocabulary - 2
        prompts[:, :, 1 : PROMPT_LENGTH - 1] = torch.randint(
            1, vocabulary - 2, (TEMPLATES, classes, PROMPT_LENGTH - 2), generator=generator
        )
        prompts[:, :, PROMPT_LENGTH - 1] = vocabulary - 1
        self.prompts = prompts.to(device)

    def batch(self, size):
        shape = (size, self.size, self.size, 3)
        pixels = torch.randint(0, 256, shape, dtype=torch.uint8, generator=self.generator)
        return pixels, torch.randint(0, self.classes, (size,), generator=self.generator)

    def normalised(self, pixels):
        return ((pixels.permute(0, 3, 1, 2).float() / 255) - 0.5) / 0.25

    def on_device(self, values):
        return values if self.device == "cpu" else values.pin_memory().to(self.device, non_blocking=True)

    def images(self, pixels):
        with torch.autocast(self.device, torch.bfloat16, enabled=self.narrow):
            features = self.clip.encode_image(self.normalised(pixels))
        return torch.nn.functional.normalize(features.float(), dim=1)

    def texts(self, prompts):
        with torch.autocast(self.device, torch.bfloat16, enabled=self.narrow):
            features = self.clip.encode_text(prompts)
        return torch.nn.functional.normalize(features.float(), dim=1)

    def batch_terms(self, pixels, labels, prompts):
        functional = torch.nn.functional
        w = self.weights
        u = self.images(pixels)
        z = u @ self.head.T
        margins = (z - z.gather(1, labels[:, None]) + 1).clamp(min=0)
        others = 1 - functional.one_hot(labels, self.classes)
        logarithms = functional.log_softmax(z, dim=1)
        entropies = -(logarithms.exp() * logarithms).sum(1)
        v = self.texts(prompts)[labels] if self.each_prompt_once else self.texts(prompts[labels])
        s = self.clip.logit_scale.exp() * u @ v.T
        diagonal = torch.arange(len(labels), device=self.device)
        return (
            functional.cross_entropy(z, labels)
            + w["Hinge"] * (margins * others).sum() / len(labels)
            + w["Entropy"] * entropies.mean()
            + w["ConfidenceOnErrors"] * (entropies * (z.argmax(1) != labels)).mean()
            + w["Contrastive"] * (functional.cross_entropy(s, diagonal) + functional.cross_entropy(s.T, diagonal)) / 2
        )

    def parameter_weights(self):
        return (self.weights[term] / self.scalars for term in PARAMETER_TERMS)


def plain_step(model, optimizer, batch, template):
    a, b, c, d = model.parameter_weights()
    optimizer.zero_grad()
    loss = model.batch_terms(*batch, model.prompts[template])
    for p, q in zip(model.parameters, model.initial):
        loss = loss + a * p.abs().sum() + b * (p**2).sum()
        loss = loss + c * (p - q).abs().sum() + d * ((p - q) ** 2).sum()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters, 1.0)
    optimizer.step()
    return loss


def tuned_step(model, optimizer, batch, template):
    a, b, c, d = model.parameter_weights()
    optimizer.zero_grad()
    loss = model.batch_terms(*map(model.on_device, batch), model.prompts[template])
    loss.backward()
    with torch.no_grad():
        parameters = [p.detach() for p in model.parameters]
        gradients = [p.grad for p in model.parameters]
        distances = torch._foreach_sub(parameters, model.initial)
        torch._foreach_add_(gradients, torch._foreach_sign(parameters), alpha=a)
        torch._foreach_add_(gradients, parameters, alpha=2 * b)
        torch._foreach_add_(gradients, torch._foreach_sign(distances), alpha=c)
        torch._foreach_add_(gradients, distances, alpha=2 * d)
    torch.nn.utils.clip_grad_norm_(model.parameters, 1.0, foreach=True)
    optimizer.step()
    return loss


def cross_entropy_step(model, optimizer, batch, template):
    optimizer.zero_grad()
    pixels, labels = batch
    loss = torch.nn.functional.cross_entropy(model.images(pixels) @ model.head.T, labels)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters, 1.0, foreach=True)
    optimizer.step()
    return loss


def adamw(model, **options):
    return torch.optim.AdamW(model.parameters, lr=1e-5, weight_decay=0.1, **options)


def steps(model, form, size, count):
    optimizer = adamw(model, **({"fused": True} if form == "tuned" else {}))
    step = tuned_step if form == "tuned" else plain_step
    times = []
    for number in range(WARMUP + count):
        batch = model.batch(size)
        began = time.thread_time()
        step(model, optimizer, batch, number % TEMPLATES).item()
        times.append((time.thread_time() - began) * 1e3)
    return times[WARMUP:]


def peak(model, form, size, count):
    optimizer = adamw(model, **({} if form == "peak-plain" else {"fused": True}))
    step = {"peak": tuned_step, "peak-plain": plain_step, "peak-ce": cross_entropy_step}[form]
    for number in range(count):
        step(model, optimizer, model.batch(size), number % TEMPLATES).item()
    status = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmHWM:"))


def queued(model, form, size, count):
    if form == "compiled":
        model.batch_terms = torch.compile(model.batch_terms)
    optimizer = adamw(model, fused=True)
    batch = model.batch(size)
    times = []
    for _ in range(1 + count):
        began = time.perf_counter()
        for number in range(STEPS_QUEUED):
            loss = tuned_step(model, optimizer, batch, number % TEMPLATES)
        loss.item()
        times.append((time.perf_counter() - began) * 1e3 / STEPS_QUEUED)
    return times[1:]


def logits(model, size, count, clock=time.thread_time):
    images, _ = model.batch(size)
    times = []
    for _ in range(WARMUP + count):
        began = clock()
        with torch.inference_mode():
            for chunk in images.split(250):
                (model.images(model.on_device(chunk)) @ model.head.T).cpu().numpy()
        times.append((clock() - began) * 1e3)
    return times[WARMUP:]


def start(model, size):
    loss = model.batch_terms(*model.batch(size), model.prompts[0])
    loss.backward()
    return [(time.time() - STARTED) * 1e3, (IMPORTED - STARTED) * 1e3]


if __name__ == "__main__":
    folder, what, size, count, *precision = sys.argv[1:]
    model = Model(
        Path(folder),
        device="cuda" if precision else "cpu",
        precision=(precision or ["FP32"])[0],
        trains_text=what != "peak-ce",
    )
    if what.startswith("peak"):
        print(json.dumps({"mebibytes": peak(model, what, int(size), int(count))}))
        sys.exit()
    if what == "start":
        times = start(model, int(size))
    elif what == "logits":
        times = logits(model, int(size), int(count))
    elif what == "evaluated":
        times = logits(model, int(size), int(count), time.perf_counter)
    elif what in ("eager", "compiled"):
        times = queued(model, what, int(size), int(count))
    else:
        times = steps(model, what, int(size), int(count))
    print(json.dumps({"milliseconds": times}))
