package example.cards;

import io.canto.record.FieldPath;
import io.canto.spi.Default;
import io.canto.spi.Doc;
import io.canto.spi.Example;
import io.canto.spi.OperatorContext;
import io.canto.spi.OperatorType;
import io.canto.spi.Range;
import io.canto.spi.Transformer;
import io.canto.spi.TransformerConfig;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Masks card numbers. A pattern alone cannot do it: an order number may look like a card's, but its check digit is wrong. */
@OperatorType(
        value = "mask_cards",
        summary = "Masks the card numbers in a text, and nothing that only looks like one.",
        badInput = "A field that is missing or is no text stays as it is.")
@Example("""
        title: A card number, and an order number that looks like one
        config: {type: mask_cards}
        in:  [{body: order 4000000000000000 paid with 4111 1111 1111 1111}]
        out: [{body: order 4000000000000000 paid with ************1111}]
        """)
public record MaskCardsConfig(
        @Doc("Where the text is.") @Default("body") FieldPath field,
        @Doc("How many digits stay at the end.") @Default("4") @Range(min = 0, max = 6) int keep)
        implements TransformerConfig {
    private static final Pattern LIKELY = Pattern.compile("\\b\\d(?:[ -]?\\d){12,18}\\b");

    @Override
    public Transformer build(OperatorContext context) {
        OperatorContext.Counter masked = context.counter("masked");
        return (record, out) -> {
            if (record.get(field) instanceof String text) {
                Matcher number = LIKELY.matcher(text);
                String safe = number.replaceAll(found -> Matcher.quoteReplacement(mask(found.group())));
                if (!safe.equals(text)) {
                    record.set(field, safe);
                    masked.add(1);
                }
            }
            out.emit(record);
        };
    }

    private String mask(String number) {
        String digits = number.replaceAll("\\D", "");
        return isCard(digits) ? "*".repeat(digits.length() - keep) + digits.substring(digits.length() - keep) : number;
    }

    /** Whether the last digit is the right check digit for the others (Luhn). */
    private static boolean isCard(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}
