package io.autoft.cluster.trial;

import static io.autoft.cluster.trial.PodCase.may;
import static io.autoft.cluster.trial.PodCase.of;
import static io.autoft.cluster.trial.PodCase.rules;
import static io.autoft.cluster.trial.PodCase.trainer;

import io.autoft.cluster.trial.PodCase.Value;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a pod may have, may have only by name, and why: the operator, the chart's admission policy
 * and the Pod Security Standard are asked the same.
 */
final class PodCases {

  private static final String RESTRICTED =
      "securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}";

  private PodCases() {}

  /** What anybody may have. */
  static Stream<PodCase> harmless() {
    return Stream.of(
        may("nothing of its own", "{}"),
        may(
            "a place",
            "{spec: {nodeSelector: {gpu: a100}, tolerations: [{key: gpu, operator:"
                + " Exists}]}}"),
        may("a sidecar", "{spec: {containers: [{name: log, image: i, " + RESTRICTED + "}]}}"),
        may(
            "a container before",
            "{spec: {initContainers: [{name: a, image: i, " + RESTRICTED + "}]}}"),
        may(
            "files and claims",
            "{spec: {volumes: [{name: a, configMap: {name: c}}, {name: b, emptyDir: {}}, {name: d,"
                + " persistentVolumeClaim: {claimName: e}}, {name: f, downwardAPI: {items: [{path: n,"
                + " fieldRef: {fieldPath: metadata.name}}]}}, {name: p, projected: {sources:"
                + " [{configMap: {name: c}}]}}]}}"),
        may(
            "variables",
            "{spec: {containers: [{name: trainer, envFrom: [{configMapRef: {name: c}}], env: [{name:"
                + " A, value: b}, {name: B, valueFrom: {configMapKeyRef: {name: c, key: k}}}]}]}}"),
        may(
            "a volume of any driver",
            volume("csi: {driver: d.example.com, volumeAttributes: {a: b}}")),
        may(
            "a claim that comes and goes with the pod",
            volume(
                "ephemeral: {volumeClaimTemplate: {spec: {storageClassName: fast, accessModes:"
                    + " [ReadWriteOnce], resources: {requests: {storage: 1Ti}}}}}")),
        may("a node's disk without a limit", volume("emptyDir: {}")),
        may(
            "devices of a claim",
            "{spec: {resourceClaims: [{name: gpu, resourceClaimTemplateName: gpu}], containers:"
                + " [{name: trainer, resources: {claims: [{name: gpu}]}}]}}"),
        may(
            "labels and annotations",
            "{metadata: {labels: {app: web}, annotations: {example.com/a: b}}}"),
        may("a priority class", "{spec: {priorityClassName: gpu}}"),
        may("a pull secret", "{spec: {imagePullSecrets: [{name: registry}]}}"),
        may("the account that all have", "{spec: {serviceAccountName: default}}"),
        may(
            "users of the cluster's own",
            "{spec: {securityContext: {$patch: replace, runAsNonRoot: true,"
                + " seccompProfile: {type: RuntimeDefault}}}}"),
        may(
            "what each container says for itself",
            "{spec: {securityContext: {$patch: replace}, containers: [{name: trainer,"
                + " securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}}]}}"),
        may(
            "low ports",
            "{spec: {securityContext: {sysctls: [{name: net.ipv4.ip_unprivileged_port_start, value:"
                + " '80'}]}, containers: [{name: trainer, securityContext: {capabilities: {add:"
                + " [NET_BIND_SERVICE]}}, ports: [{containerPort: 80}]}]}}"),
        may(
            "a probe of its own",
            "{spec: {containers: [{name: trainer, livenessProbe: {httpGet: {port: 80}}}]}}"),
        may(
            "its own SELinux level",
            "{spec: {securityContext: {seLinuxOptions: {level: 's0:c1'}}}}"),
        may(
            "an AppArmor profile by its old annotation",
            "{metadata: {annotations: {container.apparmor.security.beta.kubernetes.io/trainer:"
                + " runtime/default}}}"));
  }

