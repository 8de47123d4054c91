package yishu.pipelines.generate.write;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import yishu.pipelines.generate.economy.Dice;

/** What is odd about a sound row: nothing of it may be refused. */
final class Oddities {
    private static final List<String> MISSING = List.of("…", "—", "-", "", "..", "不详");

    private final Dice dice;
    private final Spoiler.Shape shape;

    Oddities(Dice dice, Spoiler.Shape shape) {
        this.dice = dice;
        this.shape = shape;
    }

    List<Object> of(List<Object> row) {
        if (!dice.chance(0.12)) {
            return row;
        }
        List<Object> odd = new ArrayList<>(row);
        String name = String.valueOf(row.get(shape.region()));
        List<Integer> figures = shape.figures(row);
        int figure = dice.pick(figures);
        switch (dice.below(6)) {
            case 0 -> odd.set(shape.region(), "　" + name);
            case 1 -> odd.set(shape.region(), name.replaceFirst("^(.)(.)(.)$", "$1 $2 $3"));
            case 2 -> odd.set(shape.region(), shortened(name));
            case 3 ->
                odd.set(figure, isSignless(odd.get(figure)) ? fullWidth(Cells.text(odd.get(figure))) : odd.get(figure));
            case 4 ->
                odd.set(figure, odd.get(figure) instanceof BigDecimal it ? Cells.text(it) + "①" : odd.get(figure));
            default -> odd.set(figure, dice.pick(MISSING));
        }
        return odd;
    }

    private static boolean isSignless(Object cell) {
        return cell instanceof BigDecimal number && number.signum() >= 0;
    }

    /** 桐岭 could be either of two, so those keep their last sign. */
    private static String shortened(String name) {
        return name.startsWith("桐岭") || name.length() < 3 ? name : name.substring(0, name.length() - 1);
    }

    private static String fullWidth(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars()
                .forEach(sign ->
                        wide.append((char) (sign == '.' || Character.isDigit(sign) ? sign + ('！' - '!') : sign)));
        return wide.toString();
    }
}
