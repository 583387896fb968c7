"""Searches the paper's nine terms on the demo world as one Python process would: PyTorch and Optuna, model and data loaded once.

    python -m venv VENV && VENV/bin/pip install torch==2.7.1 open_clip_torch==2.32.0 optuna==4.9.0
    VENV/bin/python study.py MODEL_FOLDER DATA_FOLDER (plain | tuned) THREADS TRIALS STEPS

DATA_FOLDER is filled by io.autoft.trainer.benchmark.DemoArrays. "plain" and "tuned" are those of steps.py. As in
operator/cli/src/test/python/speed.yaml, and as the trainer does it: the head begins with the text tower's embeddings of the prompts,
AdamW has a linear warm-up and a cosine, and the baselines ZeroShot and FineTuning come first. Prints one line of JSON: seconds
and score of each search trial, no score where training diverged.
"""

import json
import math
import sys
import time
from pathlib import Path

import numpy
import optuna
import torch

from steps import WEIGHTS, Model, cross_entropy_step, plain_step, tuned_step

BATCH = 32
WARMUP_SHARE = 0.1
BASE_RATE = 3e-3
BASE_DECAY = 0.1
RATES = (3e-4, 1e-2)
DECAYS = (0.0, 1.0)
LOSS_WEIGHTS = (1e-4, 10.0)
STARTUP_TRIALS = 4


def array(folder, name):
    return torch.from_numpy(numpy.load(folder / f"{name}.npy"))


class StudyModel(Model):
    """Begins at the zero-shot head, and goes back there for each trial."""

    def __init__(self, model_folder, data_folder):
        prompts = array(data_folder, "prompts")
        super().__init__(model_folder, classes=prompts.shape[1])
        self.prompts = prompts
        with torch.no_grad():
            means = torch.stack([self.texts(of_template) for of_template in prompts]).mean(0)
            self.head.copy_(self.clip.logit_scale.exp() * torch.nn.functional.normalize(means, dim=1))
        self.initial[-1] = self.head.detach().clone()

    def reset(self):
        with torch.no_grad():
            torch._foreach_copy_(self.parameters, self.initial)
        for parameter in self.parameters:
            parameter.grad = None


class Study:
    def __init__(self, model, data_folder, form, steps):
        self.model = model
        self.form = form
        self.steps = steps
        self.train = (array(data_folder, "train-pixels"), array(data_folder, "train-labels"))
        self.validation = (array(data_folder, "ood-validation-pixels"), array(data_folder, "ood-validation-labels"))
        self.seconds = []
        self.scores = []

    def batches(self, seed):
        generator = torch.Generator().manual_seed(seed)
        pixels, labels = self.train
        while True:
            order = torch.randperm(len(labels), generator=generator)
            for indices in order[: len(order) // BATCH * BATCH].split(BATCH):
                template = int(torch.randint(len(self.model.prompts), (), generator=generator))
                yield (pixels[indices], labels[indices]), template

    def scale(self, step):
        warmup = int(WARMUP_SHARE * self.steps)
        if step < warmup:
            return (step + 1) / warmup
        return (1 + math.cos(math.pi * (step - warmup) / (self.steps - warmup))) / 2

    def trained(self, take_step, rate, decay, seed):
        """Whether training has kept to finite numbers."""
        self.model.reset()
        fused = {"fused": True} if self.form == "tuned" else {}
        optimizer = torch.optim.AdamW(self.model.parameters, lr=rate, weight_decay=decay, **fused)
        for step, (batch, template) in zip(range(self.steps), self.batches(seed)):
            for group in optimizer.param_groups:
                group["lr"] = rate * self.scale(step)
            if not math.isfinite(take_step(self.model, optimizer, batch, template).item()):
                return False
        return True

    def accuracy(self):
        pixels, labels = self.validation
        with torch.inference_mode():
            logits = self.model.images(pixels) @ self.model.head.T
        return (logits.argmax(1) == labels).float().mean().item()

    def baselines(self):
        self.model.reset()
        zero_shot = self.accuracy()
        self.trained(cross_entropy_step, BASE_RATE, BASE_DECAY, 0)
        return {"ZeroShot": zero_shot, "FineTuning": self.accuracy()}

    def objective(self, trial):
        began = time.perf_counter()
        rate = trial.suggest_float("learningRate", *RATES, log=True)
        decay = trial.suggest_float("weightDecay", *DECAYS)
        self.model.weights = {term: trial.suggest_float(term, *LOSS_WEIGHTS, log=True) for term in WEIGHTS}
        take_step = tuned_step if self.form == "tuned" else plain_step
        score = self.accuracy() if self.trained(take_step, rate, decay, trial.number) else math.nan
        self.seconds.append(time.perf_counter() - began)
        self.scores.append(None if math.isnan(score) else score)
        return score


def main(model_folder, data_folder, form, threads, trials, steps):
    torch.set_num_threads(int(threads))
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    data_folder = Path(data_folder)
    study = Study(StudyModel(Path(model_folder), data_folder), data_folder, form, int(steps))
    baselines = study.baselines()
    sampler = optuna.samplers.TPESampler(n_startup_trials=STARTUP_TRIALS, seed=0)
    optuna.create_study(direction="maximize", sampler=sampler).optimize(study.objective, n_trials=int(trials))
    print(json.dumps({"baselines": baselines, "seconds": study.seconds, "scores": study.scores}))


if __name__ == "__main__":
    main(*sys.argv[1:])
