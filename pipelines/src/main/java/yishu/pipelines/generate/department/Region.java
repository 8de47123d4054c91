package yishu.pipelines.generate.department;

import java.util.ArrayList;
import java.util.List;
import yishu.pipelines.generate.economy.County;

/**
 * A row of a statistical table: the province, a prefecture or a county, by the name of that time.
 *
 * @param counties positions of those that report in it
 */
record Region(String name, List<Integer> counties) {

    boolean isCounty() {
        return counties.size() == 1 && County.ALL.get(counties.get(0)).name().equals(name);
    }

    /** All of a month in the order of their codes: the province, then each prefecture and its counties. */
    static List<Region> of(int month) {
        List<Region> regions = new ArrayList<>(prefectures(month));
        List<Region> rows = new ArrayList<>();
        for (Region region : regions) {
            rows.add(region);
            if (!region.name().equals(County.PROVINCE)) {
                region.counties()
                        .forEach(it -> rows.add(new Region(County.ALL.get(it).name(), List.of(it))));
            }
        }
        return rows;
    }

    /** The province and its prefectures alone. */
    static List<Region> prefectures(int month) {
        List<Integer> all = County.reporting(month);
        List<Region> regions = new ArrayList<>();
        regions.add(new Region(County.PROVINCE, all));
        County.PREFECTURES.keySet().stream()
                .sorted()
                .map(code -> new Region(
                        County.PREFECTURES.getOrDefault(code, code),
                        all.stream()
                                .filter(it -> County.ALL.get(it).prefecture().equals(code))
                                .toList()))
                .forEach(regions::add);
        return regions;
    }
}
