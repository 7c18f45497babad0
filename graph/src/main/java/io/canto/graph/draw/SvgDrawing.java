package io.canto.graph.draw;

import io.canto.graph.Topology;
import io.canto.graph.Topology.Vertex;
import io.canto.graph.draw.Picture.Arrow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Graphs as a picture: columns from left to right, one box an operator. */
final class SvgDrawing {
    private static final int BOX_HEIGHT = 40;
    private static final int ROW = 74;
    private static final int PASSAGE_ROW = 30;
    private static final int GAP = 90;
    private static final int MARGIN = 24;
    private static final int LETTER = 9;
    private static final int SMALL_LETTER = 6;
    private static final String STYLE = """
            <style>
              .canto { font-family: ui-sans-serif, system-ui, sans-serif; background: #fff; color: #1d2733; }
              .box { fill: #fff; stroke: #7b8794; }
              .input .box { fill: #e6f4ea; stroke: #3b8a5a; }
              .parser .box { fill: #eef2fb; stroke: #5a78b8; }
              .router .box { fill: #fff6df; stroke: #b98a1c; }
              .output .box { fill: #f3ebf8; stroke: #8a5aa8; }
              .id { font-size: 13px; font-weight: 600; fill: #1d2733; }
              .type { font-size: 11px; fill: #5b6875; }
              .way { fill: none; stroke: #7b8794; stroke-width: 1.4; }
              .way.error { stroke: #b3372f; stroke-dasharray: 6 4; }
              .way.computed { stroke-dasharray: 2 3; }
              .way.link { stroke-width: 2.6; }
              .way.back { stroke: #b98a1c; }
              .label { font-size: 10.5px; fill: #46525e; paint-order: stroke; stroke: #fff; stroke-width: 3px; }
            </style>
            """;

    private final Topology topology;
    private final Picture picture;
    private final Layers layers;
    private final int[] left;
    private final int[] middle;
    private final int[] width;
    private int totalWidth;
    private int totalHeight;

    SvgDrawing(Topology topology) {
        this.topology = topology;
        this.picture = new Picture(topology);
        this.layers = new Layers(topology);
        int size = layers.size();
        left = new int[size];
        middle = new int[size];
        width = new int[size];
        place();
    }

    String drawPage() {
        return "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>"
                + escape(String.join(", ", picture.graphs().keySet()))
                + "</title>\n<body style=\"margin:0\">\n" + draw() + "</body>\n</html>\n";
    }

