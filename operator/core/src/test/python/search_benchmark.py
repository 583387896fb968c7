"""Optuna's samplers on the problems of the search benchmark, for SearchBenchmark to compare with.

    pip install optuna==4.9.0 cmaes scipy && python search_benchmark.py runs.csv --samplers tpe,cmaes --workers 1,16 --seeds 0:10

appends one line a run: the normalised regret, without noise, of the best observed trial after 10, 15, ..
trials, the normalised score that it was chosen for, and the CPU seconds spent in proposals. Runs that the
file has are skipped, so it can be stopped and continued. GPSampler needs torch besides.
"""

import argparse
import heapq
import math
import os
import time
import warnings

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[threads] = "1"

import optuna
from optuna.distributions import CategoricalDistribution, FloatDistribution, IntDistribution
from optuna.trial import TrialState

import search_problems

CHECKPOINTS = [10, 15, 25, 35, 50, 70, 100, 140, 200]
VERSION = "5" if optuna.__version__.startswith("5.") else optuna.__version__.rsplit(".", 1)[0]
SAMPLERS = {
    "tpe": lambda seed: optuna.samplers.TPESampler(seed=seed),
    "tpe-multivariate": lambda seed: optuna.samplers.TPESampler(seed=seed, multivariate=True, constant_liar=True),
    "cmaes": lambda seed: optuna.samplers.CmaEsSampler(seed=seed, warn_independent_sampling=False),
    "gp": lambda seed: optuna.samplers.GPSampler(seed=seed),
    "random": lambda seed: optuna.samplers.RandomSampler(seed=seed),
    "sobol": lambda seed: optuna.samplers.QMCSampler(seed=seed, scramble=True, warn_independent_sampling=False),
}
HEADER = "problem,sampler,workers,seed," + ",".join(map(str, CHECKPOINTS)) + ",chosenFor,cpuSeconds"


def distribution(parameter):
    if parameter.kind == "category":
        return CategoricalDistribution(range(parameter.high + 1))
    if parameter.kind == "integer":
        return IntDistribution(parameter.low, parameter.high)
    return FloatDistribution(parameter.low, parameter.high, log=parameter.log)


def search(problem, sampler, workers, seed, budget):
    """Workers that start a trial whenever one ends, until the budget of trials that did not fail is used."""
    study = optuna.create_study(sampler=sampler)
    distributions = {p.name: distribution(p) for p in problem.parameters}
    running, ended, seconds = [], 0, 0.0
    best, best_truth, regrets = math.inf, math.nan, []

    def start(now):
        nonlocal seconds
        before = time.process_time()
        trial = study.ask(distributions)
        seconds += time.process_time() - before
        heapq.heappush(running, (now + problem.duration(seed, trial.number), trial.number, trial))

    for _ in range(workers):
        start(0.0)
    while ended < budget:
        now, number, trial = heapq.heappop(running)
        if problem.fails(seed, number):
            study.tell(trial, state=TrialState.FAIL)
        else:
            ended += 1
            observed = problem.observe(trial.params, seed, number)
            if math.isnan(observed):
                study.tell(trial, state=TrialState.FAIL)
            else:
                study.tell(trial, observed)
            if observed < best:
                best, best_truth = observed, problem.truth(trial.params)
            if ended in CHECKPOINTS:
                regrets.append(1.0 if math.isnan(best_truth) else problem.regret(best_truth))
        if ended < budget:
            start(now)
    return regrets, problem.regret(best), seconds


def known(path):
    if not os.path.exists(path):
        with open(path, "w") as file:
            file.write(HEADER + "\n")
    with open(path) as file:
        return {tuple(line.split(",")[:4]) for line in file}


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("file")
    arguments.add_argument("--samplers", default="tpe")
    arguments.add_argument("--workers", default="1,16")
    arguments.add_argument("--seeds", default="0:10")
    arguments.add_argument("--problems", default="")
    arguments.add_argument("--trials", type=int, default=200)
    options = arguments.parse_args()
    warnings.filterwarnings("ignore")
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    done = known(options.file)
    for seed in range(*map(int, options.seeds.split(":"))):
        for problem in search_problems.load():
            if options.problems and problem.name not in options.problems.split(","):
                continue
            for workers in map(int, options.workers.split(",")):
                for name in options.samplers.split(","):
                    key = (problem.name, f"optuna-{VERSION}-{name}", str(workers), str(seed))
                    if key in done:
                        continue
                    regrets, score, seconds = search(problem, SAMPLERS[name](seed), workers, seed, options.trials)
                    cells = [f"{v:.5g}" for v in regrets] + [""] * (len(CHECKPOINTS) - len(regrets))
                    with open(options.file, "a") as file:
                        file.write(",".join([*key, *cells, f"{score:.5g}", f"{seconds:.2f}"]) + "\n")


if __name__ == "__main__":
    main()
