#!/bin/sh
# The protocol of the comparison with Optuna, fixed before any result was seen; an hour and a half on one core.
#
#     search_benchmark.sh PYTHON_49 PYTHON_5 runs.csv
#
# PYTHON_49 has optuna 4.9.0, cmaes and scipy; PYTHON_5 has optuna 5.0.0, scipy and torch. It can be stopped and
# started again. The stages are in the order of their importance: what a budget of time allows is run, and a stage
# that was cut short counts up to its last complete seed.
set -eu
four=$1 five=$2 runs=$3
run() { # PYTHON SAMPLERS WORKERS SEEDS [OPTION..]
  python=$1 samplers=$2 workers=$3 seeds=$4
  shift 4
  "$python" "$(dirname "$0")/search_benchmark.py" "$runs" --samplers "$samplers" --workers "$workers" --seeds "$seeds" "$@"
}
smooth=sphere,ellipsoid-rotated,rosenbrock,hartmann
noisy=ellipsoid-rotated-noisy,rastrigin-noisy,ackley-noisy,autoft-sparse,autoft-cliff,autoft-worst-group

for first in 0 2 4 6 8; do
  seeds=$first:$((first + 2))
  run "$four" tpe 1,16 $seeds
  run "$five" tpe 1,16 $seeds
  case $first in
    0) run "$five" gp 1 0:1 --problems $noisy,$smooth
       run "$five" gp 16 0:1 --problems $noisy --trials 100 ;;
    2) run "$five" gp 1 1:2 --problems $noisy,$smooth
       run "$five" gp 16 1:2 --problems $noisy --trials 100 ;;
  esac
  if [ $first -lt 6 ]; then
    run "$four" cmaes,tpe-multivariate 1,16 $seeds
    run "$four" random,sobol 1 $seeds
  fi
done
run "$four" tpe 4 0:3
run "$five" tpe 4 0:3
for first in 10 12 14 16 18; do
  run "$four" tpe 1 $first:$((first + 2))
  run "$five" tpe 1 $first:$((first + 2))
done
run "$five" gp 1 2:4 --problems $noisy
run "$four" random 1 6:10