  /** What the "restricted" Pod Security Standard refuses. */
  static Stream<PodCase> notRestricted() {
    return Stream.of(
        rules("HostNamespaces", "hostNetwork", "{spec: {hostNetwork: true}}"),
        rules("HostNamespaces", "hostPID", "{spec: {hostPID: true}}"),
        rules("HostNamespaces", "hostIPC", "{spec: {hostIPC: true}}"),
        trainer("HostPorts", "ports[0].hostPort", "ports: [{containerPort: 80, hostPort: 80}]"),
        trainer(
            "HostProbes",
            "livenessProbe.httpGet.host",
            "livenessProbe: {httpGet: {host: 10.0.0.1, port: 80}}"),
        trainer(
            "HostProbes",
            "lifecycle.preStop.tcpSocket.host",
            "lifecycle: {preStop: {tcpSocket: {host: 10.0.0.1, port: 80}}}"),
        rules(
            "HostNamespaces HostProcess",
            "securityContext.windowsOptions.hostProcess",
            "{spec: {hostNetwork: true, securityContext: {windowsOptions: {hostProcess: true}}}}"),
        trainer(
            "Privileged PrivilegeEscalation",
            "securityContext.privileged",
            "securityContext: {privileged: true, allowPrivilegeEscalation: true}"),
        rules(
            "Privileged PrivilegeEscalation",
            "initContainers[name=a].securityContext.privileged",
            "{spec: {initContainers: [{name: a, image: i, securityContext: {privileged: true,"
                + " capabilities: {drop: [ALL]}}}]}}"),
        trainer(
            "PrivilegeEscalation",
            "securityContext.allowPrivilegeEscalation",
            "securityContext: {allowPrivilegeEscalation: null}"),
        rules(
            "PrivilegeEscalation Capabilities",
            "containers[name=log].securityContext.capabilities.drop",
            "{spec: {containers: [{name: log, image: i}]}}"),
        trainer(
            "Capabilities",
            "securityContext.capabilities.add[0]",
            "securityContext: {capabilities: {add: [NET_RAW]}}"),
        trainer(
            "Capabilities",
            "securityContext.capabilities.drop",
            "securityContext: {capabilities: {drop: [NET_RAW]}}"),
        rules("RootUser", "securityContext.runAsUser", "{spec: {securityContext: {runAsUser: 0}}}"),
        trainer("RootUser", "securityContext.runAsUser", "securityContext: {runAsUser: 0}"),
        rules(
            "RootUser",
            "securityContext.runAsNonRoot",
            "{spec: {securityContext: {runAsNonRoot: false}}}"),
        rules(
            "RootUser",
            "containers[name=trainer].securityContext.runAsNonRoot",
            "{spec: {securityContext: {runAsNonRoot: null}}}"),
        trainer(
            "RootUser", "securityContext.runAsNonRoot", "securityContext: {runAsNonRoot: false}"),
        rules(
            "Seccomp",
            "securityContext.seccompProfile.type",
            "{spec: {securityContext: {seccompProfile: {type: Unconfined}}}}"),
        rules(
            "Seccomp",
            "containers[name=trainer].securityContext.seccompProfile.type",
            "{spec: {securityContext: {$patch: replace, runAsNonRoot: true}}}"),
        trainer(
            "Seccomp",
            "securityContext.seccompProfile.type",
            "securityContext: {seccompProfile: {type: Unconfined}}"),
        rules(
            "AppArmor",
            "securityContext.appArmorProfile.type",
            "{spec: {securityContext: {appArmorProfile: {type: Unconfined}}}}"),
        new PodCase(
            "an AppArmor annotation",
            "{metadata: {annotations: {container.apparmor.security.beta.kubernetes.io/trainer:"
                + " unconfined}}}",
            Optional.of(
                "metadata.annotations.container.apparmor.security.beta.kubernetes.io/trainer"),
            Value.allow,
            Set.of("AppArmor"),
            Set.of()),
        rules(
            "SELinux",
            "securityContext.seLinuxOptions.type",
            "{spec: {securityContext: {seLinuxOptions: {type: spc_t}}}}"),
        trainer(
            "SELinux",
            "securityContext.seLinuxOptions.user",
            "securityContext: {seLinuxOptions: {user: root}}"),
        rules(
            "ProcMount",
            "containers[name=trainer].securityContext.procMount",
            "{spec: {hostUsers: false, containers: [{name: trainer, securityContext: {procMount:"
                + " Unmasked}}]}}"),
        rules(
            "Sysctls",
            "securityContext.sysctls[name=kernel.msgmax]",
            "{spec: {securityContext: {sysctls: [{name: kernel.msgmax, value: '1'}]}}}"),
        rules(
            "VolumeTypes",
            "volumes[name=a].hostPath",
            "{spec: {volumes: [{name: a, hostPath: {path: /}}]}}"),
        rules(
            "VolumeTypes",
            "volumes[name=a].nfs",
            "{spec: {volumes: [{name: a, nfs: {server: s, path: /}}]}}"));
  }

