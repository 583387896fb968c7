# shellcheck shell=bash
# What the scripts of this folder share: names and places, processes. Sourced, never run.
# Each script uses some of the names only.
# shellcheck disable=SC2034

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
# shellcheck source-path=SCRIPTDIR source=../reporting.sh
source "$HERE/../reporting.sh"
KUBERNETES_VERSION=1.34.4
GO_MINIMUM=1.24

# What is compiled, shared by all checkouts; what the cluster keeps; what lasts while it runs.
CACHE=${AUTOFT_CACHE:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/autoft}/local-cluster
STATE=${AUTOFT_STATE:-/var/lib/autoft/local-cluster}
RUN=/run/autoft-local-cluster
CONTAINERD=/run/autoft-containerd

NODE=node
NODE_ADDRESS=10.97.0.1
POD_RANGE=10.244.0.0/24
POD_GATEWAY=10.244.0.1
SERVICE_RANGE=10.96.0.0/16
API_SERVICE_ADDRESS=10.96.0.1
DEVICE=kube0
CGROUP=autoft
TAG=autoft-local-cluster
PAUSE_IMAGE=localhost/autoft/pause:1

# In the order of their start; they stop in reverse.
COMPONENTS=(containerd etcd kube-apiserver kube-controller-manager kube-scheduler kubelet kube-proxy)

# Requests to the API server must not take the way of a proxy that the environment names.
export NO_PROXY="${NO_PROXY:-${no_proxy:-}},127.0.0.1,localhost,$NODE_ADDRESS"
export no_proxy=$NO_PROXY

architecture() {
  [ "$(uname -s)" = Linux ] || die "this needs Linux, not $(uname -s)"
  case $(uname -m) in
    x86_64) echo amd64 ;;
    aarch64) echo arm64 ;;
    *) die "this needs an amd64 or arm64 machine, not $(uname -m)" ;;
  esac
}

need_root() {
  [ "$(id -u)" = 0 ] || die "root is needed for containers, their network and their mounts" "Try: sudo -E env \"PATH=\$PATH\" $0"
}

need_go() {
  command -v go >/dev/null ||
    die "Go $GO_MINIMUM or newer is needed to compile $1, and there is no go on the PATH" \
      "The go of Debian 12 itself is too old."
  local version
  version=$(go env GOVERSION)
  version=${version#go}
  [ "$(printf '%s\n' "$GO_MINIMUM" "$version" | sort -V | head -n 1)" = "$GO_MINIMUM" ] ||
    die "Go $GO_MINIMUM or newer is needed to compile $1; $(command -v go) is $version"
}

# The name of the build: whatever changes the binaries changes it, so an outdated build is simply not found.
build_name() {
  local sum machine
  machine=$(architecture)
  sum=$(cd "$HERE" && find kube tools build -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum)
  echo "$KUBERNETES_VERSION-$machine-${sum:0:12}"
}

# What kube-api-test looks for. The path does not change with the build, so it can stand in a configuration.
api_test_layout() { echo "$CACHE/k8s/$KUBERNETES_VERSION-linux-$(architecture)"; }

# One of up, down and load at a time on this machine. Daemons must not inherit the lock: see start_component.
take_lock() {
  mkdir -p /run/lock
  exec 8>"/run/lock/$TAG"
  flock --nonblock 8 || {
    say "waiting for another up, down or load"
    flock 8
  }
}

# The mark says that everything in the folder is the cluster's own, so that down --purge may delete it.
MARK=$STATE/.$TAG

check_state_folder() {
  [[ $STATE == /* && $STATE != *[[:space:]]* ]] ||
    die "AUTOFT_STATE must be an absolute path without blanks, not '$STATE'"
  [ -e "$MARK" ] || [ -z "$(ls -A "$STATE" 2>/dev/null)" ] ||
    die "AUTOFT_STATE is $STATE, which holds files that are not the cluster's" "Name a folder that is empty or missing."
}

# There is one set of addresses, ports and devices, so there is one cluster on a machine.
check_owner() {
  local owner
  owner=$(readlink "$RUN/state" || true)
  [ -z "$owner" ] || [ "$owner" = "$STATE" ] ||
    die "a cluster with another state folder runs on this machine" "Stop it first: AUTOFT_STATE=$owner $HERE/down"
}

kube() { "$BIN/kubectl" --kubeconfig "$STATE/admin.conf" "$@"; }
ctr_k8s() { ctr --address "$CONTAINERD/containerd.sock" --namespace k8s.io "$@"; }

# Field 22 of /proc/PID/stat. A pid is used again one day; a pid with its start time is not. Zombies count as gone.
start_time() {
  local stat
  { stat=$(<"/proc/$1/stat"); } 2>/dev/null || return 1
  # The name in parentheses may contain blanks.
  read -ra stat <<<"${stat##*) }"
  [ "${stat[0]}" != Z ] || return 1
  echo "${stat[19]}"
}

# The pid of a component that this cluster started and that still runs.
pid_of() {
  local pid began
  { read -r pid began <"$RUN/pids/$1"; } 2>/dev/null || return 1
  [ "$(start_time "$pid")" = "$began" ] || return 1
  echo "$pid"
}

runs() { pid_of "$1" >/dev/null; }

# stop_component NAME SECONDS: asks, waits, and then insists.
stop_component() {
  local pid tick
  if pid=$(pid_of "$1"); then
    kill "$pid" 2>/dev/null || true
    for ((tick = 0; tick < $2 * 20; tick++)); do
      runs "$1" || break
      sleep 0.05
    done
    if runs "$1"; then
      say "$1 did not stop within $2 s; killed"
      kill -9 "$pid" 2>/dev/null || true
      while runs "$1"; do sleep 0.05; done
    fi
  fi
  rm -f "$RUN/pids/$1"
}

cgroup_mounts() { awk '$3 == "cgroup" || $3 == "cgroup2" { print $2 }' /proc/mounts; }

node_ready() {
  [ "$(kube get node "$NODE" --output \
    'jsonpath={.status.conditions[?(@.type=="Ready")].status}{.spec.taints[*].key}' 2>/dev/null)" = True ]
}
