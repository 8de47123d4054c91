package yishu.pipelines.generate.write;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import yishu.pipelines.generate.economy.Dice;

/**
 * Makes rows of a table of regions wrong, or merely odd. A row is a list of cells, texts and decimals; {@link Shape} says
 * what stands where.
 */
public final class Spoiler {
    private final Defects defects;
    private final Rota rota;
    private final Dice dice;
    private long count;

    /** One row in {@code every} is made wrong, of these kinds by turns. */
    public Spoiler(Defects defects, Dice dice, int every, List<Kind> kinds) {
        this.defects = defects;
        this.dice = dice;
        this.rota = new Rota(dice.at("rota"), every, kinds);
    }

    /**
     * The rows to write in place of one: it, or it made odd or wrong, or it twice.
     *
     * @param at its place; the column counts for nothing
     */
    public List<List<Object>> rows(Place at, List<Object> row, Shape shape) {
        Dice own = dice.at(count++);
        Optional<Kind> kind = rota.next();
        if (kind.isEmpty()) {
            return List.of(new Oddities(own, shape).of(row));
        }
        Faults faults = new Faults(defects, own, shape, at.withColumn(0));
        Optional<List<List<Object>>> wrong = faults.of(kind.get(), row);
        if (wrong.isEmpty()) {
            rota.postpone(kind.get());
        }
        return wrong.orElse(List.of(row));
    }

    /**
     * What stands where in a row, by position from 0.
     *
     * @param region the name of the region
     * @param firstFigure from there on, all cells are figures
     * @param total a figure that is the sum of the {@code parts}; -1: none
     * @param afterMerger whether the merged county is out of use
     * @param bounded figures below zero are refused by the contract
     * @param text whether it is a line of text rather than of a workbook
     */
    public record Shape(
            int region,
            int firstFigure,
            int total,
            List<Integer> parts,
            boolean afterMerger,
            List<Integer> bounded,
            boolean text) {
        public Shape {
            parts = List.copyOf(parts);
            bounded = List.copyOf(bounded);
        }

        /** The positions of the figures of a row. */
        List<Integer> figures(List<Object> row) {
            List<Integer> figures = new ArrayList<>();
            for (int position = firstFigure; position < row.size(); position++) {
                figures.add(position);
            }
            return figures;
        }

        boolean allFigures(List<Object> row) {
            return figures(row).stream().allMatch(it -> row.get(it) instanceof BigDecimal);
        }
    }
}