    String draw() {
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"canto\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">%n",
                totalWidth,
                totalHeight,
                totalWidth,
                totalHeight));
        svg.append(STYLE);
        svg.append(
                "<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"9\" markerHeight=\"9\" markerUnits=\"userSpaceOnUse\""
                        + " orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" fill=\"context-stroke\"/></marker></defs>\n");
        List<String> labels = new ArrayList<>();
        topology.vertices()
                .forEach(vertex -> picture.arrows(vertex.index()).forEach(arrow -> drawWay(svg, labels, arrow)));
        topology.vertices().forEach(vertex -> drawBox(svg, vertex));
        labels.forEach(svg::append);
        return svg.append("</svg>\n").toString();
    }

    private void place() {
        int tallest = layers.columns().stream().mapToInt(this::height).max().orElse(0);
        totalHeight = MARGIN * 2 + Math.max(ROW, tallest);
        int x = MARGIN;
        for (List<Integer> column : layers.columns()) {
            int widest = 0;
            int labelRoom = 0;
            int y = (totalHeight - height(column)) / 2;
            for (int slot : column) {
                boolean isOperator = layers.isOperator(slot);
                int row = isOperator ? ROW : PASSAGE_ROW;
                width[slot] = isOperator ? boxWidth(topology.vertices().get(slot)) : 0;
                widest = Math.max(widest, width[slot]);
                middle[slot] = y + row / 2;
                left[slot] = x;
                y += row;
                labelRoom = Math.max(labelRoom, isOperator ? longestLabel(slot) * SMALL_LETTER : 0);
            }
            for (int slot : column) {
                width[slot] = layers.isOperator(slot) ? width[slot] : widest;
            }
            x += widest + Math.max(GAP, labelRoom + 60);
            totalWidth = x;
        }
        totalWidth += MARGIN - GAP;
        totalHeight += hasBackWays() ? ROW : 0;
    }

    private int height(List<Integer> column) {
        return column.stream()
                .mapToInt(slot -> layers.isOperator(slot) ? ROW : PASSAGE_ROW)
                .sum();
    }

    private int longestLabel(int vertex) {
        return picture.arrows(vertex).stream()
                .mapToInt(arrow -> arrow.label().length())
                .max()
                .orElse(0);
    }

    private boolean hasBackWays() {
        return topology.ways().stream().anyMatch(way -> layers.column(way.to()) <= layers.column(way.from()));
    }

    private static int boxWidth(Vertex vertex) {
        return Math.max(
                80,
                20
                        + LETTER
                                * Math.max(
                                        Picture.shorten(vertex.operator().id()).length(),
                                        vertex.operator().type().length()));
    }

    private void drawBox(StringBuilder svg, Vertex vertex) {
        int at = vertex.index();
        String kind = Picture.isRouter(vertex) ? "router" : Picture.kind(vertex).toString();
        String id = escape(Picture.shorten(vertex.operator().id()));
        svg.append(String.format(
                Locale.ROOT,
                "<g class=\"%s\"><title>%s</title><rect class=\"box\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"7\"/>"
                        + "<text class=\"id\" x=\"%d\" y=\"%d\">%s</text><text class=\"type\" x=\"%d\" y=\"%d\">%s</text></g>%n",
                kind,
                escape(vertex.graph() + "/" + vertex.operator().id()),
                left[at],
                middle[at] - BOX_HEIGHT / 2,
                width[at],
                BOX_HEIGHT,
                left[at] + 10,
                middle[at] - 3,
                id,
                left[at] + 10,
                middle[at] + 13,
                escape(vertex.operator().type())));
    }

    private void drawWay(StringBuilder svg, List<String> labels, Arrow arrow) {
        int fromX = left[arrow.from()] + width[arrow.from()];
        int fromY = middle[arrow.from()];
        int toX = left[arrow.to()] - 2;
        int toY = middle[arrow.to()];
        boolean isForward = toX > fromX;
        int below = Math.max(fromY, toY) + ROW - 14;
        List<Integer> passages = isForward ? layers.passages(arrow.from(), arrow.to()) : List.of();
        StringBuilder path = new StringBuilder("M" + fromX + " " + fromY);
        if (isForward) {
            int x = fromX;
            int y = fromY;
            for (int slot : passages) {
                curve(path, x, y, left[slot], middle[slot]);
                x = left[slot] + width[slot];
                y = middle[slot];
                path.append("L").append(x).append(' ').append(y);
            }
            curve(path, x, y, toX, toY);
        } else {
            int half = (fromX + toX) / 2;
            path.append(String.format(
                    Locale.ROOT,
                    "C%d %d %d %d %d %dC%d %d %d %d %d %d",
                    fromX + 60,
                    fromY,
                    fromX + 40,
                    below,
                    half,
                    below,
                    toX - 40,
                    below,
                    toX - 60,
                    toY,
                    toX,
                    toY));
        }
        String look = arrow.look().name().toLowerCase(Locale.ROOT) + (arrow.leadsBack() ? " back" : "");
        svg.append(
                String.format(Locale.ROOT, "<path class=\"way %s\" d=\"%s\" marker-end=\"url(#tip)\"/>%n", look, path));
        String label = arrow.label() + (arrow.leadsBack() ? " (may come back)" : "");
        if (!label.isBlank()) {
            int first = passages.isEmpty() ? arrow.to() : passages.get(0);
            labels.add(String.format(
                    Locale.ROOT,
                    "<text class=\"label\" text-anchor=\"%s\" x=\"%d\" y=\"%d\">%s</text>%n",
                    isForward ? "end" : "middle",
                    isForward ? left[first] - 14 : (fromX + toX) / 2,
                    isForward ? middle[first] - labelLift(arrow) : below - 6,
                    escape(label.trim())));
        }
    }

    /** Labels stand before the end of their way; those of failures below it, as another way often ends at the same box. */
    private static int labelLift(Arrow arrow) {
        return arrow.look() == Picture.Look.ERROR ? -14 : 6;
    }

    private static void curve(StringBuilder path, int fromX, int fromY, int toX, int toY) {
        int bend = Math.min(70, (toX - fromX) / 2);
        path.append(String.format(Locale.ROOT, "C%d %d %d %d %d %d", fromX + bend, fromY, toX - bend, toY, toX, toY));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
