package yishu.pipelines.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import yishu.content.InputException;
import yishu.pipelines.generate.department.Department;
import yishu.pipelines.generate.department.Environment;
import yishu.pipelines.generate.department.Finance;
import yishu.pipelines.generate.department.GovernmentServices;
import yishu.pipelines.generate.department.Grid;
import yishu.pipelines.generate.department.Hotline;
import yishu.pipelines.generate.department.HumanResources;
import yishu.pipelines.generate.department.MarketRegulation;
import yishu.pipelines.generate.department.Scene;
import yishu.pipelines.generate.department.Statistics;
import yishu.pipelines.generate.department.Tax;
import yishu.pipelines.generate.economy.Dice;
import yishu.pipelines.generate.economy.Economy;
import yishu.pipelines.generate.economy.Register;
import yishu.pipelines.generate.write.Defects;

/**
 * Writes what all departments of the invented province send.
 *
 * @param scale 1 for about 200,000 rows, 100 for 20 million; above 0
 * @param seed of all chance
 */
public record Generator(double scale, long seed) {
    private static final int ENTERPRISES = 6400;
    private static final List<Department> DEPARTMENTS = List.of(
            new Statistics(),
            new Finance(),
            new Tax(),
            new MarketRegulation(),
            new GovernmentServices(),
            new Hotline(),
            new Environment(),
            new HumanResources(),
            new Grid());

    public Generator {
        if (!(scale > 0) || scale > 1000) {
            throw new InputException("Cannot generate at scale '" + scale + "': it is not above 0 and at most 1000");
        }
    }

    /**
     * What was written.
     *
     * @param rows by department's folder
     * @param defects how many of each kind
     */
    public record Written(Map<String, Long> rows, Map<String, Long> defects) {
        public long all() {
            return rows.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Writes a folder for each department and the list of what is wrong; the folder must be empty or not yet there. */
    public Written write(Path folder) {
        try {
            Files.createDirectories(folder);
            refuseIfFull(folder);
            return fill(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write drops into '" + folder + "'", e);
        }
    }

    private static void refuseIfFull(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            if (files.findAny().isPresent()) {
                throw new InputException("Cannot write drops into '" + folder + "': it is not empty");
            }
        }
    }

    private Written fill(Path folder) throws IOException {
        Dice dice = Dice.of(seed);
        Economy economy = Economy.of(seed);
        Register register = new Register(dice.at("register"), Math.max(120, (int) (ENTERPRISES * scale)));
        Map<String, Long> rows = new LinkedHashMap<>();
        try (Defects defects = Defects.in(folder)) {
            for (Department department : DEPARTMENTS) {
                String name = department.folder();
                Scene scene = new Scene(economy, register, dice.at(name), scale, folder, name, defects);
                rows.put(name, department.write(scene));
            }
            Map<String, Long> kinds = new LinkedHashMap<>();
            defects.counts().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(it -> kinds.put(it.getKey().toString(), it.getValue()));
            return new Written(rows, kinds);
        }
    }
}
