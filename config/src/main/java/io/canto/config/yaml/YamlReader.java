package io.canto.config.yaml;

import io.canto.graph.Place;
import io.canto.graph.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads YAML into a tree. Anchors, aliases and merge keys work. Tags, duplicate keys and second documents are problems,
 * and so is whatever would take more time or memory than a file of a graph is worth: size, nesting, number of values,
 * length of keys and what aliases stand for are bounded.
 */
public final class YamlReader {
    /** How long a file may be, in bytes. */
    public static final int MAX_BYTES = 1024 * 1024;

    /** How deep lists and maps may be nested. */
    public static final int MAX_NESTING = 64;

    /** How many aliases there may be. */
    public static final int MAX_ALIASES = 1_000;

    /** How many values there may be, counting what aliases stand for. */
    public static final int MAX_VALUES = 100_000;

    /** How long a key may be, in characters. */
    public static final int MAX_KEY_LENGTH = 256;

    private final YamlSource source;
    private final Parser events;
    private final Consumer<Problem> problems;
    private final Map<String, YamlNode> anchors = new HashMap<>();
    private final Set<String> openAnchors = new HashSet<>();
    private int aliases;
    private int values;

    private YamlReader(YamlSource source, Consumer<Problem> problems) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(2 * MAX_BYTES);
        this.source = source;
        this.events = new ParserImpl(new StreamReader(source.text()), options);
        this.problems = problems;
    }

    /**
     * Reads a file's text.
     *
     * @param text all of it
     * @param file what places name as the file
     * @param problems is told what is wrong
     * @return the tree, or null if there is none: the reason was told
     */
    public static @Nullable YamlNode read(String text, String file, Consumer<Problem> problems) {
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (content.length() > MAX_BYTES) {
            problems.accept(tooLarge(file));
            return null;
        }
        YamlSource source = new YamlSource(file, content);
        try {
            return new YamlReader(source, problems).document();
        } catch (YAMLException e) {
            problems.accept(SyntaxMessages.problem(e, source));
        } catch (Refused e) {
            problems.accept(e.problem);
        }
        return null;
    }

    /** Returns the problem of a file that is too long to be read. */
    public static Problem tooLarge(String file) {
        return Problem.error(
                YamlCodes.TOO_LARGE, "'" + file + "' is larger than " + MAX_BYTES / 1024 / 1024 + " MiB", null, null);
    }

    private @Nullable YamlNode document() {
        events.getEvent();
        if (!(events.peekEvent() instanceof DocumentStartEvent)) {
            problems.accept(
                    Problem.error(YamlCodes.EMPTY_FILE, "the file is empty", source.place(0, 1), "write 'operators:'"));
            return null;
        }
        events.getEvent();
        YamlNode root = node(1);
        events.getEvent();
        if (events.peekEvent() instanceof DocumentStartEvent second) {
            throw new Refused(
                    YamlCodes.SECOND_DOCUMENT,
                    "a second document begins here; a file holds one",
                    place(second),
                    "write several graphs under 'graphs:', or in files of their own");
        }
        return root;
    }

    private YamlNode node(int depth) {
        Event event = events.getEvent();
        if (depth > MAX_NESTING) {
            throw new Refused(
                    YamlCodes.TOO_DEEP, "this is nested deeper than " + MAX_NESTING + " levels", place(event), null);
        }
        if (event instanceof AliasEvent alias) {
            return resolve(alias, depth);
        }
        count(1, event);
        refuseTag(event);
        String anchor = event instanceof NodeEvent named ? named.getAnchor() : null;
        if (anchor != null) {
            anchors.remove(anchor);
            openAnchors.add(anchor);
        }
        YamlNode node;
        if (event instanceof ScalarEvent scalar) {
            node = scalar(scalar);
        } else if (event instanceof SequenceStartEvent) {
            node = list(event, depth);
        } else {
            node = map(event, depth);
        }
        if (anchor != null) {
            openAnchors.remove(anchor);
            anchors.put(anchor, node);
        }
        return node;
    }

    private YamlNode resolve(AliasEvent alias, int depth) {
        String name = alias.getAnchor();
        if (openAnchors.contains(name)) {
            throw new Refused(
                    YamlCodes.BAD_ALIAS, "'*" + name + "' stands inside of what it names", place(alias), null);
        }
        YamlNode node = anchors.get(name);
        if (node == null) {
            throw new Refused(
                    YamlCodes.BAD_ALIAS,
                    "there is no '&" + name + "' above",
                    place(alias),
                    "a text that begins with '*' needs quotes");
        }
        if (++aliases > MAX_ALIASES) {
            throw new Refused(
                    YamlCodes.BAD_ALIAS, "there are more than " + MAX_ALIASES + " aliases", place(alias), null);
        }
        if (depth + node.height() - 1 > MAX_NESTING) {
            throw new Refused(
                    YamlCodes.TOO_DEEP, "this is nested deeper than " + MAX_NESTING + " levels", place(alias), null);
        }
        count(node.size(), alias);
        return node;
    }

    private void count(int more, Event event) {
        values += more;
        if (values > MAX_VALUES) {
            throw new Refused(
                    YamlCodes.TOO_LARGE,
                    "there are more than " + MAX_VALUES + " values, counting what aliases stand for",
                    place(event),
                    null);
        }
    }

    private void refuseTag(Event event) {
        String tag = null;
        if (event instanceof ScalarEvent scalar) {
            tag = scalar.getTag();
        } else if (event instanceof SequenceStartEvent list) {
            tag = list.getTag();
        } else if (event instanceof MappingStartEvent map) {
            tag = map.getTag();
        }
        if (tag != null) {
            throw new Refused(
                    YamlCodes.YAML_TAG,
                    "a tag cannot be used here",
                    place(event),
                    "a text or expression that begins with '!' needs quotes");
        }
    }

    private YamlScalar scalar(ScalarEvent event) {
        YamlScalar.Style style = switch (event.getScalarStyle()) {
            case SINGLE_QUOTED -> YamlScalar.Style.SINGLE_QUOTED;
            case DOUBLE_QUOTED -> YamlScalar.Style.DOUBLE_QUOTED;
            case LITERAL -> YamlScalar.Style.LITERAL;
            case FOLDED -> YamlScalar.Style.FOLDED;
            default -> YamlScalar.Style.PLAIN;
        };
        int start = position(event.getStartMark());
        int end = Math.max(start, position(event.getEndMark()));
        return new YamlScalar(event.getValue(), style, source, start, end, YamlScalar.Origin.FILE);
    }

    private YamlList list(Event start, int depth) {
        List<YamlNode> items = new ArrayList<>();
        while (!events.checkEvent(Event.ID.SequenceEnd)) {
            items.add(node(depth + 1));
        }
        events.getEvent();
        return new YamlList(items, place(start));
    }

    private YamlMap map(Event start, int depth) {
        Map<String, YamlMap.Entry> entries = new LinkedHashMap<>();
        List<YamlMap> merged = new ArrayList<>();
        while (!events.checkEvent(Event.ID.MappingEnd)) {
            YamlScalar key = key(node(depth + 1));
            YamlNode value = node(depth + 1);
            if (key.text().equals("<<") && key.style() == YamlScalar.Style.PLAIN) {
                merge(value, merged);
                continue;
            }
            YamlMap.Entry first = entries.putIfAbsent(key.text(), new YamlMap.Entry(key, value));
            if (first != null) {
                problems.accept(Problem.error(
                        YamlCodes.DUPLICATE_KEY,
                        "'" + key.text() + "' is here twice; the first is in line "
                                + first.key().place().line(),
                        key.place(),
                        null));
            }
        }
        events.getEvent();
        for (YamlMap other : merged) {
            other.entries().forEach(entry -> entries.putIfAbsent(entry.key().text(), entry));
        }
        return new YamlMap(entries, place(start));
    }

    private YamlScalar key(YamlNode node) {
        if (!(node instanceof YamlScalar key)) {
            throw new Refused(
                    YamlCodes.BAD_KEY,
                    "a key must be a text, not " + node.kind(),
                    node.place(),
                    "a text that begins with '{' or '[' needs quotes");
        }
        if (key.text().isEmpty()) {
            throw new Refused(YamlCodes.BAD_KEY, "a key is missing before the ':'", key.place(), null);
        }
        if (key.text().length() > MAX_KEY_LENGTH) {
            throw new Refused(
                    YamlCodes.BAD_KEY, "a key is longer than " + MAX_KEY_LENGTH + " characters", key.place(), null);
        }
        return key;
    }

    private void merge(YamlNode value, List<YamlMap> merged) {
        List<YamlNode> sources = value instanceof YamlList list ? list.items() : List.of(value);
        for (YamlNode one : sources) {
            if (!(one instanceof YamlMap map)) {
                throw new Refused(
                        YamlCodes.BAD_KEY, "'<<' merges maps, not " + one.kind(), one.place(), "write <<: *name");
            }
            merged.add(map);
        }
    }

    private Place place(Event event) {
        int start = position(event.getStartMark());
        int end = position(event.getEndMark());
        Place place = source.place(start, 1);
        int rest = Math.max(1, place.text().length() - place.column() + 1);
        return source.place(start, Math.min(rest, end - start));
    }

    private int position(Mark mark) {
        return source.position(mark.getLine(), mark.getColumn());
    }

    /** Ends the reading of a file. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Problem problem;

        Refused(String code, String message, Place place, @Nullable String hint) {
            super(message, null, false, false);
            this.problem = Problem.error(code, message, place, hint);
        }
    }
}
