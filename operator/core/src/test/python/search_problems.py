"""The problems of the search benchmark: problems.json read and evaluated as the Java side does.

Everything that happens to a trial beside its parameters (noise, duration, failure) is a pure function
of (problem, seed, number), so that every sampler in either language meets the same fate.
"""

import json
import math
from pathlib import Path

import numpy as np

GOLDEN, WORD = 0x9E3779B97F4A7C15, 2**64 - 1
NOISE, DURATION, FAILURE, POINT = range(4)
PROBLEMS = Path(__file__).parent.parent / "resources/io/autoft/optimizer/benchmark/problems.json"

HARTMANN_A = [
    [10, 3, 17, 3.5, 1.7, 8],
    [0.05, 10, 17, 0.1, 8, 14],
    [3, 3.5, 1.7, 10, 17, 8],
    [17, 8, 0.05, 10, 0.1, 14],
]
HARTMANN_P = [
    [0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886],
    [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991],
    [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650],
    [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381],
]
HARTMANN_C = [1.0, 1.2, 3.0, 3.2]


def mix(z):
    """The finalizer of SplitMix64."""
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 & WORD
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB & WORD
    return z ^ (z >> 31)


class Chance:
    """Uniform numbers in [0, 1), each a hash of (problem, seed, number, stream, index)."""

    def __init__(self, problem, seed, number, stream):
        state = 0xCBF29CE484222325
        for byte in problem.encode():
            state = (state ^ byte) * 0x100000001B3 & WORD
        for word in (seed, number, stream):
            state = mix((state + (word + 1) * GOLDEN) & WORD)
        self.state = state

    def uniform(self, index):
        return (mix((self.state + (index + 1) * GOLDEN) & WORD) >> 11) * 2.0**-53

    def normal(self):
        radius = math.sqrt(-2 * math.log(1 - self.uniform(0)))
        return radius * math.cos(2 * math.pi * self.uniform(1))

    def count(self, probability, first, size):
        """How many of the uniforms from an index on are below a probability."""
        z = np.uint64(self.state) + np.arange(first + 1, first + size + 1, dtype=np.uint64) * np.uint64(GOLDEN)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
        return int(np.count_nonzero((z >> np.uint64(11)) * 2.0**-53 < probability))


class Parameter:
    def __init__(self, spec):
        self.name, self.kind = spec["name"], spec["kind"]
        self.low, self.high = spec.get("low", 0), spec.get("high", spec.get("choices", 1) - 1)
        self.log = spec.get("log", False)

    def coordinate(self, value):
        """A number's place in [0, 1]; how far an integer is above the least; a category's index."""
        if self.kind != "float":
            return value - self.low
        if self.log:
            low = math.log(self.low)
            return (math.log(value) - low) / (math.log(self.high) - low)
        return (value - self.low) / (self.high - self.low)

    def at(self, unit):
        """The value at a place in [0, 1)."""
        if self.kind != "float":
            return self.low + math.floor(unit * (self.high - self.low + 1))
        if self.log:
            low = math.log(self.low)
            value = math.exp(low + unit * (math.log(self.high) - low))
        else:
            value = self.low + unit * (self.high - self.low)
        return max(self.low, min(self.high, value))


class Problem:
    def __init__(self, spec):
        self.name, self.spec, self.optimum = spec["name"], spec, spec.get("optimum")
        self.median = spec.get("median")
        self.parameters = [Parameter(p) for p in spec["parameters"]]

    def truth(self, point):
        """What is minimised, without noise; NaN where training diverges."""
        coordinates = [p.coordinate(point[p.name]) for p in self.parameters]
        return score(self.spec, accuracies(self.spec, coordinates)) if "surface" in self.spec \
            else black_box(self.spec, coordinates)

    def observe(self, point, seed, number):
        chance = Chance(self.name, seed, number, NOISE)
        if "surface" not in self.spec:
            return self.truth(point) + self.spec["noise"] * chance.normal()
        exact = accuracies(self.spec, [p.coordinate(point[p.name]) for p in self.parameters])
        counted, first = [], 0
        for accuracy, group in zip(exact, self.spec["surface"]["groups"]):
            size = group["examples"]
            counted.append(math.nan if math.isnan(accuracy) else chance.count(accuracy, first, size) / size)
            first += size
        return score(self.spec, counted)

    def regret(self, value):
        """0 at the optimum, 1 at the median of random points."""
        return (value - self.optimum) / (self.median - self.optimum)

    def duration(self, seed, number):
        return math.exp(0.5 * Chance(self.name, seed, number, DURATION).normal())

    def fails(self, seed, number):
        return Chance(self.name, seed, number, FAILURE).uniform(0) < 0.05

    def point(self, index):
        """One of the points at which the languages are compared, hashed for every parameter."""
        chance = Chance(self.name, 0, index, POINT)
        return {p.name: p.at(chance.uniform(i)) for i, p in enumerate(self.parameters)}


