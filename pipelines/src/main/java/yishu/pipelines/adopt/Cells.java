package yishu.pipelines.adopt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import yishu.content.InputException;
import yishu.pipelines.normalize.Figure;
import yishu.pipelines.normalize.MissingMarkers;
import yishu.pipelines.normalize.Period;
import yishu.pipelines.normalize.Plain;
import yishu.pipelines.read.Row;

/** What single cells are, each judged once: {@code 2024年} a period, {@code 1,234.5} a number, {@code …} a missing value. */
final class Cells {
    private static final int REMEMBERED = 100_000;
    private static final int LONGEST = 60;
    private static final MissingMarkers MARKERS = MissingMarkers.of(Map.of());
    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d+(\\.\\d+)?");
    private static final Pattern YEAR = Pattern.compile("(19|20)\\d{2}(\\.0+)?");
    private static final Pattern COMMA =
            Pattern.compile("[+-]?(\\d+,\\d{1,2}|\\d{4,},\\d+|0,\\d+|\\d{1,3}(\\.\\d{3})+,\\d+)");
    private static final Pattern POINT =
            Pattern.compile("[+-]?(\\d+\\.\\d{1,2}|\\d{4,}\\.\\d+|0\\.\\d+|\\d{1,3}(,\\d{3})+\\.\\d+)");

    /** What a cell looks like. */
    enum Kind {
        BLANK,
        MARK,
        NUMBER,
        PERIOD,
        TEXT
    }

    private final boolean decimalComma;
    private final Map<String, Kind> kinds = new HashMap<>();

    Cells(boolean decimalComma) {
        this.decimalComma = decimalComma;
    }

    /** For a file's rows: a comma stands before decimals where some figures can be read in no other way, and none with a point. */
    static Cells of(List<Row> rows) {
        int commas = 0;
        int points = 0;
        for (Row row : rows) {
            for (String cell : row.cells()) {
                String plain = cell.strip();
                commas += COMMA.matcher(plain).matches() ? 1 : 0;
                points += POINT.matcher(plain).matches() ? 1 : 0;
            }
        }
        return new Cells(commas > 0 && points * 20 < commas);
    }

    boolean decimalComma() {
        return decimalComma;
    }

    Kind kind(String cell) {
        Kind known = kinds.get(cell);
        if (known == null) {
            known = judge(cell);
            if (kinds.size() < REMEMBERED) {
                kinds.put(cell, known);
            }
        }
        return known;
    }

    private Kind judge(String cell) {
        String plain = Plain.text(cell);
        if (plain.isEmpty()) {
            return Kind.BLANK;
        }
        if (MARKERS.find(cell).isPresent()) {
            return Kind.MARK;
        }
        if (plain.length() > LONGEST || plain.chars().noneMatch(Cells::mayCount)) {
            return Kind.TEXT;
        }
        if (!PLAIN.matcher(plain).matches() && period(plain).isPresent()) {
            return Kind.PERIOD;
        }
        return figure(cell).isPresent() ? Kind.NUMBER : Kind.TEXT;
    }

    private static boolean mayCount(int sign) {
        return Character.isDigit(sign) || "〇一二三四五六七八九十".indexOf(sign) >= 0;
    }

    Optional<Figure> figure(String cell) {
        if (cell.chars().noneMatch(Character::isDigit)) {
            return Optional.empty();
        }
        try {
            return Optional.of(decimalComma ? Figure.parseDecimalComma(cell) : Figure.parse(cell));
        } catch (InputException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    static Optional<Period> period(String text) {
        try {
            return Optional.of(Period.parse(text));
        } catch (InputException none) {
            return Optional.empty();
        }
    }

    /** A period that may leave out its year, as {@code 1-3月} under a title with the year. */
    static Optional<Period> periodOf(String text, int year) {
        try {
            return Optional.of(Period.parse(text, year));
        } catch (InputException none) {
            return Optional.empty();
        }
    }

    /** Whether it may be a year written as a number. */
    static boolean isYear(String cell) {
        return YEAR.matcher(cell.strip()).matches();
    }
}
