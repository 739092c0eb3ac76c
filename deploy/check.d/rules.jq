# What holds for an environment and no linter knows. Read by deploy/check.
#
# Input: all objects of an environment, what is released and what its administrator applies, as one array.
# $mode: check prints a line for each violation, of the rule $only or, if that is empty, of all; names prints the rules;
# break changes the objects in each of the ways that violate the rule $only. $url is URL of release.conf.

def of($kind): .[] | select(.kind == $kind);
def deployment: of("Deployment");
def workloads: .[] | select(.kind == "Deployment" or .kind == "Job");
def pod: .spec.template.spec;
def container: pod.containers[0];
def setting($name): [container.env[]? | select(.name == $name).value][0];
# What a setting takes from the pod itself.
def field($name): [container.env[]? | select(.name == $name).valueFrom.fieldRef.fieldPath][0];
def sends_telemetry: setting("SPILLWAY_OTLP_ENDPOINT") != null;
def labels: .metadata.labels, .spec.template.metadata.labels | . // {};
def annotation($name): .metadata.annotations["alb.ingress.kubernetes.io/" + $name] // "";
# The number of a name in a list like a=1,b=2; null if it is not there.
def attribute($name): [split(",")[] | split("=") | select(.[0] == $name)[1] | tonumber][0];
# Null for what is no duration in seconds.
def seconds: [strings | capture("^(?i:pt)?(?<value>[0-9]+)(?i:s)$").value | tonumber][0];
def bytes:
  [strings | capture("^(?<value>[0-9]+)(?<unit>[MG])i$") | (.value | tonumber) * {M: 1048576, G: 1073741824}[.unit]][0];
def for_administrators:
  (.kind | IN("Namespace", "PriorityClass", "Role", "RoleBinding", "ExternalSecret", "SecretStore"))
  or .metadata.name == "spillway-secrets";
def group: if .apiVersion | contains("/") then .apiVersion | sub("/.*"; "") else "" end;
def resource: .kind | ascii_downcase | sub("y$"; "ie") | sub("ss$"; "sse") + "s";
def selectors: .. | objects | (.matchLabels | objects), (.selector | objects | select(has("matchLabels") | not));

# Ways to break something.
def on($kind; change): map(if .kind == $kind then change else . end);
def in_pods($kind; change): on($kind; .spec.template.spec |= change);
def in_container($kind; change): in_pods($kind; .containers[0] |= change);
def in_ingress($name; $value): on("Ingress"; .metadata.annotations["alb.ingress.kubernetes.io/" + $name] = $value);
def in_setting($kind; $name; $value):
  in_container($kind; .env |= map(if .name == $name then .value = $value else . end));
def in_labels($kind; $name; $value):
  on($kind; .metadata.labels[$name] = $value | .spec.template.metadata.labels[$name] = $value);
def in_field($name; $path):
  in_container("Deployment"; .env |= map(if .name == $name then .valueFrom.fieldRef.fieldPath = $path else . end));
def without_setting($name): in_container("Deployment"; .env |= map(select(.name != $name)));
def without($kind): map(select(.kind != $kind));
def without($kind; $name): map(select(.kind != $kind or .metadata.name != $name));

def rule($name; violations; broken):
  if $mode == "check" then select($only == "" or $only == $name) | violations | "\($name): \(.)"
  elif $mode == "names" then $name
  elif $only == $name then broken
  else empty end;

rule("parts-are-there";
  (. as $all
    | "Deployment", "Job", "Service", "PodDisruptionBudget", "Namespace", "PriorityClass", "Role"
    | select(. as $kind | [$all | of($kind)] | length != 1) | "wants one \(.)"),
  (workloads | select([pod.containers[].name] != ["spillway"]) | "\(.kind) wants one container, spillway");
  without("PodDisruptionBudget"), in_container("Job"; .name = "migration")),

rule("autoscaler-is-one";
  [of("HorizontalPodAutoscaler", "ScaledObject")] | select(length != 1)
  | "wants a HorizontalPodAutoscaler, or KEDA's ScaledObject, which makes its own, and not \(length) of them";
  without("HorizontalPodAutoscaler"),
  . + [{apiVersion: "keda.sh/v1alpha1", kind: "ScaledObject", metadata: {name: "spillway"}, spec: {}}]),

rule("keda-is-the-only-autoscaler";
  select(any(.[]; .kind == "ScaledObject")) | of("HorizontalPodAutoscaler")
  | "\(.metadata.name) and KEDA's would undo what the other does: the component autoscaling has to go";
  . + [{apiVersion: "autoscaling/v2", kind: "HorizontalPodAutoscaler", metadata: {name: "spillway"}, spec: {}}]),

