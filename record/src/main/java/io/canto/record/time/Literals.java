package io.canto.record.time;

import io.canto.record.time.Piece.Kind;
import java.util.List;

/** The plain text between the directives of a layout. */
final class Literals {
    private Literals() {}

    /** Adds a text as literals, with runs of spaces apart: those match any number of spaces. */
    static void split(String text, List<Piece> pieces) {
        int from = 0;
        for (int at = 0; at <= text.length(); at++) {
            boolean space = at < text.length() && text.charAt(at) == ' ';
            if (at == text.length() || space) {
                if (at > from) {
                    pieces.add(Piece.literal(text.substring(from, at)));
                }
                while (at < text.length() && text.charAt(at) == ' ') {
                    at++;
                }
                from = at;
                if (space) {
                    pieces.add(Piece.of(Kind.SPACES, " "));
                    at--;
                }
            }
        }
    }
}
