{{/*
"helm upgrade --reuse-values" gives a newer chart the values of the older one, without those that were added since. What is
missing is then as values.yaml has it: by dig, by default, and by (.Values.x).y, which is nothing where x is missing.
*/}}
{{- define "autoft.replicas" -}}
{{- dig "replicas" 1 .Values.AsMap -}}
{{- end }}

{{- define "autoft.startupTimeoutSeconds" -}}
{{- dig "startupTimeoutSeconds" 600 .Values.AsMap | int -}}
{{- end }}

{{/* Whether they are those of 0.1.0, which had neither. A security context that is missing alone was taken out by null. */}}
{{- define "autoft.hasOlderValues" -}}
{{- if not (and (hasKey .Values "replicas") (hasKey .Values "rbac")) }}true{{ end -}}
{{- end }}

{{- define "autoft.podSecurityContext" -}}
{{- if .Values.podSecurityContext -}}
{{ toYaml .Values.podSecurityContext }}
{{- else if include "autoft.hasOlderValues" . -}}
runAsGroup: 65532
runAsNonRoot: true
runAsUser: 65532
seccompProfile:
  type: RuntimeDefault
{{- end -}}
{{- end }}

{{- define "autoft.securityContext" -}}
{{- if .Values.securityContext -}}
{{ toYaml .Values.securityContext }}
{{- else if include "autoft.hasOlderValues" . -}}
allowPrivilegeEscalation: false
capabilities:
  drop:
  - ALL
readOnlyRootFilesystem: true
{{- end -}}
{{- end }}

{{/* The name of everything: the release's, with the chart's where the release does not say it. */}}
{{- define "autoft.name" -}}
{{- $name := .Values.fullnameOverride | default .Release.Name -}}
{{- $chart := .Values.nameOverride | default .Chart.Name -}}
{{- if not (or .Values.fullnameOverride (contains $chart $name)) -}}
{{- $name = printf "%s-%s" $name $chart -}}
{{- end -}}
{{- $name | trunc 63 | trimSuffix "-" -}}
{{- end }}

{{/*
The name of what is in no namespace. With a hyphen, c in a-b would have that of b-c in a; a namespace's name has no dot. What
follows it has a dot before it too.
*/}}
{{- define "autoft.clusterName" -}}
{{- .Release.Namespace }}.{{ include "autoft.name" . -}}
{{- end }}

{{- define "autoft.serviceAccountName" -}}
{{- .Values.serviceAccount.name | default (dig "create" true .Values.serviceAccount | ternary (include "autoft.name" .) "default") -}}
{{- end }}

{{- define "autoft.image" -}}
{{- $registry := .Values.image.registry | empty | ternary "" (printf "%s/" .Values.image.registry) -}}
{{- if .Values.image.digest -}}
{{ $registry }}{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ $registry }}{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end -}}
{{- end }}

{{/* What writes the pages of studies with spec.report: "autoft", beside the operator's own image. */}}
{{- define "autoft.reportImage" -}}
{{- $registry := .Values.image.registry | empty | ternary "" (printf "%s/" .Values.image.registry) -}}
{{- $repository := regexReplaceAll "[^/]+$" .Values.image.repository "autoft" -}}
{{- (.Values.report).image | default (printf "%s%s:%s" $registry $repository .Chart.AppVersion) -}}
{{- end }}

{{/* What the Deployment's selector matches; it cannot change, so it has no version. */}}
{{- define "autoft.selectorLabels" -}}
app.kubernetes.io/name: {{ .Values.nameOverride | default .Chart.Name | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{/* What others select the operator's pods by: no author of a study may give a pod a label of autoft.io. */}}
{{- define "autoft.operatorLabels" -}}
{{ include "autoft.selectorLabels" . }}
autoft.io/component: operator
{{- end }}

{{/* A version may have a "+" and any length, the value of a label not. */}}
{{- define "autoft.labelValue" -}}
{{- regexReplaceAll "[^A-Za-z0-9]+$" (. | replace "+" "_" | trunc 63) "" -}}
{{- end }}

{{- define "autoft.labels" -}}
{{ include "autoft.podLabels" . }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | include "autoft.labelValue" | quote }}
{{- end }}

