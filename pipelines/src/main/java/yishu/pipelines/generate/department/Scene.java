package yishu.pipelines.generate.department;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import yishu.pipelines.generate.economy.Dice;
import yishu.pipelines.generate.economy.Economy;
import yishu.pipelines.generate.economy.Register;
import yishu.pipelines.generate.write.Defects;
import yishu.pipelines.generate.write.Place;

/**
 * What a department works with.
 *
 * @param dice its own
 * @param scale 1 for about 200,000 rows of all departments together
 * @param folder of the drops
 * @param name of the department's folder in it
 */
public record Scene(
        Economy economy, Register register, Dice dice, double scale, Path folder, String name, Defects defects) {

    /** A file of the department, whose folder is made. */
    public Path file(String file) throws IOException {
        Path path = folder.resolve(name).resolve(file);
        Files.createDirectories(path.getParent());
        return path;
    }

    /** The place of a row in one of its files. */
    public Place place(String file, String sheet, long row) {
        return new Place(name + "/" + file, sheet, row, 0);
    }

    /** Whether statistics and the grid company disagree about the electricity of a county and month. */
    boolean disputed(int county, int month) {
        return Dice.of(economy.seed()).at("disputed").at(county, month).chance(0.012);
    }
}
