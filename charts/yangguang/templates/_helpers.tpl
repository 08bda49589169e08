{{/* Names, labels and the parts every pod has. */}}

{{- define "yangguang.fullname" -}}
{{- $made := ternary .Release.Name (printf "%s-yangguang" .Release.Name) (contains "yangguang" .Release.Name) -}}
{{- .Values.fullnameOverride | default $made | trunc 40 | trimSuffix "-" -}}
{{- end }}

{{/* The labels that select the pods of a component: (list $ component). */}}
{{- define "yangguang.selector" -}}
app.kubernetes.io/name: yangguang
app.kubernetes.io/instance: {{ (first .).Release.Name }}
app.kubernetes.io/component: {{ last . }}
{{- end }}

{{- define "yangguang.labels" -}}
{{ include "yangguang.selector" . }}
app.kubernetes.io/version: {{ (first .).Chart.AppVersion | quote }}
app.kubernetes.io/part-of: yangguang
app.kubernetes.io/managed-by: {{ (first .).Release.Service }}
helm.sh/chart: {{ printf "%s-%s" (first .).Chart.Name (first .).Chart.Version | replace "+" "_" }}
{{- end }}

{{/* The reference of an image: (list $ name). */}}
{{- define "yangguang.image" -}}
{{- $root := first . -}}
{{- $image := index $root.Values.images (last .) -}}
{{- $place := $image.repository -}}
{{- with $root.Values.images.registry -}}
{{- $place = printf "%s/%s" (trimSuffix "/" .) (join "/" (rest (splitList "/" $image.repository))) -}}
{{- end -}}
{{- $tag := printf ":%s" ($image.tag | default $root.Chart.AppVersion) -}}
{{- $place }}{{ ternary (printf "@%s" $image.digest) $tag (not (empty $image.digest)) -}}
{{- end }}

{{/* What a pod is without reason to be otherwise: (list $ uid), and groups it is also of. */}}
{{- define "yangguang.pod" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: {{ index . 1 }}
  runAsGroup: {{ index . 1 }}
  fsGroup: {{ index . 1 }}
  {{- with slice . 2 }}
  supplementalGroups: {{ toJson . }}
  {{- end }}
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: { type: RuntimeDefault }
{{- with (first .).Values.images.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- end }}

{{/* What a container is: (list $ image). */}}
{{- define "yangguang.container" -}}
image: {{ include "yangguang.image" . }}
imagePullPolicy: {{ (first .).Values.images.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  runAsNonRoot: true
  capabilities: { drop: [ALL] }
{{- end }}

{{/* What runs: every service and gateway that is enabled, by name, with its defaults filled in; as JSON. */}}
{{- define "yangguang.workloads" -}}
{{- $found := dict -}}
{{- range $name, $given := .Values.services -}}
{{- $one := mergeOverwrite (dict "calls" list "seals" false "files" false "charges" false "grpc" list) (deepCopy $.Values.defaults) (deepCopy $given) -}}
{{- if $one.enabled }}{{ $_ := set $found $name (set $one "module" (printf "services.%s" $name)) }}{{ end -}}
{{- end -}}
{{- $services := keys $found | sortAlpha -}}
{{- range $zone, $given := .Values.gateways -}}
{{- $one := mergeOverwrite (deepCopy $.Values.defaults) (deepCopy $given) -}}
{{- $_ := set $one "calls" $services -}}
{{- $_ := set $one "zone" $zone -}}
{{- if $one.enabled }}{{ $_ := set $found (printf "gateway-%s" $zone) (set $one "module" "gateway") }}{{ end -}}
{{- end -}}
{{- toJson $found -}}
{{- end }}

{{/* The same without the gateways. */}}
{{- define "yangguang.services" -}}
{{- $found := dict -}}
{{- range $name, $one := include "yangguang.workloads" . | fromJson -}}
{{- if not $one.zone }}{{ $_ := set $found $name $one }}{{ end -}}
{{- end -}}
{{- toJson $found -}}
{{- end }}

{{/* Where a process listens; the same in every pod. */}}
{{- define "yangguang.port" -}}{{ ternary 8000 9000 (hasKey . "zone") }}{{- end }}

{{/* Whether a workload is shown to upstream platforms: (list $ workload). */}}
{{- define "yangguang.isUpstream" -}}
{{- if and (first .).Values.upstream.host (last .).grpc }}true{{ end -}}
{{- end }}

{{/* The claim of the volume files are on. */}}
{{- define "yangguang.filesClaim" -}}
{{- .Values.files.claim | default (printf "%s-files" (include "yangguang.fullname" .)) -}}
{{- end }}

{{/* How something is reached from outside, with what is otherwise for it: (list $ exposure); as JSON. */}}
{{- define "yangguang.entry" -}}
{{- mergeOverwrite (deepCopy (first .).Values.exposure) (deepCopy (last .)) | toJson -}}
{{- end }}

{{/* The name of the Secret of a key: (list $ name). */}}
{{- define "yangguang.key" -}}
{{- $root := first . -}}
{{- index $root.Values.keys (last .) | default (printf "%s-key-%s" (include "yangguang.fullname" $root) (last .)) -}}
{{- end }}

{{/* The Secret with the address of a service's database: (list $ service). */}}
{{- define "yangguang.database" -}}
{{- $root := first . -}}
{{- if eq $root.Values.postgresql.mode "external" -}}
{{- required (printf "postgresql.secrets.%s: name the Secret with the key url" (last .)) (get $root.Values.postgresql.secrets (last .)) -}}
{{- else -}}
{{- printf "%s-database-%s" (include "yangguang.fullname" $root) (last .) -}}
{{- end -}}
{{- end }}

{{- define "yangguang.databaseHost" -}}
{{- printf "%s-postgresql%s" (include "yangguang.fullname" .) (ternary "-rw" "" (eq .Values.postgresql.mode "cnpg")) -}}
{{- end }}

{{- define "yangguang.adminSecret" -}}
{{- .Values.postgresql.adminSecret | default (printf "%s-postgresql" (include "yangguang.fullname" .)) -}}
{{- end }}

{{/* The Secret of a user of the broker: (list $ user); the services' one, or a child's region. */}}
{{- define "yangguang.natsSecret" -}}
{{- $root := first . -}}
{{- $given := "" -}}
{{- if eq (last .) "services" }}{{ $given = $root.Values.nats.secret }}{{ else }}{{ $given = (index $root.Values.nats.children (last .)).secret }}{{ end -}}
{{- $given | default (printf "%s-nats-%s" (include "yangguang.fullname" $root) (last .)) -}}
{{- end }}

{{/*
A Secret that is made once: rendered only while the cluster has none of its name, and as a hook, so that it is
there before the migrations are, is never changed by an upgrade and stays when the release is deleted.
(list $ name component)
*/}}
{{- define "yangguang.madeOnce" -}}
{{- $root := first . -}}
apiVersion: v1
kind: Secret
metadata:
  name: {{ index . 1 }}
  labels: {{- include "yangguang.labels" (list $root (last .)) | nindent 4 }}
  annotations:
    helm.sh/hook: pre-install,pre-upgrade
    helm.sh/hook-weight: "-10"
    helm.sh/resource-policy: keep
{{- end }}

{{/* Whether the cluster lacks a Secret: (list $ name). */}}
{{- define "yangguang.lacks" -}}
{{- if not (lookup "v1" "Secret" (first .).Release.Namespace (last .)) }}true{{ end -}}
{{- end }}

{{/* A password: a letter first, so that no reader takes it for a number. */}}
{{- define "yangguang.password" -}}y{{ randAlphaNum 39 }}{{- end }}
