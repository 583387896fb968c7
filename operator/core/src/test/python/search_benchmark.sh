#!/usr/bin/env bash
# The protocol of the comparison with Optuna, two hours on one core. Problems, samplers, workers and seeds were fixed before
# any result was seen, those of the last paragraph excepted; the order of the later stages was not, when time grew short.
#
#     search_benchmark.sh PYTHON_49 PYTHON_5 runs.csv
#
# PYTHON_49 has optuna 4.9.0, cmaes and scipy; PYTHON_5 has optuna 5.0.0, scipy and torch. It can be stopped and
# started again. What time allows is run, in this order; a stage that was cut short counts up to its last complete seed.
set -euo pipefail
four=$1 five=$2 runs=$3
run() { # PYTHON SAMPLERS WORKERS SEEDS [OPTION..]
  python=$1 samplers=$2 workers=$3 seeds=$4
  shift 4
  "$python" "$(dirname "$0")/search_benchmark.py" "$runs" --samplers "$samplers" --workers "$workers" --seeds "$seeds" "$@"
}
smooth=sphere,ellipsoid-rotated,rosenbrock,hartmann
noisy=ellipsoid-rotated-noisy,rastrigin-noisy,ackley-noisy,autoft-sparse,autoft-cliff,autoft-worst-group

both() { # WORKERS SEEDS
  run "$four" tpe "$1" "$2"
  run "$five" tpe "$1" "$2"
}
others() { # SEEDS
  run "$four" cmaes,tpe-multivariate 1,16 "$1"
  run "$four" random,sobol 1 "$1"
}
gaussian_process() { # SEEDS
  run "$five" gp 1 "$1" --problems $noisy,$smooth
  run "$five" gp 16 "$1" --problems $noisy --trials 100
}

both 1,16 0:2
gaussian_process 0:1
others 0:2
both 1,16 2:6
others 2:4
both 1,16 6:8
gaussian_process 1:2
both 1,16 8:10
others 4:6
both 4 0:3
both 1 10:20
run "$five" gp 1 2:4 --problems $noisy
run "$four" random 1 6:10

# Added when the tables were known, for narrower intervals; every seed in its turn.
run "$four" cmaes,tpe-multivariate 1,16 6:20
run "$five" gp 1 2:6 --problems $smooth
run "$five" gp 1 4:8 --problems $noisy
run "$five" gp 16 2:6 --problems $noisy --trials 100
both 1 20:40
run "$five" tpe 16 10:40
run "$four" tpe 16 10:20