rule("keda-answers-bursts";
  of("ScaledObject").spec
  | select(.scaleTargetRef != {apiVersion: "apps/v1", kind: "Deployment", name: "spillway"}
      or .minReplicaCount < 2 or .maxReplicaCount <= .minReplicaCount or .idleReplicaCount != null
      or .advanced.horizontalPodAutoscalerConfig.behavior.scaleUp.stabilizationWindowSeconds != 0
      or ([.triggers[].type] | sort) != ["cpu", "metrics-api"])
  | "wants the Deployment, two pods at least, more at most, no wait before it adds some, and CPU beside the pushes";
  on("ScaledObject"; .spec.minReplicaCount = 1), on("ScaledObject"; .spec.maxReplicaCount = .spec.minReplicaCount),
  on("ScaledObject"; del(.spec.minReplicaCount)), on("ScaledObject"; .spec.idleReplicaCount = 0),
  on("ScaledObject"; .spec.triggers |= map(select(.type != "cpu"))),
  on("ScaledObject"; del(.spec.advanced.horizontalPodAutoscalerConfig.behavior))),

rule("keda-asks-the-service";
  [of("Namespace").metadata.name][0] as $namespace
  | [of("TriggerAuthentication") | {key: .metadata.name, value: .spec.secretTargetRef[0].parameter}] as $keys
  | of("ScaledObject").spec.triggers[] | select(.type == "metrics-api")
  | select(.metadata != {url: "http://spillway.\($namespace).svc/v1/capacity", valueLocation: "replicas",
        targetValue: "1", authMode: "bearer"}
      or .metricType != "AverageValue"
      or ([{key: .authenticationRef.name, value: "token"}] | inside($keys) | not))
  | "wants replicas of /v1/capacity of the Service in \($namespace), a pod for each, by a bearer token";
  on("ScaledObject"; .spec.triggers[0].metadata.url = "http://spillway.values.svc/v1/capacity"),
  on("ScaledObject"; .spec.triggers[0].metadata.url = "http://spillway/v1/capacity"),
  on("ScaledObject"; .spec.triggers[0].metadata.targetValue = "10"),
  on("ScaledObject"; .spec.triggers[0].metricType = "Value"),
  on("ScaledObject"; del(.spec.triggers[0].authenticationRef)),
  on("TriggerAuthentication"; .spec.secretTargetRef[0].parameter = "apiKey"), without("TriggerAuthentication")),

rule("keda-has-a-key-of-its-own";
  [of("ExternalSecret").spec.target.name] as $made
  | of("TriggerAuthentication").spec.secretTargetRef[].name
  | select(IN("spillway", "spillway-migration") or (. as $name | $made | index([$name]) | not))
  | "the secret \(.) is one that pods mount, or that no ExternalSecret makes";
  on("TriggerAuthentication"; .spec.secretTargetRef[0].name = "spillway"),
  without("ExternalSecret"; "spillway-capacity")),

rule("keda-keeps-what-is";
  of("ScaledObject").spec | select(.fallback.behavior != "currentReplicas")
  | "a service that cannot say what pushes need must not cost pods: wants the fallback currentReplicas";
  on("ScaledObject"; del(.spec.fallback)), on("ScaledObject"; del(.spec.fallback.behavior))),

