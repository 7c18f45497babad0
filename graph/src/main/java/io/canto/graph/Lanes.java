package io.canto.graph;

/**
 * In how many lanes a graph runs: how many of its records may be worked on at a time.
 *
 * @param number 1 to 64, or 0 for as many as there are processors
 */
public record Lanes(int number) {
    private static final int MAX = 64;

    /** One: what a graph has when nothing is written. */
    public static final Lanes ONE = new Lanes(1);

    /** Checks the number. */
    public Lanes {
        if (number < 0 || number > MAX) {
            throw new IllegalArgumentException("lanes are 1 to " + MAX + ", or auto");
        }
    }

    /**
     * Reads a number or {@code auto}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static Lanes parse(String text) {
        if (text.equals("auto")) {
            return new Lanes(0);
        }
        if (!text.matches("[1-9]\\d?")) {
            throw new IllegalArgumentException("'" + text + "' is no number of lanes; write 1 to " + MAX + ", or auto");
        }
        return new Lanes(Integer.parseInt(text));
    }

    /** Returns how many there are on this machine. */
    public int count() {
        return number == 0 ? Math.min(MAX, Runtime.getRuntime().availableProcessors()) : number;
    }

    /** Returns it as it is written. */
    @Override
    public String toString() {
        return number == 0 ? "auto" : Integer.toString(number);
    }
}
