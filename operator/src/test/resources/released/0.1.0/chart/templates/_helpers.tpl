{{/* The name of everything: the release's, with the chart's where the release does not say it. */}}
{{- define "autoft.name" -}}
{{- $name := .Release.Name -}}
{{- if not (contains .Chart.Name $name) -}}
{{- $name = printf "%s-%s" $name .Chart.Name -}}
{{- end -}}
{{- $name | trunc 63 | trimSuffix "-" -}}
{{- end }}

{{- define "autoft.serviceAccountName" -}}
{{- .Values.serviceAccount.name | default (include "autoft.name" .) -}}
{{- end }}

{{/* What a selector matches; it cannot change, so it has no version. */}}
{{- define "autoft.selectorLabels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "autoft.labels" -}}
{{ include "autoft.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}

{{/* All that the operator may do, in every namespace that it watches. */}}
{{- define "autoft.rules" -}}
- apiGroups: [autoft.io]
  resources: [autoftstudies]
  verbs: [get, list, watch]
- apiGroups: [autoft.io]
  resources: [autofttrials]
  verbs: [get, list, watch, create, delete]
- apiGroups: [autoft.io]
  resources: [autoftstudies/status, autofttrials/status]
  verbs: [get, update, patch]
# An owner reference that blocks the deletion of its owner needs this right to the owner.
- apiGroups: [autoft.io]
  resources: [autoftstudies/finalizers, autofttrials/finalizers]
  verbs: [update]
- apiGroups: [batch]
  resources: [jobs]
  verbs: [get, list, watch, create, delete]
- apiGroups: [""]
  resources: [pods]
  verbs: [get, list, watch]
# The learned objective of a finished study.
- apiGroups: [""]
  resources: [configmaps]
  verbs: [get, create, update]
- apiGroups: [events.k8s.io]
  resources: [events]
  verbs: [get, create, update, patch]
{{- end }}
