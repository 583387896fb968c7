"""Densities and proposals of Optuna's TPE over made-up histories, for OptunaGoldenTest.

    pip install optuna==4.9.0 && python optuna_golden.py ../resources/io/autoft/optimizer/tpe

writes optuna-VERSION.json for the version installed. A history needs no numbers in the file: every
unit is a hash of (trial, column), which the test computes too. Of the columns after the parameters
the first gives the score, in steps of 1/100 so that scores repeat, the second the state. A trial
that diverged is handed to Optuna as pruned without a report, the worst that Optuna learns from: it
counts towards gamma and comes after every score. Both then agree as long as at least gamma trials
have a score; Optuna would call a diverged trial good to fill up the number.
"""

import json
import math
import sys
import warnings

import optuna
from optuna.distributions import CategoricalDistribution, FloatDistribution, IntDistribution
from optuna.samplers._tpe.sampler import _split_trials, default_gamma
from optuna.trial import TrialState, create_trial

import numpy as np

POINTS = 5
DRAWS, BINS = 2000, 50
FIRST_POINT = 100_000

MIXED = [
    {"name": "a-batch", "choices": 4},
    {"name": "b-weight", "low": 1e-4, "high": 10.0, "log": True},
    {"name": "c-seed", "low": 0, "high": 100, "int": True, "log": False},
    {"name": "d-decay", "low": 0.0, "high": 1.0, "log": False},
    {"name": "e-steps", "low": 1, "high": 1000, "int": True, "log": True},
    {"name": "f-rate", "low": 1e-7, "high": 1e-3, "log": True},
]
LAYERS = [
    {"name": f"weight.{i:03d}", "low": 1e-4, "high": 10.0, "log": True} for i in range(100)
]
CASES = [
    {"name": "few", "space": MIXED, "trials": 12, "diverged": 0, "pending": 0, "maximize": False},
    {"name": "long", "space": MIXED, "trials": 400, "diverged": 0, "pending": 0, "maximize": False},
    {"name": "mixture", "space": MIXED, "trials": 60, "diverged": 0.3, "pending": 0.15, "maximize": True},
    {"name": "long-mixture", "space": MIXED, "trials": 700, "diverged": 0.1, "pending": 0.05, "maximize": True},
    {"name": "layers", "space": LAYERS, "trials": 300, "diverged": 0.05, "pending": 0.05, "maximize": False},
]


def unit(trial, column):
    x = (trial * 1009 + column + 1) * 2654435761 % 2**32
    x = (x ^ (x >> 15)) * 2246822519 % 2**32
    x = (x ^ (x >> 13)) * 3266489917 % 2**32
    return (x ^ (x >> 16)) / 2**32


def value(parameter, u):
    if "choices" in parameter:
        return int(u * parameter["choices"])
    half = 0.5 if parameter.get("int") else 0.0
    low, high = parameter["low"] - half, parameter["high"] + half
    if parameter["log"]:
        low, high = math.log(low), math.log(high)
    x = low + u * (high - low)
    if parameter["log"]:
        x = math.exp(x)
    return round(x) if parameter.get("int") else x


def distribution(parameter):
    if "choices" in parameter:
        return CategoricalDistribution(list(range(parameter["choices"])))
    kind = IntDistribution if parameter.get("int") else FloatDistribution
    return kind(parameter["low"], parameter["high"], log=parameter["log"])


def point(space, trial):
    return {p["name"]: value(p, unit(trial, d)) for d, p in enumerate(space)}


def state(case, trial):
    u = unit(trial, len(case["space"]) + 1)
    if u < case["diverged"]:
        return TrialState.PRUNED
    return TrialState.RUNNING if u < case["diverged"] + case["pending"] else TrialState.COMPLETE


def history(case):
    study = optuna.create_study(direction="maximize" if case["maximize"] else "minimize")
    space = {p["name"]: distribution(p) for p in case["space"]}
    for n in range(case["trials"]):
        kind = state(case, n)
        score = math.floor(100 * unit(n, len(case["space"]))) / 100
        study.add_trial(
            create_trial(
                state=kind,
                value=score if kind == TrialState.COMPLETE else None,
                params=point(case["space"], n),
                distributions=space,
            )
        )
    return study, space


def densities(sampler, study, space, trials, points):
    """log density of each point in the model of these trials."""
    model = sampler._build_parzen_estimator(study, space, trials, handle_below=False)
    samples = {
        name: np.array([space[name].to_internal_repr(p[name]) for p in points]) for name in space
    }
    return [float(f"{x:.14g}") for x in model.log_pdf(samples)]


def histogram(parameter, values):
    """Of the places of values in the range, 0 to 1."""
    if "choices" in parameter:
        low, high = -0.5, parameter["choices"] - 0.5
    else:
        half = 0.5 if parameter.get("int") else 0.0
        low, high = parameter["low"] - half, parameter["high"] + half
        if parameter["log"]:
            low, high, values = math.log(low), math.log(high), np.log(values)
    units = (np.asarray(values) - low) / (high - low)
    return np.bincount(np.minimum((units * BINS).astype(int), BINS - 1), minlength=BINS).tolist()


def draws(case, multivariate):
    """Histograms of what is proposed next."""
    study, space = history(case)
    sampler = optuna.samplers.TPESampler(multivariate=multivariate, constant_liar=True, seed=1)
    trial = create_trial(state=TrialState.RUNNING)
    groups = [space] if multivariate else [{name: space[name]} for name in space]
    drawn = {name: [] for name in space}
    for group in groups:
        for _ in range(DRAWS):
            for name, x in sampler._sample(study, trial, group).items():
                drawn[name].append(x)
    return {p["name"]: histogram(p, drawn[p["name"]]) for p in case["space"]}


def answer(case):
    study, space = history(case)
    trials = study.get_trials(deepcopy=False)
    n = sum(t.state != TrialState.RUNNING for t in trials)
    points = [point(case["space"], FIRST_POINT + k) for k in range(POINTS)]
    result = dict(case, space=[p["name"] for p in case["space"]])
    univariate = optuna.samplers.TPESampler(multivariate=False, constant_liar=True)
    constraints = [False] if optuna.__version__ < "5" else []
    below, above = _split_trials(study, trials, default_gamma(n), *constraints)
    result["below"] = [t.number for t in below]
    assert len(above) == len(trials) - len(below)
    for key, chosen in (("good", below), ("bad", above)):
        joint = optuna.samplers.TPESampler(multivariate=True, constant_liar=True)
        result[key] = {
            "multivariate": densities(joint, study, space, chosen, points),
            "univariate": {
                name: densities(univariate, study, {name: space[name]}, chosen, points)
                for name in list(space)[:6]
            },
        }
    if case["name"] == "mixture":
        result["draws"] = {"multivariate": draws(case, True), "univariate": draws(case, False)}
    return result


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    # Which of equal observations comes first is left open by Optuna (and matters once they have
    # different ages); here it is the older one.
    unstable = np.argsort
    np.argsort = lambda array, kind="stable": unstable(array, kind=kind)
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    path = f"{sys.argv[1]}/optuna-{optuna.__version__}.json"
    answers = [answer(case) for case in CASES]
    with open(path, "w") as file:
        lines = ",\n".join(json.dumps(a) for a in answers)
        file.write(f"[\n{lines}\n]\n")
    print(path)