rule("keda-is-let-in";
  select(any(.[]; .kind == "ScaledObject"))
  | select(any(of("NetworkPolicy").spec.ingress[]?; (.from // []) == [] and any(.ports[]?; .port == 8080)) | not)
  | "from its namespace it has to reach 8080";
  on("NetworkPolicy"; if .metadata.name == "spillway-ingress" then del(.spec.ingress[0]) else . end)),

rule("autoscaler-has-the-number-of-pods";
  deployment | select(.spec | has("replicas")) | "replicas would undo the autoscaler's with each release";
  on("Deployment"; .spec.replicas = 3)),

rule("autoscaler-answers-bursts";
  of("HorizontalPodAutoscaler").spec
  | select(.scaleTargetRef != {apiVersion: "apps/v1", kind: "Deployment", name: "spillway"}
      or .minReplicas < 2 or .maxReplicas <= .minReplicas or .behavior.scaleUp.stabilizationWindowSeconds != 0)
  | "wants the Deployment, two pods at least, more at most, and no wait before it adds some";
  on("HorizontalPodAutoscaler"; .spec.behavior.scaleUp.stabilizationWindowSeconds = 60),
  on("HorizontalPodAutoscaler"; .spec.maxReplicas = .spec.minReplicas),
  on("HorizontalPodAutoscaler"; .spec.minReplicas = 1),
  on("HorizontalPodAutoscaler"; .spec.scaleTargetRef.name = "other")),

rule("version-is-a-label";
  workloads
  | select([.metadata.labels, .spec.template.metadata.labels]
      | all(.[]; . // {} | has("app.kubernetes.io/version")) | not)
  | "\(.kind) or its pods lack app.kubernetes.io/version";
  on("Deployment"; del(.spec.template.metadata.labels["app.kubernetes.io/version"])),
  on("Job"; del(.metadata.labels["app.kubernetes.io/version"]))),

rule("version-selects-nothing";
  .[] | select([selectors | has("app.kubernetes.io/version", "tags.datadoghq.com/version")] | any)
  | "\(.kind) \(.metadata.name) selects by the version, which changes with each release";
  on("Service"; .spec.selector["app.kubernetes.io/version"] = "1"),
  on("Deployment"; .spec.selector.matchLabels["app.kubernetes.io/version"] = "1"),
  on("Service"; .spec.selector["tags.datadoghq.com/version"] = "1"),
  on("NetworkPolicy"; .spec.podSelector.matchLabels["app.kubernetes.io/version"] = "1")),

rule("image-is-left-to-the-release";
  workloads | container.image | select(test("@|:[^/]*$")) | "\(.) has a tag or a digest in a tracked file";
  in_container("Deployment"; .image += ":latest"), in_container("Job"; .image += "@sha256:0")),

# How long a stop waits for the database before the clicks that are left go to the spool, STOP_LIMIT of WriterThread: s.
def last_clicks: 5;

# What a stop takes, part by part; null for what is not set.
def stop:
  [container.lifecycle.preStop.sleep.seconds,
    (setting("SPILLWAY_DRAIN_TIMEOUT", "SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE") | seconds), last_clicks];

rule("grace-is-long-enough";
  deployment | pod.terminationGracePeriodSeconds as $grace | stop
  | select(any(.[]; . == null) or $grace <= add)
  | "preStop, both drains and the last clicks, \(map(tostring) | join(" + ")) s, want more than \($grace) s";
  in_pods("Deployment"; .terminationGracePeriodSeconds = 10),
  on("Deployment"; .spec.template.spec.terminationGracePeriodSeconds = (stop | add)),
  in_setting("Deployment"; "SPILLWAY_DRAIN_TIMEOUT"; "60s"),
  in_container("Deployment"; .lifecycle = {preStop: {exec: {command: ["sleep", "9"]}}}),
  without_setting("SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE")),

rule("rollout-keeps-capacity";
  deployment.spec
  | select(.strategy.rollingUpdate.maxUnavailable != 0 or (.minReadySeconds // 0) < 1
      or .progressDeadlineSeconds == null)
  | "wants maxUnavailable 0, minReadySeconds and progressDeadlineSeconds";
  on("Deployment"; .spec.strategy.rollingUpdate.maxUnavailable = 1), on("Deployment"; del(.spec.minReadySeconds)),
  on("Deployment"; del(.spec.progressDeadlineSeconds))),

rule("disruptions-are-one-by-one";
  deployment.spec.selector as $pods | of("PodDisruptionBudget").spec
  | select(. != {maxUnavailable: 1, unhealthyPodEvictionPolicy: "AlwaysAllow", selector: $pods})
  | "wants maxUnavailable 1 of the Deployment's pods, and those that are not ready to go";
  on("PodDisruptionBudget"; .spec.selector.matchLabels["app.kubernetes.io/component"] = "migration"),
  on("PodDisruptionBudget"; .spec.maxUnavailable = 0),
  on("PodDisruptionBudget"; del(.spec.unhealthyPodEvictionPolicy))),

rule("service-reaches-the-pods";
  deployment.spec.selector.matchLabels as $pods | of("Service").spec
  | select(.selector != $pods or [.ports[] | [.name, .port, .targetPort]] != [["http", 80, "http"]])
  | "wants the Deployment's pods, and port 80 to http alone";
  on("Service"; .spec.ports += [{name: "management", port: 81, targetPort: "management"}]),
  on("Service"; del(.spec.selector["app.kubernetes.io/component"]))),

rule("migration-is-not-served";
  deployment.spec.selector.matchLabels as $wanted | workloads
  | select((.spec.template.metadata.labels | contains($wanted)) != (.kind == "Deployment"))
  | "\(.kind): the Deployment's selector wants its own pods and no others";
  on("Deployment"; .spec.template.metadata.labels["app.kubernetes.io/component"] = "web"),
  on("Job"; .spec.template.metadata.labels["app.kubernetes.io/component"] = "server")),

rule("probes-ask-management";
  deployment | container
  | select([.startupProbe, .livenessProbe, .readinessProbe] | map(.httpGet | [.path, .port])
      != (["liveness", "liveness", "readiness"] | map(["/actuator/health/" + ., "management"])))
  | "startup and liveness want /actuator/health/liveness, readiness .../readiness, on management";
  in_container("Deployment"; .livenessProbe.httpGet.path = "/actuator/health/readiness"),
  in_container("Deployment"; .readinessProbe.httpGet.port = "http"), in_container("Deployment"; del(.startupProbe))),

rule("start-is-seen-at-once";
  deployment | container.startupProbe
  | select(.periodSeconds != 1 or .initialDelaySeconds != null) | "wants a period of 1 s and no delay";
  in_container("Deployment"; .startupProbe.periodSeconds = 5),
  in_container("Deployment"; .startupProbe.initialDelaySeconds = 5)),

rule("no-token-of-kubernetes";
  (workloads | select(pod.automountServiceAccountToken != false) | "\(.kind): its pods get a token"),
  (deployment | select(pod.serviceAccountName != "spillway") | "its pods have no account of their own"),
  # It runs before the first release has brought that account.
  (of("Job") | select(pod.serviceAccountName) | "the Job wants an account that may not be there yet"),
  (of("ServiceAccount") | select(.automountServiceAccountToken != false) | "\(.metadata.name) gives pods its token");
  in_pods("Job"; .automountServiceAccountToken = true), in_pods("Deployment"; del(.automountServiceAccountToken)),
  in_pods("Deployment"; del(.serviceAccountName)), in_pods("Job"; .serviceAccountName = "spillway"),
  on("ServiceAccount"; del(.automountServiceAccountToken))),

rule("no-service-links";
  workloads | select(pod.enableServiceLinks != false) | "\(.kind): variables of Services would pass for settings";
  in_pods("Deployment"; del(.enableServiceLinks)), in_pods("Job"; .enableServiceLinks = true)),

rule("memory-is-what-is-asked-for";
  workloads | select(container.resources | .requests.memory == null or .requests.memory != .limits.memory)
  | "\(.kind): the limit of memory is not what is requested";
  in_container("Deployment"; .resources.limits.memory = "256Mi"),
  in_container("Job"; del(.resources.limits.memory, .resources.requests.memory))),

rule("cpu-is-not-limited";
  workloads | select(container.resources | .requests.cpu == null or .limits.cpu != null)
  | "\(.kind): wants a request of CPU and no limit";
  in_container("Deployment"; .resources.limits.cpu = "1"), in_container("Deployment"; del(.resources.requests.cpu))),

rule("files-in-memory-fit";
  workloads | (container.resources.limits.memory | bytes) as $limit
  | [pod.volumes[]? | select(.emptyDir.medium == "Memory").emptyDir.sizeLimit | bytes]
  | select(any(.[]; . == null) or $limit == null or (add // 0) * 4 > $limit)
  | "they take more than a quarter of the limit of memory, which counts them";
  in_pods("Deployment"; .volumes |= map(if .emptyDir then .emptyDir.sizeLimit = "64Mi" else . end)),
  in_pods("Job"; .volumes |= map(if .emptyDir then del(.emptyDir.sizeLimit) else . end))),

# What of the node's disk is left for the logs.
def logs: 64 * 1048576;

rule("spool-has-a-place";
  deployment | setting("SPILLWAY_CLICKS_SPOOL") as $folder
  | [container.volumeMounts[]? | select(.mountPath == $folder).name] as $names
  | [pod.volumes[]? | select(.name | IN($names[])).emptyDir] as $places
  | (setting("SPILLWAY_CLICKS_SPOOL_SIZE") // "" | sub("(?<unit>[MG])B$"; "\(.unit)i") | bytes) as $size
  | (container.resources.limits["ephemeral-storage"] | bytes) as $disk
  | select($folder == null or $size == null or ($places | length) != 1 or $places[0].medium == "Memory"
      or ($places[0].sizeLimit | bytes) <= $size or ($places[0].sizeLimit | bytes) + logs > $disk)
  | "the spool wants an emptyDir on disk that is larger than it, and fits the pod\u0027s limit beside the logs";
  in_container("Deployment"; .volumeMounts |= map(select(.mountPath != "/spool"))),
  in_container("Deployment"; .resources.limits["ephemeral-storage"] = "64Mi"),
  in_container("Deployment"; .env |= map(if .name == "SPILLWAY_CLICKS_SPOOL_SIZE" then .value = "512MB" else . end)),
  in_container("Deployment"; .env |= map(if .name == "SPILLWAY_CLICKS_SPOOL_SIZE" then .value = "1GB" else . end)),
  without_setting("SPILLWAY_CLICKS_SPOOL"), without_setting("SPILLWAY_CLICKS_SPOOL_SIZE"),
  in_pods("Deployment"; .volumes |= map(if .name == "spool" then .emptyDir.medium = "Memory" else . end))),

rule("tmp-is-there-for-netty";
  workloads | [pod.volumes[]? | select(.emptyDir.medium == "Memory").name] as $memory
  | select([container.volumeMounts[]? | select(.mountPath == "/tmp").name] | length == 1 and inside($memory) | not)
  | "\(.kind): without a /tmp in memory netty would silently take NIO";
  in_container("Deployment"; .volumeMounts |= map(select(.mountPath != "/tmp"))),
  in_pods("Job"; .volumes |= map(if .emptyDir then .emptyDir = {} else . end))),

rule("pods-are-restricted";
  workloads
  | select((pod.securityContext
        | [.runAsNonRoot, .runAsUser, .runAsGroup, .seccompProfile.type] == [true, 65532, 65532, "RuntimeDefault"])
      and all(pod | .containers[], .initContainers[]?; .securityContext
        == {allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: {drop: ["ALL"]}})
      | not)
  | "\(.kind): wants user 65532, seccomp, no capabilities and a read-only root file system";
  in_container("Job"; .securityContext.readOnlyRootFilesystem = false), in_pods("Deployment"; del(.securityContext)),
  in_container("Deployment"; .securityContext.capabilities = {add: ["NET_ADMIN"], drop: ["ALL"]})),

rule("namespace-enforces-it";
  of("Namespace") | select(.metadata.labels["pod-security.kubernetes.io/enforce"] != "restricted")
  | "lets in pods that are not restricted";
  on("Namespace"; .metadata.labels["pod-security.kubernetes.io/enforce"] = "baseline")),

rule("namespace-is-one";
  [of("Namespace").metadata.name][0] as $namespace
  | .[] | select(.kind != "Namespace" and .kind != "PriorityClass" and .metadata.namespace != $namespace)
  | "\(.kind) \(.metadata.name) is not in \($namespace)";
  on("Service"; .metadata.namespace = "default"), on("Namespace"; .metadata.name = "other")),

rule("priority-is-there";
  [of("PriorityClass").metadata.name] as $classes
  | workloads | select([pod.priorityClassName] | inside($classes) | not) | "\(.kind) has no class that there is";
  on("PriorityClass"; .metadata.name = "other"), in_pods("Deployment"; del(.priorityClassName))),

rule("pods-are-spread";
  deployment
  | ["kubernetes.io/hostname", "topology.kubernetes.io/zone"] - [pod.topologySpreadConstraints[]?.topologyKey]
  | .[] | "not over \(.)";
  in_pods("Deployment"; .topologySpreadConstraints |= .[:1]), in_pods("Deployment"; del(.topologySpreadConstraints))),

rule("only-the-migration-migrates";
  (deployment | select(setting("SPILLWAY_MIGRATE") != "off") | "the service may not"),
  (of("Job") | select(setting("SPILLWAY_MIGRATE") != "only") | "the Job has to end with it"),
  (of("Job")
    | select(pod.restartPolicy != "Never"
        or any(.spec | .backoffLimit, .activeDeadlineSeconds, .ttlSecondsAfterFinished; . == null))
    | "the Job wants bounds: restartPolicy Never, backoffLimit, activeDeadlineSeconds, ttlSecondsAfterFinished");
  in_setting("Deployment"; "SPILLWAY_MIGRATE"; "auto"), in_setting("Job"; "SPILLWAY_MIGRATE"; "auto"),
  without_setting("SPILLWAY_MIGRATE"), on("Job"; del(.spec.activeDeadlineSeconds)),
  in_pods("Job"; .restartPolicy = "OnFailure")),

rule("roles-of-the-database-are-apart";
  workloads | {Deployment: "spillway", Job: "spillway-migration"}[.kind] as $wanted
  | select([pod.volumes[]?.secret.secretName // empty] != [$wanted]
      or [container.volumeMounts[]? | select(.mountPath == "/etc/spillway").readOnly] != [true]
      or setting("SPRING_CONFIG_IMPORT") != "configtree:/etc/spillway/")
  | "\(.kind) wants the secret \($wanted), and no other, at /etc/spillway";
  in_pods("Deployment"; .volumes |= map(if .secret then .secret.secretName = "spillway-migration" else . end)),
  in_container("Job"; .volumeMounts |= map(del(.readOnly))), without_setting("SPRING_CONFIG_IMPORT")),

rule("secrets-are-delivered";
  select(any(.[]; .kind == "SecretStore"))
  | ["spillway", "spillway-migration"] - [of("ExternalSecret").spec.target.name] | .[] | "no ExternalSecret makes \(.)";
  without("ExternalSecret"; "spillway-migration")),

rule("no-secret-in-the-files";
  of("Secret") | "\(.metadata.name) does not belong in the repository";
  . + [{apiVersion: "v1", kind: "Secret", metadata: {name: "spillway"}}]),

rule("changed-secrets-replace-pods";
  deployment | select(.spec.template.metadata.annotations // {} | has("spillway.io/secrets") | not)
  | "the pods have no place for their checksum";
  on("Deployment"; .spec.template.metadata.annotations = {})),

rule("releaser-may-apply-it";
  [of("Role").rules[] | {group: .apiGroups[], resource: .resources[], verb: .verbs[]}] as $rights
  | .[] | select(for_administrators | not) | {group: group, resource: resource, verb: ("get", "create", "patch")}
  | select(. as $wanted | any($rights[]; . == $wanted) | not) | "the releaser may not \(.verb) \(.resource)";
  on("Role"; .rules |= map(.resources -= ["networkpolicies"])), on("Role"; .rules |= map(.verbs -= ["patch"]))),

rule("releaser-reads-two-secrets";
  of("Role").rules[] | select(any(.resources[]; . == "secrets"))
  | select([.resources, .resourceNames, .verbs] != [["secrets"], ["spillway", "spillway-migration"], ["get"]])
  | "the releaser may do more than get the two secrets";
  on("Role"; .rules |= map(del(.resourceNames))), on("Role"; .rules[-1].verbs += ["list"])),

rule("releaser-has-bounds";
  of("Role").rules[] | select(any(.apiGroups[], .resources[], .verbs[]; IN("*", "pods/exec", "roles", "rolebindings")))
  | "the releaser has rights without bounds";
  on("Role"; .rules[0].verbs = ["*"]), on("Role"; .rules[0].resources += ["pods/exec"])),

rule("network-is-closed";
  select([of("NetworkPolicy").spec | select(.podSelector == {})]
    != [{podSelector: {}, policyTypes: ["Ingress", "Egress"]}])
  | "wants one policy that denies all";
  without("NetworkPolicy"; "default-deny"), on("NetworkPolicy"; del(.spec.policyTypes))),

rule("network-lets-in-clicks-alone";
  of("NetworkPolicy").spec.ingress[]? | select((.from // []) == [] and [.ports[]?.port] != [8080])
  | "from anywhere nothing but http may be reached";
  on("NetworkPolicy"; .spec.ingress |= (arrays | map(del(.ports)))),
  on("NetworkPolicy"; .spec.ingress |= (arrays | map(del(.from))))),

rule("network-lets-out-to-the-database";
  (if any(workloads; sends_telemetry) then [53, 4318, 5432] else [53, 5432] end) as $wanted
  | [of("NetworkPolicy").spec.egress[]? | .ports // [{port: "any"}] | .[].port] | unique
  | select(. != $wanted)
  | "wants DNS, PostgreSQL and the telemetry that is sent alone, not \(map(tostring) | join(", "))";
  on("NetworkPolicy"; .spec.egress |= (arrays | map(del(.ports)))),
  without("NetworkPolicy"; "spillway-egress"), without_setting("SPILLWAY_OTLP_ENDPOINT")),

rule("network-lets-telemetry-out-to-nodes";
  (deployment | select(sends_telemetry).spec.selector) as $pods
  | [of("NetworkPolicy").spec
      | select(any(.egress[]?.ports[]?; .port == 4318))
      | [.podSelector, (.egress[] | (.to | arrays | map(keys[])), [.ports[].port])]]
  | select(. != [[$pods, ["ipBlock"], [4318]]])
  | "wants one policy, for the Deployment's pods, that lets 4318 of a block of addresses be reached and nothing else";
  without("NetworkPolicy"; "spillway-telemetry"),
  on("NetworkPolicy"; if .metadata.name == "spillway-telemetry" then del(.spec.egress[].to) else . end),
  on("NetworkPolicy"; if .metadata.name == "spillway-telemetry" then .spec.podSelector = {} else . end)),

rule("variables-are-there-before-they-are-named";
  workloads | .kind as $kind | container.env // [] | to_entries | map(.value + {index: .key}) as $all | $all[]
  | .index as $index | .name as $name
  | (.value | strings | [match("\\$\\((?<name>[A-Z_]+)\\)"; "g").captures[0].string][])
  | select(. as $wanted | any($all[]; .name == $wanted and .index < $index) | not)
  | "\($kind): \($name) names \(.), which is not there yet and would stay as it stands";
  without_setting("HOST_IP"), without_setting("VERSION"), in_container("Deployment"; .env |= reverse)),

rule("telemetry-goes-to-its-own-node";
  deployment | select(sends_telemetry)
  | select([setting("SPILLWAY_OTLP_ENDPOINT"), field("HOST_IP")] != ["http://$(HOST_IP):4318", "status.hostIP"])
  | "SPILLWAY_OTLP_ENDPOINT wants 4318 of HOST_IP, and that to be status.hostIP";
  in_setting("Deployment"; "SPILLWAY_OTLP_ENDPOINT"; "http://datadog-agent:4318"), in_field("HOST_IP"; "status.podIP")),

rule("telemetry-says-whose-it-is";
  deployment | select(sends_telemetry)
  | ["service.version=$(VERSION)", "deployment.environment.name=$(ENVIRONMENT)", "k8s.pod.uid=$(POD_UID)",
      "k8s.pod.name=$(POD_NAME)"] as $attributes
  | ["metadata.labels['app.kubernetes.io/version']", "metadata.labels['tags.datadoghq.com/env']", "metadata.uid",
      "metadata.name"] as $fields
  | select((setting("OTEL_RESOURCE_ATTRIBUTES") // "" | split(",") | sort) != ($attributes | sort)
      or [field("VERSION", "ENVIRONMENT", "POD_UID", "POD_NAME")] != $fields)
  | "OTEL_RESOURCE_ATTRIBUTES wants version, environment, and the pod's uid and name, from the pod itself";
  without_setting("OTEL_RESOURCE_ATTRIBUTES"), in_field("POD_UID"; "metadata.name"),
  in_setting("Deployment"; "OTEL_RESOURCE_ATTRIBUTES"; "service.version=$(VERSION)"),
  in_field("VERSION"; "metadata.labels['version']")),

rule("datadog-has-the-same-labels";
  [of("Namespace").metadata.name][0] as $namespace | select(any(workloads; sends_telemetry))
  | workloads | .kind as $kind | labels
  | select(.["tags.datadoghq.com/service"] != .["app.kubernetes.io/name"]
      or .["tags.datadoghq.com/version"] != .["app.kubernetes.io/version"]
      or "spillway-" + (.["tags.datadoghq.com/env"] // "") != $namespace)
  | "\($kind): service, version or env of tags.datadoghq.com are not its name, its version and the environment";
  in_labels("Deployment"; "tags.datadoghq.com/service"; "gateway"),
  in_labels("Job"; "tags.datadoghq.com/version"; "other"), in_labels("Deployment"; "tags.datadoghq.com/env"; "staging"),
  on("Deployment"; del(.spec.template.metadata.labels["tags.datadoghq.com/version"]))),

rule("datadog-knows-the-logs";
  select(any(workloads; sends_telemetry)) | workloads
  | (.spec.template.metadata.annotations["ad.datadoghq.com/spillway.logs"] // "null" | try fromjson catch null) as $logs
  | select($logs != [{source: "java", service: "spillway"}])
  | "\(.kind): ad.datadoghq.com/spillway.logs wants the source java and the service spillway";
  on("Deployment"; .spec.template.metadata.annotations["ad.datadoghq.com/spillway.logs"] = "[{source: java}]"),
  on("Job"; del(.spec.template.metadata.annotations["ad.datadoghq.com/spillway.logs"]))),

rule("logs-are-for-machines";
  deployment | select(setting("LOGGING_STRUCTURED_FORMAT_CONSOLE") != "logstash")
  | "they want to be JSON, as logstash's";
  without_setting("LOGGING_STRUCTURED_FORMAT_CONSOLE"),
  in_setting("Deployment"; "LOGGING_STRUCTURED_FORMAT_CONSOLE"; "ecs")),

rule("links-lead-here";
  deployment | setting("SPILLWAY_BASE_URL") | select(. != $url)
  | "they begin with \(.), URL of release.conf is \($url)";
  in_setting("Deployment"; "SPILLWAY_BASE_URL"; "https://elsewhere.example.com"), without_setting("SPILLWAY_BASE_URL")),

rule("nothing-is-left-to-fill-in";
  .[] | select(any(.. | strings; IN("values", "https://values")))
  | "\(.kind) \(.metadata.name): a value of values.env did not reach it";
  in_ingress("certificate-arn"; "values"), in_setting("Deployment"; "SPILLWAY_BASE_URL"; "https://values")),

rule("balancer-reaches-http-alone";
  of("Ingress").spec
  | select([.rules[].http.paths[] | [.path, .backend.service.name, .backend.service.port.name]]
        != [["/", "spillway", "http"]]
      or [.rules[].host] != .tls[0].hosts)
  | "wants / of the certificate's host to http of the Service, and nothing else";
  on("Ingress"; .spec.rules[0].http.paths += [{path: "/actuator"}]), on("Ingress"; del(.spec.rules[0].host))),

rule("balancer-speaks-tls";
  of("Ingress")
  | select(annotation("ssl-redirect") != "443" or annotation("ssl-policy") == ""
      or (annotation("listen-ports") | contains("\"HTTPS\": 443") | not)
      or (annotation("certificate-arn") | startswith("arn:aws:acm:") | not))
  | "wants HTTPS on 443 with a certificate of ACM, a policy, and a redirect to it";
  in_ingress("ssl-redirect"; ""), in_ingress("ssl-policy"; ""), in_ingress("listen-ports"; "[{\"HTTP\": 80}]"),
  in_ingress("certificate-arn"; "")),

rule("balancer-asks-readiness";
  (deployment | container.readinessProbe.httpGet.path) as $path
  | (deployment | container.ports[] | select(.name == "management").containerPort | tostring) as $port | of("Ingress")
  | select([annotation("target-type", "healthcheck-path", "healthcheck-port")] != ["ip", $path, $port])
  | "wants pods as targets, and their readiness at \($port)";
  in_ingress("healthcheck-port"; "8080"), in_ingress("healthcheck-path"; "/"), in_ingress("target-type"; "instance")),

rule("balancer-is-let-in";
  select(any(.[]; .kind == "Ingress"))
  | select(any(of("NetworkPolicy").spec.ingress[]?;
      any(.from[]?; .ipBlock) and any(.ports[]?; .port == 8081)) | not)
  | "its health checks, from its own addresses, do not get to management";
  without("NetworkPolicy"; "spillway-load-balancer")),

rule("balancer-lets-go-in-time";
  (deployment | pod.terminationGracePeriodSeconds) as $grace | of("Ingress")
  | annotation("target-group-attributes") | attribute("deregistration_delay.timeout_seconds")
  | select(. == null or . > $grace) | "a deregistration of \(.) s is not within the grace of \($grace) s";
  in_ingress("target-group-attributes"; "deregistration_delay.timeout_seconds=300"),
  in_ingress("target-group-attributes"; "")),

rule("balancer-closes-first";
  (deployment | setting("SPILLWAY_IDLE_TIMEOUT") | seconds) as $service | of("Ingress")
  | annotation("load-balancer-attributes") | attribute("idle_timeout.timeout_seconds")
  | select(. == null or $service == null or . >= $service)
  | "it keeps idle connections for \(.) s, the service for \($service) s: the server must not close first";
  in_ingress("load-balancer-attributes"; "idle_timeout.timeout_seconds=75"),
  in_ingress("load-balancer-attributes"; ""), without_setting("SPILLWAY_IDLE_TIMEOUT")),

rule("balancer-says-when-pods-are-ready";
  select(any(.[]; .kind == "Ingress"))
  | (of("Namespace") | select(.metadata.labels["elbv2.k8s.aws/pod-readiness-gate-inject"] != "enabled")
      | "the Namespace does not ask for readiness gates"),
    (deployment | select(pod.readinessGates) | "the gate is the controller's to put into pods");
  on("Namespace"; del(.metadata.labels["elbv2.k8s.aws/pod-readiness-gate-inject"])),
  in_pods("Deployment"; .readinessGates = [{conditionType: "target-health.elbv2.k8s.aws/spillway"}]))