def black_box(spec, coordinates):
    name, d = spec["function"], len(coordinates)
    if name == "hartmann":
        v = [coordinates[i] for i in spec["relevant"]]
        return -sum(
            c * math.exp(-sum(a * (x - p) * (x - p) for a, x, p in zip(row, v, centers)))
            for c, row, centers in zip(HARTMANN_C, HARTMANN_A, HARTMANN_P)
        )
    x = [10 * u - 5 for u in coordinates]
    if name == "styblinski":
        y = [m * v for m, v in zip(spec["mirror"], x)]
        return sum(0.5 * (v * v * v * v - 16 * v * v + 5 * v) for v in y)
    z = [v - s for v, s in zip(x, spec["shift"])]
    if "rotation" in spec:
        z = [sum(r * v for r, v in zip(row, z)) for row in spec["rotation"]]
    if name == "sphere":
        return sum(v * v for v in z)
    if name == "ellipsoid":
        return sum(spec["condition"] ** (i / (d - 1)) * v * v for i, v in enumerate(z))
    if name == "stepEllipsoid":
        steps = [math.floor(v + 0.5) if abs(v) > 0.5 else math.floor(10 * v + 0.5) / 10 for v in z]
        rough = sum(spec["condition"] ** (i / (d - 1)) * v * v for i, v in enumerate(steps))
        return max(abs(z[0]) * 1e-4, rough)
    if name == "rosenbrock":
        y = [v + 1 for v in z]
        return sum(100 * (a * a - b) * (a * a - b) + (a - 1) * (a - 1) for a, b in zip(y, y[1:]))
    if name == "rastrigin":
        return 10 * (d - sum(math.cos(2 * math.pi * v) for v in z)) + sum(v * v for v in z)
    if name == "ackley":
        y = [3 * v for v in z]
        spread = math.sqrt(sum(v * v for v in y) / d)
        waves = sum(math.cos(2 * math.pi * v) for v in y) / d
        return 20 - 20 * math.exp(-0.2 * spread) + math.e - math.exp(waves)
    if name == "schaffers":
        y = [10 ** (0.5 * i / (d - 1)) * v for i, v in enumerate(z)]
        s = [math.sqrt(a * a + b * b) for a, b in zip(y, y[1:])]
        mean = sum(math.sqrt(v) * (1 + math.sin(50 * v**0.2) ** 2) for v in s) / (d - 1)
        return mean * mean
    if name == "levy":
        w = [1 + v / 2 for v in z]
        total = math.sin(math.pi * w[0]) ** 2
        for v in w[:-1]:
            total += (v - 1) * (v - 1) * (1 + 10 * math.sin(math.pi * v + 1) ** 2)
        return total + (w[-1] - 1) * (w[-1] - 1) * (1 + math.sin(2 * math.pi * w[-1]) ** 2)
    raise ValueError(f"There is no function {name}")


def accuracies(spec, coordinates):
    """Of each group of examples, NaN where training diverges."""
    surface = spec["surface"]
    if "diverging" in surface and linear(surface["diverging"], coordinates) > 0:
        return [math.nan] * len(surface["groups"])
    loss = training_loss(surface, coordinates) ** surface["power"]
    kept = 1.0
    if "cliff" in surface:
        fall = linear(surface["cliff"], coordinates) / surface["cliff"]["width"]
        kept = max(0.0, min(1.0, 1 - fall))
    chance = surface["chance"]
    return [
        chance + (group["peak"] - chance) * kept * math.exp(-loss * group["sensitivity"])
        for group in surface["groups"]
    ]


def training_loss(surface, coordinates):
    loss = 0.0
    for term in surface["terms"]:
        s = linear(term, coordinates)
        loss += term["weight"] * (s * s if term["shape"] == "square" else max(0.0, s))
    for table in surface["tables"]:
        choice = int(coordinates[table["index"]])
        loss += table["losses"][choice]
        if "centers" in table:
            s = coordinates[table["of"]] - table["centers"][choice]
            loss += table["weight"] * s * s
    return loss


def linear(term, coordinates):
    return sum(
        a * (coordinates[i] - c)
        for i, a, c in zip(term["indices"], term["coefficients"], term["centers"])
    )


def score(spec, accuracy):
    groups = spec["surface"]["groups"]
    by = spec["surface"]["metric"]
    if by == "worst":
        return 1 - min(accuracy)
    if by == "mean":
        return 1 - sum(accuracy) / len(accuracy)
    examples = [group["examples"] for group in groups]
    return 1 - sum(n * a for n, a in zip(examples, accuracy)) / sum(examples)


def load():
    return [Problem(spec) for spec in json.loads(PROBLEMS.read_text())]
