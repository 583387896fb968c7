"""Gaussian processes and expected improvements in 50 digits, for tests of the numerics of GpSampler.

    pip install mpmath==1.3.0 && python gp_golden.py > ../resources/io/autoft/optimizer/gp/gp.json

Written from the formulas alone (Rasmussen and Williams 2006, equations 2.22 to 2.24, 4.17, 5.8 and 5.9;
log-normal densities), with the inverse of the covariance matrix and none of the tricks of the Java code.
"""

import json

from mpmath import erfc, exp, log, mp, mpf, matrix, pi, sqrt

mp.dps = 50

# Points in the features of a number each (and, in the last case, of a category of three choices whose
# indicators share a length scale), values, length scales, noise, and points to predict.
CASES = [
    dict(dimensions=[0], points=[[0.25]], values=[1.5], lengths=[0.5], noise=0.1,
         queries=[[0.25], [0.5], [1.0]]),
    dict(dimensions=[0, 1], points=[[0.1, 0.2], [0.7, 0.4], [0.3, 0.9]], values=[-1.0, 0.5, 0.5],
         lengths=[0.3, 2.0], noise=0.01, queries=[[0.1, 0.2], [0.5, 0.5], [0.0, 1.0]]),
    dict(dimensions=[0, 1, 2, 2, 2],
         points=[[0.11, 0.83, 1, 0, 0], [0.42, 0.05, 0, 1, 0], [0.97, 0.61, 0, 0, 1], [0.5, 0.5, 1, 0, 0],
                 [0.42, 0.05, 0, 1, 0], [0.33, 0.21, 0, 0, 1], [0.75, 0.99, 0, 1, 0]],
         values=[0.3, -1.2, 1.7, 0.1, -0.9, 0.4, -0.4], lengths=[0.2, 1.1, 3.0], noise=0.25,
         queries=[[0.42, 0.05, 0, 1, 0], [0.2, 0.8, 0, 0, 1], [0.6, 0.3, 1, 0, 0]]),
]
IMPROVEMENTS = [-1e4, -3000, -300, -200.5, -199.5, -80, -40, -20, -9, -5, -3, -1.5, -1.001, -0.999, -0.5, 0,
                0.1, 1, 3, 8, 40]


def kernel(one, other, lengths):
    """The covariance and, for each dimension, its derivative with respect to the log length scale."""
    squares = [mpf(0)] * len(lengths)
    for a, b, d in zip(one, other, dimensions):
        squares[d] += ((mpf(a) - mpf(b)) / mpf(lengths[d])) ** 2
    s = sqrt(5 * sum(squares))
    return (1 + s + s * s / 3) * exp(-s), [mpf(5) / 3 * (1 + s) * exp(-s) * q for q in squares]


def log_normal(x, mean, deviation):
    """The log density of x, and its derivative with respect to log x."""
    z = (log(x) - mean) / deviation
    return -log(x) - z * z / 2, -1 - z / deviation


def column(values):
    return matrix([mpf(v) for v in values])


def dot(one, other):
    return sum(a * b for a, b in zip(one, other))


answers = []
for case in CASES:
    dimensions, points, lengths = case["dimensions"], case["points"], case["lengths"]
    n, d, noise = len(points), len(lengths), mpf(case["noise"])
    y = column(case["values"])
    pairs = [[kernel(a, b, lengths) for b in points] for a in points]
    covariance = matrix([[pairs[i][j][0] + (noise if i == j else 0) for j in range(n)] for i in range(n)])
    inverse = covariance ** -1
    weights = inverse * y
    value = -(dot(y, weights) + log(mp.det(covariance)) + n * log(2 * pi)) / 2
    slopes = []
    for k in range(d + 1):
        slope = matrix([[pairs[i][j][1][k] if k < d else (noise if i == j else 0) for j in range(n)]
                        for i in range(n)])
        product = (weights * weights.T - inverse) * slope
        slopes.append(sum(product[i, i] for i in range(n)) / 2)
    for k in range(d + 1):
        if k < d:
            density, slope = log_normal(mpf(lengths[k]), sqrt(mpf(2)) + log(mpf(d)) / 2, sqrt(mpf(3)))
        else:
            density, slope = log_normal(noise, mpf(-4), mpf(1))
        value += density
        slopes[k] += slope
    predictions = []
    for query in case["queries"]:
        k = column([kernel(query, point, lengths)[0] for point in points])
        predictions.append([float(dot(k, weights)), float(1 - dot(k, inverse * k))])
    answers.append(dict(case, value=float(value), slopes=[float(s) for s in slopes], predictions=predictions))


def log_improvement(z):
    z = mpf(z)
    with mp.workdps(60):
        tail = erfc(-z / sqrt(mpf(2))) / 2
        return log(exp(-z * z / 2) / sqrt(2 * pi) + z * tail)


with mp.workdps(60):
    improvements = [[z, float(log_improvement(z)),
                     float(erfc(-mpf(z) / sqrt(mpf(2))) / 2 / exp(log_improvement(z)))] for z in IMPROVEMENTS]
print(json.dumps(dict(cases=answers, improvements=improvements)))
