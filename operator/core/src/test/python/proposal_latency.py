"""How long Optuna takes for a proposal over made-up histories, in ProposalBenchmark's form.

    python proposal_latency.py >> latency.csv

Milliseconds of CPU time of study.ask, in-memory storage, one thread: median and 90th percentile.
"""

import os
import time

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[threads] = "1"

import optuna
from optuna.distributions import FloatDistribution
from optuna.trial import TrialState, create_trial

import numpy as np

from search_benchmark import SAMPLERS, VERSION

PARAMETERS = 12


def space():
    names = {f"weight.{i}": FloatDistribution(1e-4, 10, log=True) for i in range(2, PARAMETERS)}
    return {"learningRate": FloatDistribution(1e-7, 1e-3, log=True), "weightDecay": FloatDistribution(0, 1)} | names


def study(sampler, trials):
    random, distributions = np.random.default_rng(0), space()
    made = optuna.create_study(sampler=sampler)
    for _ in range(trials):
        point = {
            name: float(np.exp(random.uniform(np.log(d.low), np.log(d.high))) if d.log else random.uniform(d.low, d.high))
            for name, d in distributions.items()
        }
        value = (np.log10(point["learningRate"]) + 5) ** 2 + (point["weightDecay"] - 0.5) ** 2
        made.add_trial(create_trial(params=point, distributions=distributions, value=value))
    return made


def milliseconds(made, proposals):
    taken = []
    for _ in range(proposals):
        before = time.process_time()
        trial = made.ask(space())
        taken.append(1000 * (time.process_time() - before))
        made.tell(trial, state=TrialState.FAIL)
    return sorted(taken)


def main():
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    for name in ("tpe", "tpe-multivariate") if VERSION == "4.9" else ("tpe",):
        for trials, proposals in ((100, 41), (200, 41), (500, 41), (5000, 9)):
            taken = milliseconds(study(SAMPLERS[name](0), trials), proposals)
            median, ninetieth = taken[proposals // 2], taken[proposals * 9 // 10]
            print(f"optuna-{VERSION}-{name},{PARAMETERS},{trials},{median:.3f},{ninetieth:.3f}", flush=True)


if __name__ == "__main__":
    main()
