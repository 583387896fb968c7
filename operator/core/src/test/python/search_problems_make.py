"""Makes problems.json and values.csv of the search benchmark, once: python search_problems_make.py

Shifts, rotations and weights are drawn from a fixed seed and rounded, which moves no optimum. The median
of random points and the noise that is a tenth of its distance from the optimum are estimated on 20,000.
"""

import json
import math

import numpy as np

from search_problems import PROBLEMS, Chance, Parameter, Problem, training_loss, POINT

RANDOM = np.random.default_rng(20261125)
POINTS, GOLDENS = 20_000, 20
LOSSES = ["ConfidenceOnErrors", "Contrastive", "Entropy", "Hinge", "L1Distance", "L1Norm", "L2Distance", "L2Norm"]


def box(d):
    return [{"name": f"x{i:02d}", "kind": "float", "low": -5.0, "high": 5.0} for i in range(d)]


def shift(d):
    return [round(float(v), 4) for v in RANDOM.uniform(-4, 4, d)]


def rotation(d):
    q, r = np.linalg.qr(RANDOM.normal(size=(d, d)))
    return [[round(float(v), 6) for v in row] for row in q * np.sign(np.diag(r))]


def black_box(name, function, d, rotated=False, noisy=True, optimum=0.0, **further):
    spec = {"name": name, "function": function, "parameters": box(d), "optimum": optimum, **further}
    if function not in ("styblinski", "hartmann"):
        spec["shift"] = shift(d)
    if rotated:
        spec["rotation"] = rotation(d)
    return spec, noisy


def rate(name="learningRate"):
    return {"name": name, "kind": "float", "low": 1e-7, "high": 1e-3, "log": True}


def decay(name="weightDecay"):
    return {"name": name, "kind": "float", "low": 0.0, "high": 1.0}


def weight(name):
    return {"name": name, "kind": "float", "low": 1e-4, "high": 10.0, "log": True}


class Surface:
    """A surface like AutoFT's over named parameters, put together from terms that are 0 at the optimum."""

    def __init__(self, name, parameters=None, loss=0.4, power=1, chance=0.1, groups=None, metric="pooled"):
        self.parameters = parameters or [rate(), decay(), *(weight(f"weight.{each}") for each in LOSSES)]
        self.parameters.sort(key=lambda p: p["name"])
        self.index = {p["name"]: i for i, p in enumerate(self.parameters)}
        groups = groups or [{"examples": 1000, "peak": 0.8, "sensitivity": 1.0}]
        self.surface = {"chance": chance, "power": power, "metric": metric, "groups": groups, "terms": [], "tables": []}
        self.name, self.loss = name, loss

    def line(self, **along):
        """Names in words of Java identifiers: coefficient and center of each."""
        items = [(self.index[k if k in self.index else "weight." + k], *v) for k, v in along.items()]
        return {
            "indices": [i for i, _, _ in items],
            "coefficients": [a for _, a, _ in items],
            "centers": [c for _, _, c in items],
        }

    def square(self, weight, **along):
        self.surface["terms"].append({"shape": "square", "weight": weight, **self.line(**along)})
        return self

    def rise(self, weight, **along):
        self.surface["terms"].append({"shape": "rise", "weight": weight, **self.line(**along)})
        return self

    def faint(self):
        """Every loss weight matters a little."""
        for each in LOSSES:
            self.square(0.08, **{each: (1, round(float(RANDOM.uniform(0.15, 0.85)), 3))})
        return self

    def table(self, name, losses, **further):
        self.surface["tables"].append({"index": self.index[name], "losses": losses, **further})
        return self

    def region(self, name, width=None, **along):
        self.surface[name] = self.line(**along) | ({"width": width} if width else {})
        return self

    def spec(self):
        """With the weights scaled so that the loss of the median random point is as wished."""
        parameters = [Parameter(p) for p in self.parameters]
        losses = [
            training_loss(self.surface, [p.coordinate(p.at(u)) for p, u in zip(parameters, row)])
            for row in RANDOM.random((2000, len(parameters)))
        ]
        factor = self.loss / float(np.median(losses))
        for term in self.surface["terms"]:
            term["weight"] = round(term["weight"] * factor, 5)
        groups = self.surface["groups"]
        peaks = [g["peak"] for g in groups]
        n = [g["examples"] for g in groups]
        best = {"worst": min(peaks), "mean": sum(peaks) / len(peaks), "pooled": float(np.dot(n, peaks)) / sum(n)}
        spec = {"name": self.name, "parameters": self.parameters, "surface": self.surface}
        return spec | {"optimum": 1 - best[self.surface["metric"]]}, True


def layers():
    kinds = {"learningRate": rate, "weight.L1Distance": weight, "weight.L2Distance": weight, "weightDecay": decay}
    names = {kind: [f"{kind}/block.{i:02d}" for i in range(12)] for kind in kinds}
    surface = Surface("autoft-layers", [kinds[k](n) for k in kinds for n in names[k]], loss=0.5)
    for kind, importance, first, last in (
        ("learningRate", 1.0, 0.35, 0.6),
        ("weight.L1Distance", 0.2, 0.6, 0.3),
        ("weight.L2Distance", 0.6, 0.7, 0.4),
        ("weightDecay", 0.1, 0.2, 0.2),
    ):
        centers = [round(first + (last - first) * i / 11, 3) for i in range(12)]
        for i, name in enumerate(names[kind]):
            surface.square(importance * (0.5 + i / 11), **{name: (1, centers[i])})
            if i:
                surface.square(0.5 * importance, **{names[kind][i - 1]: (1, centers[i - 1]), name: (-1, centers[i])})
        # What all blocks share matters most.
        surface.square(0.5 * importance, **{name: (1, center) for name, center in zip(names[kind], centers)})
    return surface.spec()


