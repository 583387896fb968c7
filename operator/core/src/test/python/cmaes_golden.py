"""What the reference implementation of CMA-ES learns and how fast it converges, for CovarianceMatrixAdaptationTest.

    pip install cmaes==0.13.1 numpy && python cmaes_golden.py > ../resources/io/autoft/optimizer/cmaes/cmaes.json

"states" are mean, step and covariance after each of some generations of points made by a hash, so that
both sides have the same ones; their order is that of the ranking. "evaluations" are the median number of
evaluations, of eleven seeds, until a value below 1e-8 from the start at (3, .., 3) with step 2, in 10
dimensions.
"""

import json
import statistics

import numpy as np
from cmaes import CMA

DIMENSIONS, LAMBDA, GENERATIONS = 5, 8, 5


def unit(index):
    x = (index + 1) * 0x9E3779B1 & 0xFFFFFFFF
    x = (x ^ (x >> 15)) * 0x85EBCA77 & 0xFFFFFFFF
    x = (x ^ (x >> 13)) * 0xC2B2AE3D & 0xFFFFFFFF
    return (x ^ (x >> 16)) / 2**32


def states():
    optimizer = CMA(mean=np.full(DIMENSIONS, 0.5), sigma=0.25, population_size=LAMBDA)
    for generation in range(GENERATIONS):
        told = []
        for k in range(LAMBDA):
            # Good points lie low in the first coordinate and wide in the second.
            point = np.array([unit((generation * LAMBDA + k) * DIMENSIONS + d) for d in range(DIMENSIONS)])
            point = 0.4 + 0.2 * point
            point[0] += 0.02 * k - 0.01 * generation
            point[1] = 0.5 + (point[1] - 0.5) * 1.5
            told.append((point, float(k)))
        optimizer.tell(told)
        yield {"mean": optimizer._mean.tolist(), "step": float(optimizer._sigma),
               "covariance": optimizer._C.tolist()}


def sphere(x):
    return float(np.sum(x * x))


def ellipsoid(x):
    return float(np.sum(10 ** (6 * np.arange(len(x)) / (len(x) - 1)) * x * x))


def rosenbrock(x):
    return float(np.sum(100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2))


def evaluations(function, seed):
    optimizer = CMA(mean=np.full(10, 3.0), sigma=2.0, seed=seed)
    count = 0
    while count < 30000:
        told = []
        for _ in range(optimizer.population_size):
            x = optimizer.ask()
            value = function(x)
            told.append((x, value))
            count += 1
            if value < 1e-8:
                return count
        optimizer.tell(told)
    return count


print(json.dumps({
    "weights": CMA(mean=np.zeros(DIMENSIONS), sigma=1, population_size=LAMBDA)._weights.tolist(),
    "states": list(states()),
    "evaluations": {f.__name__: statistics.median(evaluations(f, seed) for seed in range(11))
                    for f in [sphere, ellipsoid, rosenbrock]},
}))
