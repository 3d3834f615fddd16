{{- define "lotline.pod" -}}
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets: {{ toYaml . | nindent 2 }}
{{- end }}
automountServiceAccountToken: false
securityContext: {runAsNonRoot: true, runAsUser: 10001, fsGroup: 10001, seccompProfile: {type: RuntimeDefault}}
containers:
  - name: {{ .job }}
    image: "{{ .root.Values.image.repository }}:{{ .root.Values.image.tag }}"
    imagePullPolicy: {{ .root.Values.image.pullPolicy }}
    args: [{{ .job | quote }}]
    envFrom:
      - configMapRef: {name: {{ .root.Release.Name }}-config}
      - secretRef: {name: {{ .root.Values.secrets.environment }}}
      {{- if eq .job "prepare" }}
      - secretRef: {name: {{ .root.Values.secrets.administrator }}}
      {{- end }}
    {{- if .root.Values.secrets.placements }}
    env: [{name: LOTLINE_PLACEMENTS, value: /etc/lotline/placements.json}]
    {{- end }}
    securityContext: {allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}}
    {{- if eq .job "api" }}
    ports: [{name: http, containerPort: 8000}]
    readinessProbe: {httpGet: {path: /api/ready, port: http}, periodSeconds: 5}
    livenessProbe: {httpGet: {path: /api/health, port: http}, periodSeconds: 10, failureThreshold: 6}
    {{- end }}
    {{- with index .root.Values.resources .job }}
    resources: {{ toYaml . | nindent 6 }}
    {{- end }}
    volumeMounts:
      - {name: keys, mountPath: /var/lib/lotline/keys, readOnly: true}
      - {name: state, mountPath: /var/lib/lotline}
      - {name: tmp, mountPath: /tmp}
      {{- if .root.Values.secrets.placements }}
      - {name: placements, mountPath: /etc/lotline, readOnly: true}
      {{- end }}
volumes:
  - name: keys
    secret: {secretName: {{ .root.Values.secrets.keys }}, defaultMode: 0400}
  - {name: state, emptyDir: {}}
  - {name: tmp, emptyDir: {}}
  {{- if .root.Values.secrets.placements }}
  - name: placements
    secret: {secretName: {{ .root.Values.secrets.placements }}, defaultMode: 0400}
  {{- end }}
{{- end }}
