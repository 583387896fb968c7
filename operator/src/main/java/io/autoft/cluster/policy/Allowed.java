package io.autoft.cluster.policy;

import java.util.List;

/**
 * What the "restricted" Pod Security Standard of Kubernetes 1.34 lets a pod say, and other names.
 */
final class Allowed {

  static final List<String> PROFILES = List.of("RuntimeDefault", "Localhost");

  static final List<String> SELINUX_TYPES =
      List.of("container_t", "container_init_t", "container_kvm_t", "container_engine_t");

  static final List<String> VOLUMES =
      List.of(
          "configMap",
          "csi",
          "downwardAPI",
          "emptyDir",
          "ephemeral",
          "persistentVolumeClaim",
          "projected",
          "secret");

  /** Each of them takes effect in the pod's own namespaces only. */
  static final List<String> SYSCTLS =
      List.of(
          "kernel.shm_rmid_forced",
          "net.ipv4.ip_local_port_range",
          "net.ipv4.ip_local_reserved_ports",
          "net.ipv4.ip_unprivileged_port_start",
          "net.ipv4.ping_group_range",
          "net.ipv4.tcp_fin_timeout",
          "net.ipv4.tcp_keepalive_intvl",
          "net.ipv4.tcp_keepalive_probes",
          "net.ipv4.tcp_keepalive_time",
          "net.ipv4.tcp_rmem",
          "net.ipv4.tcp_syncookies",
          "net.ipv4.tcp_wmem");

  /** What a projected volume may have beside credentials of the pod's ServiceAccount. */
  static final List<String> PROJECTIONS =
      List.of("clusterTrustBundle", "configMap", "downwardAPI", "secret");

  /** Taints of the nodes that the cluster's own pods run on. */
  static final List<String> CONTROL_PLANE =
      List.of("node-role.kubernetes.io/control-plane", "node-role.kubernetes.io/master");

  static final String CAPABILITY = "NET_BIND_SERVICE";

  private Allowed() {}
}
