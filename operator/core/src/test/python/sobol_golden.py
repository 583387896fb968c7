"""Sobol points of SciPy, unscrambled, for SobolSequenceTest.

    pip install scipy==1.17.1 && python sobol_golden.py > ../resources/io/autoft/optimizer/sobol/sobol.csv

One line for each point: its index, then 128 coordinates in units of 2^-30. With the argument
"directions" it writes the table of primitive polynomials and initial directions instead, which is
src/main/resources/io/autoft/optimizer/sobol/joe-kuo-6.csv without its heading.
"""

import os
import sys

import numpy as np
import scipy
from scipy.stats import qmc

INDICES = [0, 1, 2, 3, 4, 5, 100, 1023, 65535, 1000000]
DIMENSIONS = 128

if sys.argv[1:] == ["directions"]:
    folder = os.path.join(os.path.dirname(scipy.__file__), "stats")
    table = np.load(os.path.join(folder, "_sobol_direction_numbers.npz"))
    for polynomial, directions in list(zip(table["poly"], table["vinit"]))[1:DIMENSIONS]:
        print(",".join(str(n) for n in [polynomial, *directions] if n))
else:
    for index in INDICES:
        sobol = qmc.Sobol(DIMENSIONS, scramble=False, bits=30)
        if index:
            sobol.fast_forward(index)
        point = sobol.random(1)[0]
        print(",".join(str(int(n)) for n in [index, *(point * 2**30)]))
