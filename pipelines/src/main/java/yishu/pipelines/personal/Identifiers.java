package yishu.pipelines.personal;

import java.util.Optional;
import yishu.pipelines.contract.Identifier;

/** Judges numbers by the standard that gives them. */
public final class Identifiers {
    private Identifiers() {}

    /** A number as the standard writes it: half-width capitals and digits, without blanks. */
    public static String written(String text) {
        return PlainText.dense(PlainText.half(text));
    }

    /** What is wrong with a number that is {@link #written}, without a word of it; nothing if it is sound. */
    public static Optional<String> fault(Identifier standard, String number) {
        return switch (standard) {
            case GB11643 -> IdNumber.fault(number);
            case GB32100 -> SocialCreditCode.fault(number);
        };
    }
}
