{{- define "rapporteur.labels" -}}
app.kubernetes.io/name: rapporteur
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- define "rapporteur.selector" -}}
app.kubernetes.io/name: rapporteur
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "rapporteur.secret" -}}
{{ .Values.existingSecret | default (printf "%s-rapporteur" .Release.Name) }}
{{- end }}

{{- define "rapporteur.image" -}}
image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
imagePullPolicy: {{ .Values.image.pullPolicy }}
{{- end }}

{{- define "rapporteur.pod" -}}
automountServiceAccountToken: false
# Else a service of this name would set variables that look like settings.
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: 1000
  runAsGroup: 1000
  fsGroup: 1000
  seccompProfile: { type: RuntimeDefault }
volumes:
  - name: temporary
    emptyDir: {}
{{- end }}

{{- define "rapporteur.container" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: { drop: [ALL] }
volumeMounts:
  - name: temporary
    mountPath: /tmp
{{- end }}

{{- define "rapporteur.environment" -}}
- name: RAPPORTEUR_DATABASE
  valueFrom: { secretKeyRef: { name: {{ include "rapporteur.secret" . }}, key: database-address } }
- name: RAPPORTEUR_METRICS
  value: "true"
- name: RAPPORTEUR_METRICS_HOST
  value: 0.0.0.0
- name: RAPPORTEUR_METRICS_TOKEN
  valueFrom: { secretKeyRef: { name: {{ include "rapporteur.secret" . }}, key: metrics-token } }
{{- end }}
