"""The results as tables for people."""

HEAD = ["scenario", "program", "CPU s", "min-max", "wall s", "records/s", "MB/s", "CPU s / M records", "peak MB", "CPU, canto = 1"]


def table(head, rows):
    """Returns a Markdown table with even columns."""
    cells = [head, *rows]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |" for row in cells]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def scenarios(results):
    ours = {result["scenario"]: result["cpu_s"] for result in results if result["program"] == "canto"}
    rows = []
    for result in results:
        passing = result["scenario"] != "s0"
        rows.append(
            [
                result["scenario"].upper(),
                result["program"],
                f"{result['cpu_s']:.2f}",
                f"{result['cpu_min_s']:.2f}-{result['cpu_max_s']:.2f}",
                f"{result['wall_s']:.2f}",
                f"{result['records_per_s']:,.0f}" if passing else "",
                f"{result['mb_per_s']:.0f}" if passing else "",
                f"{result['cpu_s_per_million']:.2f}" if passing else "",
                f"{result['peak_mb']:.0f}" if result["program"] == "canto" else "",
                f"{result['cpu_s'] / ours[result['scenario']]:.2f}" if ours.get(result["scenario"]) else "",
            ]
        )
    return table(HEAD, rows)


def memory(results):
    """How much memory canto took at its peak, by the size of its input."""
    sizes = sorted({result["size_mb"] for result in results})
    peaks = {}
    for result in results:
        if result["program"] == "canto":
            peaks.setdefault(result["scenario"].upper(), {})[result["size_mb"]] = f"{result['peak_mb']:.0f}"
    return table(
        ["scenario"] + [f"{size:g} MB" for size in sizes],
        [[scenario] + [peaks[scenario][size] for size in sizes] for scenario in peaks],
    )


def many_graphs(results):
    head = ["graphs", "start s", "start CPU s", "threads", "MB", "peak MB", "idle CPU s", "trickle CPU s", "last line s"]
    keys = ["start_s", "start_cpu_s", "threads", "rss_mb", "peak_mb", "idle_cpu_s", "trickle_cpu_s", "last_line_s"]
    whole = {"threads", "rss_mb", "peak_mb"}
    rows = [
        [f"{result['graphs']:,}"] + [f"{result[key]:.0f}" if key in whole else f"{result[key]:.2f}" for key in keys]
        for result in results
    ]
    return table(head, rows)
