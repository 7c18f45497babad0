package io.canto.operators.transformer;

import io.canto.operators.transformer.RouterConfig.Mode;
import io.canto.operators.transformer.RouterConfig.Route;
import io.canto.spi.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What can be said about a router before any record came. */
final class RouterFindings {
    private RouterFindings() {}

    static List<Finding> of(RouterConfig router) {
        List<Finding> findings = new ArrayList<>();
        addConstantConditions(router, findings);
        addDeadRoutes(router, findings);
        addMissingDefault(router, findings);
        return findings;
    }

    /** A route for every record is a default that is written oddly, unless records get to it beside other routes. */
    private static void addConstantConditions(RouterConfig router, List<Finding> findings) {
        boolean several = router.mode() == Mode.ALL;
        for (int at = 0; at < router.routes().size(); at++) {
            several |= router.routes().get(at).continue_();
            Boolean constant = router.routes().get(at).expr().constant();
            if (constant != null && !(constant && several)) {
                findings.add(new Finding(
                        "constant-condition",
                        false,
                        "routes[" + at + "].expr",
                        constant ? "this route takes every record" : "this route takes no record",
                        constant ? "write its output as `default:`, behind the other routes" : "remove the route"));
            }
        }
    }

    /** A route is dead when one before it takes all of its records and does not let go of them. */
    private static void addDeadRoutes(RouterConfig router, List<Finding> findings) {
        if (router.mode() == Mode.ALL) {
            return;
        }
        int always = -1;
        Map<String, Integer> taken = new HashMap<>();
        for (int at = 0; at < router.routes().size(); at++) {
            Route route = router.routes().get(at);
            String condition = route.expr().source().strip();
            if (always >= 0) {
                findings.add(dead(at, "route " + (always + 1) + " takes every record", "move it before that route"));
            } else if (taken.containsKey(condition)) {
                findings.add(dead(
                        at,
                        "route " + (taken.get(condition) + 1) + " has the same condition",
                        "remove it, or say `continue: true` there"));
            }
            if (!route.continue_()) {
                taken.putIfAbsent(condition, at);
                always = always < 0 && Boolean.TRUE.equals(route.expr().constant()) ? at : always;
            }
        }
        if (always >= 0 && !router.default_().isEmpty()) {
            findings.add(new Finding(
                    "dead-route",
                    false,
                    "default",
                    "no record gets to the default: route " + (always + 1) + " takes every record",
                    null));
        }
    }

    private static Finding dead(int at, String why, String hint) {
        return new Finding(
                "dead-route", true, "routes[" + at + "].expr", "route " + (at + 1) + " can never match: " + why, hint);
    }

    private static void addMissingDefault(RouterConfig router, List<Finding> findings) {
        boolean takesAll = router.routes().stream()
                .anyMatch(route -> Boolean.TRUE.equals(route.expr().constant()));
        if (router.default_().isEmpty() && !takesAll) {
            String what = router.from() != null
                    ? "records whose '" + router.from() + "' is not in the table"
                    : router.outputExpr() != null ? "records without a valid target" : "records that match no route";
            findings.add(new Finding(
                    "no-default",
                    false,
                    "",
                    what + " are dropped as no_route, for there is no default",
                    "add `default:` with the id they should go to"));
        }
    }
}