def base(name, **further):
    """The surface that the others vary: few weights matter, some on one side only."""
    return (
        Surface(name, **further)
        .square(3.0, learningRate=(1, 0.58))
        .square(1.2, L2Distance=(1, 0.72))
        .square(0.8, learningRate=(1, 0.58), Hinge=(0.6, 0.35))
        .rise(0.5, Contrastive=(-1, 0.45))
        .rise(0.4, Hinge=(1, 0.55))
        .rise(0.15, weightDecay=(1, 0.3))
        .faint()
    )


def surfaces():
    everything = lambda *more: [rate(), decay(), *(weight(f"weight.{each}") for each in LOSSES), *more]
    zipf = [max(5, round(1000 / (g + 1) / 3.5977)) for g in range(20)]
    yield base("autoft-sparse").spec()
    yield (
        base("autoft-cliff")
        .square(1.5, learningRate=(1, 0.58), L2Norm=(-0.7, 0.5))
        .region("cliff", 0.1, learningRate=(1, 0.64), Hinge=(0.35, 0.35))
        .spec()
    )
    yield base("autoft-diverging").region("diverging", learningRate=(1, 0.66), L1Norm=(0.4, 0.5)).spec()
    yield base("autoft-plateau", loss=1.3, power=3).spec()
    seeds = [round(0.05 * float(v) ** 1.5, 5) for v in RANDOM.random(101)]
    yield (
        base("autoft-seed", parameters=everything({"name": "seed", "kind": "integer", "low": 0, "high": 100}))
        .table("seed", [round(v - min(seeds), 5) for v in seeds])
        .spec()
    )
    yield (
        Surface("autoft-category", everything({"name": "batchSize", "kind": "category", "choices": 4}))
        .square(1.2, L2Distance=(1, 0.72))
        .rise(0.5, Contrastive=(-1, 0.45))
        .rise(0.4, Hinge=(1, 0.55))
        .faint()
        .table("batchSize", [0.06, 0.0, 0.02, 0.1], of=3, centers=[0.4, 0.52, 0.6, 0.7], weight=2.0)
        .spec()
    )
    yield base(
        "autoft-worst-group",
        metric="worst",
        groups=[
            {"examples": n, "peak": p, "sensitivity": s}
            for n, p, s in zip([400, 250, 200, 100, 50], [0.86, 0.82, 0.78, 0.74, 0.7], [0.8, 1.0, 1.1, 1.4, 1.6])
        ],
    ).spec()
    yield base(
        "autoft-macro",
        metric="mean",
        groups=[
            {"examples": n, "peak": round(float(p), 3), "sensitivity": round(float(s), 3)}
            for n, p, s in zip(zipf, RANDOM.uniform(0.45, 0.9, 20), RANDOM.uniform(0.7, 1.5, 20))
        ],
    ).spec()
    yield layers()


def problems():
    styblinski = {"mirror": [int(v) for v in RANDOM.choice([-1, 1], 10)], "optimum": -39.16616570377142 * 10}
    hartmann = {"relevant": [int(v) for v in sorted(RANDOM.permutation(12)[:6])], "optimum": -3.322368011415515}
    yield black_box("sphere", "sphere", 10, noisy=False)
    yield black_box("ellipsoid-rotated", "ellipsoid", 10, rotated=True, noisy=False, condition=100.0)
    yield black_box("rosenbrock", "rosenbrock", 10, noisy=False)
    yield black_box("hartmann", "hartmann", 12, noisy=False, **hartmann)
    yield black_box("sphere-noisy", "sphere", 10)
    yield black_box("ellipsoid-noisy", "ellipsoid", 10, condition=1000.0)
    yield black_box("ellipsoid-rotated-noisy", "ellipsoid", 10, rotated=True, condition=100.0)
    yield black_box("step-ellipsoid-noisy", "stepEllipsoid", 10, rotated=True, condition=100.0)
    yield black_box("rosenbrock-noisy", "rosenbrock", 10, rotated=True)
    yield black_box("rastrigin-noisy", "rastrigin", 10)
    yield black_box("ackley-noisy", "ackley", 10)
    yield black_box("schaffers-noisy", "schaffers", 10, rotated=True)
    yield black_box("levy-noisy", "levy", 20)
    yield black_box("styblinski-noisy", "styblinski", 10, **styblinski)
    yield black_box("hartmann-noisy", "hartmann", 12, **hartmann)
    yield from surfaces()


def finished(spec, noisy):
    problem = Problem(spec)
    values = []
    for row in RANDOM.random((POINTS, len(problem.parameters))):
        value = problem.truth({p.name: p.at(u) for p, u in zip(problem.parameters, row)})
        values.append(math.inf if math.isnan(value) else value)
    spec["median"] = float(f"{np.median(values):.6g}")
    if "function" in spec:
        spec["noise"] = float(f"{0.1 * (spec['median'] - spec['optimum']):.4g}") if noisy else 0.0
    return spec


def main():
    specs = [finished(*each) for each in problems()]
    PROBLEMS.write_text("[\n" + ",\n".join(json.dumps(spec) for spec in specs) + "\n]\n")
    with open(PROBLEMS.with_name("values.csv"), "w") as file:
        file.write("problem,point,true,observed,duration,fails\n")
        for problem in map(Problem, specs):
            for i in range(GOLDENS):
                point = problem.point(i)
                cells = [problem.truth(point), problem.observe(point, 7, i), problem.duration(7, i)]
                cells = ",".join("NaN" if math.isnan(v) else repr(float(v)) for v in cells)
                file.write(f"{problem.name},{i},{cells},{str(problem.fails(7, i)).lower()}\n")


if __name__ == "__main__":
    main()