{{/* Without the chart's version: another one alone does not restart the operator. */}}
{{- define "autoft.podLabels" -}}
{{ include "autoft.selectorLabels" . }}
app.kubernetes.io/version: {{ include "autoft.labelValue" .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- with .Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/*
Of a list of the root and an object's own annotations, which win. Not by merge, for which an empty string is no value. Nothing, not
even a line, where there are none.
*/}}
{{- define "autoft.annotations" -}}
{{- with mergeOverwrite dict ((first .).Values.commonAnnotations | default dict) (last . | default dict) }}
  annotations:
    {{- toYaml . | nindent 4 }}
{{- end }}
{{- end }}

{{/* Namespaces that are watched, since all are, and whose studies are not run. */}}
{{- define "autoft.refusedNamespaces" -}}
{{- $refused := list -}}
{{- if has "*" .Values.watchNamespaces -}}
{{- range list .Release.Namespace "kube-system" "kube-public" "kube-node-lease" | uniq -}}
{{- if not (has . ($.Values.podPolicy).namespaces) -}}
{{- $refused = append $refused . -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- toJson $refused -}}
{{- end }}

{{/* The policy as the operator is told it. */}}
{{- define "autoft.podPolicy" -}}
- name: AUTOFT_POD_POLICY_OPERATOR_ACCOUNT
  value: "{{ .Release.Namespace }}/{{ include "autoft.serviceAccountName" . }}"
- name: AUTOFT_POD_POLICY_LOG_TAILS
  value: {{ dig "podPolicy" "logTails" true .Values.AsMap | quote }}
{{- $lists := dict
  "ALLOW" (.Values.podPolicy).allow
  "SERVICE_ACCOUNTS" (.Values.podPolicy).serviceAccounts
  "SECRET_VOLUMES" (.Values.podPolicy).secretVolumes
  "SECRET_VARIABLES" (.Values.podPolicy).secretVariables
  "REFUSED_NAMESPACES" (include "autoft.refusedNamespaces" . | fromJsonArray)
}}
{{- range $name, $list := $lists }}
{{- with $list }}
- name: AUTOFT_POD_POLICY_{{ $name }}
  value: {{ join "," . | quote }}
{{- end }}
{{- end }}
{{- end }}

{{/* All that the operator may do, in every namespace that it watches. */}}
{{- define "autoft.rules" -}}
- apiGroups: [autoft.io]
  resources: [autoftstudies]
  verbs: [list, watch]
- apiGroups: [autoft.io]
  resources: [autofttrials]
  verbs: [get, list, watch, create, delete]
- apiGroups: [autoft.io]
  resources: [autoftstudies/status, autofttrials/status]
  verbs: [update]
# An owner reference that blocks the deletion of its owner needs this right to the owner.
- apiGroups: [autoft.io]
  resources: [autoftstudies/finalizers, autofttrials/finalizers]
  verbs: [update]
- apiGroups: [batch]
  resources: [jobs]
  verbs: [get, list, watch, create, delete]
- apiGroups: [""]
  resources: [pods]
  verbs: [list, watch]
{{- if dig "trialProgress" true .Values.AsMap }}
- apiGroups: [""]
  resources: [pods/log]
  verbs: [get]
{{- end }}
# The learned objective of a finished study, what it took from earlier ones, and for a while what its page is made of. A right to
# create cannot be limited to a name, and these names follow from the study's: the operator writes none that its study does not own.
- apiGroups: [""]
  resources: [configmaps]
  verbs: [get, create, update, delete]
# It writes its own, and reads why a Job gets no pod or a pod no volume.
- apiGroups: [events.k8s.io]
  resources: [events]
  verbs: [get, list, create, update]
{{- end }}