  /** What the standard does not look at: credentials. */
  static Stream<PodCase> credentials() {
    return Stream.of(
        rules(
            "ServiceAccountTokens",
            "automountServiceAccountToken",
            "{spec: {automountServiceAccountToken: true}}"),
        rules(
            "ServiceAccountTokens",
            "automountServiceAccountToken",
            "{spec: {automountServiceAccountToken: null}}"),
        rules(
            "ServiceAccountTokens",
            "volumes[name=a].projected.sources[0].serviceAccountToken",
            "{spec: {volumes: [{name: a, projected: {sources: [{serviceAccountToken: {path: t}}]}}]}}"),
        of(
            Value.serviceAccounts,
            "admin",
            "serviceAccountName",
            "{spec: {serviceAccountName: admin}}"),
        of(Value.serviceAccounts, "admin", "serviceAccount", "{spec: {serviceAccount: admin}}"),
        of(
            Value.secretVolumes,
            "keys",
            "volumes[name=a].secret.secretName",
            "{spec: {volumes: [{name: a, secret: {secretName: keys}}]}}"),
        of(
            Value.secretVolumes,
            "keys",
            "volumes[name=a].projected.sources[0].secret.name",
            "{spec: {volumes: [{name: a, projected: {sources: [{secret: {name: keys}}]}}]}}"),
        of(
            Value.secretVolumes,
            "keys",
            "volumes[name=a].csi.nodePublishSecretRef.name",
            "{spec: {volumes: [{name: a, csi: {driver: d.example.com, nodePublishSecretRef: {name:"
                + " keys}}}]}}"),
        of(
            Value.secretVariables,
            "keys",
            "containers[name=trainer].env[name=JAVA_TOOL_OPTIONS].valueFrom.secretKeyRef.name",
            "{spec: {containers: [{name: trainer, env: [{name: JAVA_TOOL_OPTIONS, valueFrom:"
                + " {secretKeyRef: {name: keys, key: k}}}]}]}}"),
        of(
            Value.secretVariables,
            "keys",
            "initContainers[name=a].envFrom[0].secretRef.name",
            "{spec: {initContainers: [{name: a, image: i, envFrom: [{secretRef: {name: keys}}], "
                + RESTRICTED
                + "}]}}"));
  }

  /** What it does not look at either: what is meant for the cluster's own pods. */
  static Stream<PodCase> clustersOwn() {
    return Stream.of(
        rules(
            "SystemPriority",
            "priorityClassName",
            "{spec: {priorityClassName: system-cluster-critical}}"),
        rules(
            "SystemPriority",
            "priorityClassName",
            "{spec: {priorityClassName: system-node-critical}}"),
        rules("ControlPlane", "tolerations[0].key", "{spec: {tolerations: [{operator: Exists}]}}"),
        rules(
            "ControlPlane",
            "tolerations[0].key",
            "{spec: {tolerations: [{key: '', operator: Exists}]}}"),
        rules(
            "ControlPlane",
            "tolerations[0].key",
            "{spec: {tolerations: [{key: node-role.kubernetes.io/master, operator: Exists}]}}"),
        rules(
            "ControlPlane",
            "tolerations[1].key",
            "{spec: {tolerations: [{key: gpu, operator: Exists}, {key:"
                + " node-role.kubernetes.io/control-plane, effect: NoSchedule}]}}"));
  }

  /** What a volume needs that is mounted only where other types of volumes are allowed. */
  static Stream<PodCase> credentialsOfVolumes() {
    return Stream.of(
            credential("azureFile.secretName", "azureFile: {secretName: keys, shareName: s}"),
            credential("cephfs.secretRef.name", "cephfs: {monitors: [m], secretRef: {name: keys}}"),
            credential("cinder.secretRef.name", "cinder: {volumeID: v, secretRef: {name: keys}}"),
            credential(
                "flexVolume.secretRef.name",
                "flexVolume: {driver: example.com/d, secretRef: {name: keys}}"),
            credential(
                "iscsi.secretRef.name",
                "iscsi: {targetPortal: 10.0.0.1, iqn: 'iqn.2001-04.com.example:a', lun: 0,"
                    + " chapAuthSession: true, secretRef: {name: keys}}"),
            credential(
                "rbd.secretRef.name", "rbd: {monitors: [m], image: i, secretRef: {name: keys}}"),
            credential(
                "scaleIO.secretRef.name",
                "scaleIO: {gateway: g, system: s, volumeName: v, secretRef: {name: keys}}"),
            credential(
                "storageos.secretRef.name", "storageos: {volumeName: v, secretRef: {name: keys}}"))
        .map(pod -> pod.behind("VolumeTypes"));
  }

  private static PodCase credential(String place, String volume) {
    return of(Value.secretVolumes, "keys", "volumes[name=a]." + place, volume(volume));
  }

  private static String volume(String source) {
    return "{spec: {volumes: [{name: a, %s}]}}".formatted(source);
  }

  /** All that is refused. */
  static Stream<PodCase> refused() {
    return Stream.of(notRestricted(), credentials(), clustersOwn(), credentialsOfVolumes())
        .flatMap(pods -> pods);
  }
}
