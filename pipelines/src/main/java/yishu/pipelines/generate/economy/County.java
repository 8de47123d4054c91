package yishu.pipelines.generate.economy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A county or district, with its code in {@code codelists/sample_region.csv}.
 *
 * @param output value added of 2020, in 100 million yuan
 * @param growth of its volume in a year, over and above its industries'
 * @param people residents, in 10,000
 */
public record County(String code, String name, double output, double growth, double people) {
    public static final String PROVINCE = "云岭省";

    /** The one that was merged into {@link #HEIR} in July 2021. */
    public static final int MERGED = 2;

    public static final int HEIR = 0;
    /** The one that publishes more than it produces. */
    public static final int BOASTING = 7;
    /** Where something happens in June 2024. */
    public static final int SURGING = 9;

    /** By position; the positions above are of this list. */
    public static final List<County> ALL = List.of(
            new County("990101", "澜阳区", 447, 0.006, 64),
            new County("990102", "溪北区", 285, 0.003, 44),
            new County("990121", "石埠县", 89, -0.004, 15),
            new County("990122", "望岚县", 64, 0.002, 21),
            new County("990201", "松南区", 213, 0.001, 36),
            new County("990221", "竹坞县", 51, 0.004, 18),
            new County("990222", "枫溪县", 43, 0.012, 16),
            new County("990301", "雁滨区", 168, -0.008, 31),
            new County("990321", "芦湾县", 37, 0.002, 13),
            new County("990322", "长堤县", 31, 0.000, 12),
            new County("990401", "桐岭区", 120, 0.003, 27),
            new County("990421", "桐岭县", 46, -0.003, 19),
            new County("990422", "白鹭县", 28, 0.008, 11));

    /** Names of the prefectures by their code. */
    public static final Map<String, String> PREFECTURES =
            Map.of("990100", "澜溪市", "990200", "松屏市", "990300", "雁泽市", "990400", "云浦市");

    public boolean isDistrict() {
        return name.endsWith("区");
    }

    /** Code of the prefecture that it lies in. */
    public String prefecture() {
        return code.substring(0, 4) + "00";
    }

    /** Position of the county under which another reports in a month: the merged one under its heir. */
    public static int reporting(int county, int month) {
        return county == MERGED && month >= Months.MERGER ? HEIR : county;
    }

    /** Positions of the counties that report in a month. */
    public static List<Integer> reporting(int month) {
        return Stream.iterate(0, it -> it < ALL.size(), it -> it + 1)
                .filter(it -> reporting(it, month) == it)
                .toList();
    }

    /** Positions of the counties that report under this one in a month. */
    public static List<Integer> parts(int county, int month) {
        return Stream.iterate(0, it -> it < ALL.size(), it -> it + 1)
                .filter(it -> reporting(it, month) == county)
                .toList();
    }
}
