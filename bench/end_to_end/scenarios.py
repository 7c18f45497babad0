"""The scenarios: which graph on which input, and which commands that are at hand everywhere do something like it."""

from dataclasses import dataclass, field

CAT = ["cat", "{input}"]
COUNT = ["wc", "-l", "{input}"]


@dataclass(frozen=True)
class Scenario:
    name: str
    work: str
    corpus: str
    references: dict = field(default_factory=dict)

    @property
    def graph(self):
        return self.name + ".yaml"


ROUTES_IN_JQ = 'select(.status >= 500 or .latency_ms >= 1000 or (.path | startswith("/api/")))'
FIELDS_IN_JQ = ". + {f0: \"v20\", f1: \"v16\", f2: \"v17\", f3: \"v18\", f4: \"v19\"}"

SCENARIOS = [
    Scenario("s0", "start, load, check, exit", "access.jsonl"),
    Scenario("s1", "lines as they are", "access.jsonl", {"cat": CAT, "wc -l": COUNT}),
    Scenario("s2", "JSON to three files by its fields", "access.jsonl", {"cat": CAT, "jq": ["jq", "-c", ROUTES_IN_JQ, "{input}"]}),
    Scenario(
        "s3",
        "Apache lines to JSON with time and severity",
        "apache.log",
        {"cat": CAT, "grep": ["grep", "-E", r"^\[([^]]*)\] \[([^]]*)\] (\[client ([^]]*)\] )?(.*)$", "{input}"]},
    ),
    Scenario(
        "s4",
        "container lines of three forms to JSON",
        "containers.log",
        {"cat": CAT, "grep": ["grep", "-E", r"^(\{|[^ ]+ (stdout|stderr))", "{input}"]},
    ),
    Scenario("s5", "lines that match a pattern", "access.jsonl", {"grep": ["grep", "-E", '"level":"(warn|error)"', "{input}"]}),
    Scenario(
        "s6",
        "stack traces to JSON records",
        "java.log",
        {"cat": CAT, "grep": ["grep", "-E", "^[0-9]{4}-[0-9][0-9]-[0-9][0-9] ", "{input}"]},
    ),
    Scenario("s9", "a chain of twenty operators", "access.jsonl", {"cat": CAT, "jq": ["jq", "-c", FIELDS_IN_JQ, "{input}"]}),
]
