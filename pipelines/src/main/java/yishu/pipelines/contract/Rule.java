package yishu.pipelines.contract;

import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names the edition of a row, or dates its publication, where its conditions hold.
 *
 * @param line in the contract
 * @param when patterns that must be found, by property, or in {@code edition}, {@code notes}, {@code file} or
 *     {@code sheet}; empty: always
 * @param is the edition
 * @param from the field whose text is the edition or the date: a property, {@code file}, {@code context.<name>}
 * @param pattern searched in that text; its first group counts
 * @param at a fixed date
 * @param afterPeriod how long after the end of its period a figure is published
 * @param notBefore the earliest date that {@code afterPeriod} may give
 */
public record Rule(
        int line,
        Map<String, Pattern> when,
        Optional<String> is,
        Optional<String> from,
        Optional<Pattern> pattern,
        Optional<LocalDate> at,
        Optional<Period> afterPeriod,
        Optional<LocalDate> notBefore) {
    public Rule {
        when = Map.copyOf(when);
    }
}
