package io.canto.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a graph means, in the plainest way: recursion over copies. The engine is compared with it. */
final class NaiveInterpreter {
    /** What an operator of a random graph does. */
    enum Kind {
        /** Adds its number to the body. */
        MARK,
        /** Sends a second record with the body reversed after the first. */
        SPLIT,
        /** Drops every third body. */
        DROP,
        /** Fails on every fourth body, and the record goes on. */
        FAIL,
        /** Sends to one of its targets, by the body. */
        ROUTE,
        /** As route, but the ways may lead back. */
        COMPUTE,
        /** Writes the body. */
        OUTPUT
    }

    /** An operator: its number is its position in the list. */
    record Op(Kind kind, List<Integer> targets) {}

    /** What happened to all records. */
    static final class Outcome {
        final List<String> written = new ArrayList<>();
        final Map<String, Long> counts = new LinkedHashMap<>();
        long steps;

        void count(String what) {
            counts.merge(what, 1L, Long::sum);
        }
    }

    private static final long MAX_STEPS = 20_000;

    private final List<Op> operators;
    private final int maxSeen;
    private final boolean[] checkpoints;
    private final Outcome outcome = new Outcome();

    NaiveInterpreter(List<Op> operators, int maxSeen) {
        this.operators = operators;
        this.maxSeen = maxSeen;
        checkpoints = new boolean[operators.size()];
        for (int from = 0; from < operators.size(); from++) {
            if (operators.get(from).kind == Kind.COMPUTE) {
                for (int to : operators.get(from).targets) {
                    checkpoints[to] |= reaches(to, from, new boolean[operators.size()]);
                }
            }
        }
    }

    private boolean reaches(int from, int to, boolean[] visited) {
        if (from == to) {
            return true;
        }
        if (visited[from]) {
            return false;
        }
        visited[from] = true;
        return operators.get(from).targets.stream().anyMatch(next -> reaches(next, to, visited));
    }

    /** Sends a body through the graph; returns false if that leads too far to be worth comparing. */
    boolean accept(String body) {
        outcome.steps = 0;
        run(0, body, new HashMap<>());
        return outcome.steps < MAX_STEPS;
    }

    Outcome outcome() {
        return outcome;
    }

    private void run(int at, String body, Map<Integer, Integer> seenSoFar) {
        if (++outcome.steps > MAX_STEPS) {
            return;
        }
        Map<Integer, Integer> seen = new HashMap<>(seenSoFar);
        if (checkpoints[at] && seen.merge(at, 1, Integer::sum) > maxSeen) {
            outcome.count("seen_limit");
            return;
        }
        Op op = operators.get(at);
        switch (op.kind) {
            case MARK -> sendToAll(op, mark(at, body), seen);
            case SPLIT -> {
                sendToAll(op, body, seen);
                sendToAll(op, reversed(body), seen);
            }
            case DROP -> {
                if (isOneOf(body, 3)) {
                    outcome.count("filter");
                } else {
                    sendToAll(op, body, seen);
                }
            }
            case FAIL -> {
                if (isOneOf(body, 4)) {
                    outcome.count("errors");
                }
                sendToAll(op, body, seen);
            }
            case ROUTE, COMPUTE -> run(op.targets.get(choice(body, op.targets.size())), mark(at, body), seen);
            case OUTPUT -> outcome.written.add(at + ":" + body);
        }
    }

    private void sendToAll(Op op, String body, Map<Integer, Integer> seen) {
        op.targets.forEach(target -> run(target, body, seen));
    }

    static String mark(int at, String body) {
        return body + "." + at;
    }

    static String reversed(String body) {
        return new StringBuilder(body).reverse().toString();
    }

    static boolean isOneOf(String body, int every) {
        return Math.floorMod(body.hashCode(), every) == 0;
    }

    static int choice(String body, int size) {
        return Math.floorMod(body.hashCode() >> 3, size);
    }
}
