package yishu.pipelines.generate.write;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import yishu.pipelines.generate.economy.Dice;

/** The faults of one row; each lists itself, and nothing is done where a fault of its kind cannot be. */
final class Faults {
    private static final List<String> NOBODY_KNOWS = List.of("望南县", "澜溪区", "石阜县", "枫桥县");
    private static final List<String> WORDS = List.of("约%s", "%s左右", "%s(待核)", "见附表", "#REF!", "%s.5.1");
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

    private final Defects defects;
    private final Dice dice;
    private final Spoiler.Shape shape;
    private final Place at;

    Faults(Defects defects, Dice dice, Spoiler.Shape shape, Place at) {
        this.defects = defects;
        this.dice = dice;
        this.shape = shape;
        this.at = at;
    }

    Optional<List<List<Object>>> of(Kind kind, List<Object> row) {
        String region = String.valueOf(row.get(shape.region()));
        return switch (kind) {
            case UNKNOWN_REGION -> renamed(kind, row, dice.pick(NOBODY_KNOWS));
            case AMBIGUOUS_REGION -> region.startsWith("桐岭") ? renamed(kind, row, "桐岭") : Optional.empty();
            case REGION_BEFORE_MERGER ->
                shape.afterMerger() && region.equals("澜阳区") ? renamed(kind, row, "石埠县") : Optional.empty();
            case TEXT_IN_NUMBER ->
                figure(row, shape.figures(row)).map(it -> {
                    String was = dice.pick(WORDS).replace("%s", Cells.text(row.get(it)));
                    return changed(kind, row, it, was, Found.QUARANTINE);
                });
            case NEGATIVE ->
                figure(row, shape.bounded())
                        .map(it -> changed(kind, row, it, ((BigDecimal) row.get(it)).negate(), Found.CHECK));
            case WRONG_UNIT -> wrongUnit(row);
            case TOTAL_NOT_SUM -> judged(row) ? Optional.of(wrongTotal(row)) : Optional.empty();
            case DUPLICATE -> shape.allFigures(row) ? Optional.of(twice(kind, row, it -> it)) : Optional.empty();
            case CONTRADICTING_DUPLICATE -> shape.allFigures(row) ? Optional.of(contradicted(row)) : Optional.empty();
            case SHIFTED_COLUMNS -> shape.text() ? divided(row) : shifted(row);
            default -> Optional.empty();
        };
    }

    private Optional<List<List<Object>>> renamed(Kind kind, List<Object> row, String name) {
        List<Object> wrong = new ArrayList<>(row);
        wrong.set(shape.region(), name);
        defects.add(at, kind, name, String.valueOf(row.get(shape.region())), Found.QUARANTINE);
        return Optional.of(List.of(wrong));
    }

    private Optional<Integer> figure(List<Object> row, List<Integer> among) {
        List<Integer> possible = among.stream()
                .filter(it -> row.get(it) instanceof BigDecimal number && number.signum() > 0)
                .toList();
        return possible.isEmpty() ? Optional.empty() : Optional.of(dice.pick(possible));
    }

    private List<List<Object>> changed(Kind kind, List<Object> row, int position, Object was, Found found) {
        List<Object> wrong = new ArrayList<>(row);
        wrong.set(position, was);
        defects.add(at.withColumn(position + 1), kind, Cells.text(was), Cells.text(row.get(position)), found);
        return List.of(wrong);
    }

    /** In ten thousands where the column says hundred millions: the total shows it, if there is one. */
    private Optional<List<List<Object>>> wrongUnit(List<Object> row) {
        List<Integer> among = judged(row) ? shape.parts() : shape.total() < 0 ? shape.bounded() : List.of();
        return figure(row, among).map(it -> {
            Found found = judged(row) ? Found.CHECK : Found.CONSISTENCY;
            BigDecimal was = ((BigDecimal) row.get(it)).multiply(TEN_THOUSAND);
            List<List<Object>> rows = changed(Kind.WRONG_UNIT, row, it, was, found);
            if (judged(row)) {
                blame(Kind.WRONG_UNIT, row, it);
            }
            return rows;
        });
    }

    private boolean judged(List<Object> row) {
        return shape.total() >= 0 && shape.allFigures(row);
    }

    private List<List<Object>> wrongTotal(List<Object> row) {
        BigDecimal total = (BigDecimal) row.get(shape.total());
        BigDecimal more = total.movePointLeft(1).setScale(total.scale(), java.math.RoundingMode.UP);
        List<List<Object>> rows = changed(Kind.TOTAL_NOT_SUM, row, shape.total(), total.add(more), Found.CHECK);
        blame(Kind.TOTAL_NOT_SUM, row, shape.total());
        return rows;
    }

    /** Lists the figures that are set aside with a wrong one, since nobody can tell which of them it is. */
    private void blame(Kind kind, List<Object> row, int wrong) {
        List<Integer> together = new ArrayList<>(shape.parts());
        together.add(shape.total());
        together.stream().filter(it -> it != wrong).forEach(it -> {
            String text = Cells.text(row.get(it));
            defects.add(at.withColumn(it + 1), kind, text, text, Found.CHECK);
        });
    }

    private List<List<Object>> twice(Kind kind, List<Object> row, UnaryOperator<List<Object>> again) {
        List<Object> second = again.apply(row);
        defects.add(at.withRow(at.row() + 1), kind, Cells.line(second), "", Found.QUARANTINE);
        return List.of(row, second);
    }

    private List<List<Object>> contradicted(List<Object> row) {
        defects.add(at, Kind.CONTRADICTING_DUPLICATE, Cells.line(row), Cells.line(row), Found.QUARANTINE);
        List<Object> other = new ArrayList<>(row);
        shape.figures(row).forEach(it -> {
            BigDecimal number = (BigDecimal) row.get(it);
            other.set(it, number.add(number.ulp().multiply(BigDecimal.valueOf(3L + dice.below(9)))));
        });
        defects.add(
                at.withRow(at.row() + 1),
                Kind.CONTRADICTING_DUPLICATE,
                Cells.line(other),
                Cells.line(row),
                Found.QUARANTINE);
        return List.of(row, other);
    }

    /** One cell too far to the right: the region stands where its first figure should. */
    private Optional<List<List<Object>>> shifted(List<Object> row) {
        List<Object> wrong = new ArrayList<>(row.subList(0, shape.region()));
        wrong.add("");
        wrong.addAll(row.subList(shape.region(), row.size()));
        defects.add(at, Kind.SHIFTED_COLUMNS, Cells.line(wrong), Cells.line(row), Found.QUARANTINE);
        return Optional.of(List.of(wrong));
    }

    /** A comma between thousands, without quotes around it. */
    private Optional<List<List<Object>>> divided(List<Object> row) {
        return shape.figures(row).stream()
                .filter(it -> row.get(it) instanceof BigDecimal number && number.intValue() >= 1000)
                .findFirst()
                .map(it -> {
                    String number = Cells.text(row.get(it));
                    int whole = number.indexOf('.') < 0 ? number.length() : number.indexOf('.');
                    List<Object> wrong = new ArrayList<>(row);
                    wrong.set(it, number.substring(0, whole - 3));
                    wrong.add(it + 1, number.substring(whole - 3));
                    defects.add(at, Kind.SHIFTED_COLUMNS, Cells.line(wrong), Cells.line(row), Found.QUARANTINE);
                    return List.of(wrong);
                });
    }
}
