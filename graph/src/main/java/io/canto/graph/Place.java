package io.canto.graph;

/**
 * A place in a file.
 *
 * @param file as it was named by the user
 * @param line from 1
 * @param column from 1, in characters
 * @param length how many characters are meant, at least 1
 * @param text the whole line, to be shown
 */
public record Place(String file, int line, int column, int length, String text) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
        int order = file.compareTo(other.file);
        if (order == 0) {
            order = Integer.compare(line, other.line);
        }
        return order == 0 ? Integer.compare(column, other.column) : order;
    }

    /** Returns the place moved to the right, for a part of the text that begins here. */
    public Place part(int offset, int partLength) {
        return new Place(file, line, column + offset, Math.max(1, partLength), text);
    }

    /** Returns {@code file:line:column}. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
