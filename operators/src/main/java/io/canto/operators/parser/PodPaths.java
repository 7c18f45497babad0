package io.canto.operators.parser;

import io.canto.record.Fields;
import io.canto.record.LogRecord;
import io.canto.spi.OperatorContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells from the path of a log file which container of which pod wrote it. For one thread. */
final class PodPaths {
    private static final int MAX_KNOWN = 1_000;

    private final OperatorContext.Counter unknown;
    private final Map<String, Optional<Pod>> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<Pod>> eldest) {
            return size() > MAX_KNOWN;
        }
    };
    private String lastPath = "";
    private @Nullable Pod lastPod;

    PodPaths(OperatorContext.Counter unknown) {
        this.unknown = unknown;
    }

    /** Fills the resource from the path of the record's file. */
    void describe(LogRecord record) {
        Pod pod = record.attribute(ContainerConfig.FILE_PATH) instanceof String path ? find(path) : null;
        if (pod == null) {
            unknown.add(1);
            return;
        }
        Fields resource = record.resource();
        resource.put("k8s.namespace.name", pod.namespace);
        resource.put("k8s.pod.name", pod.name);
        resource.put("k8s.pod.uid", pod.uid);
        resource.put("k8s.container.name", pod.container);
        resource.put("k8s.container.restart_count", pod.restarts);
    }

    /** Records that follow each other mostly come from one file. */
    private @Nullable Pod find(String path) {
        if (!path.equals(lastPath)) {
            lastPod = known.computeIfAbsent(path, PodPaths::read).orElse(null);
            lastPath = path;
        }
        return lastPod;
    }

    /** Reads {@code .../<namespace>_<pod>_<uid>/<container>/<restarts>.log}, perhaps with the time of a rotation behind. */
    private static Optional<Pod> read(String path) {
        String[] parts = path.split("[/\\\\]");
        if (parts.length < 3) {
            return Optional.empty();
        }
        String file = parts[parts.length - 1];
        String[] pod = parts[parts.length - 3].split("_", -1);
        String container = parts[parts.length - 2];
        int suffix = file.indexOf(".log");
        boolean isLog = suffix > 0 && (file.length() == suffix + 4 || file.charAt(suffix + 4) == '.');
        if (!isLog || pod.length != 3 || container.isEmpty()) {
            return Optional.empty();
        }
        for (int at = 0; at < suffix; at++) {
            if (file.charAt(at) < '0' || file.charAt(at) > '9') {
                return Optional.empty();
            }
        }
        if (pod[0].isEmpty() || pod[1].isEmpty() || pod[2].isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Pod(pod[0], pod[1], pod[2], container, file.substring(0, suffix)));
    }

    private record Pod(String namespace, String name, String uid, String container, String restarts) {}
}
