package yishu.pipelines.generate.economy;

import java.time.LocalDate;
import java.util.List;

/**
 * The enterprises of the province, none of which is kept in memory: the one of a number is always the same. One in eight
 * files taxes and contributions month by month; together those make up their county's and industry's figures, each in
 * proportion to its weight.
 */
public final class Register {
    private static final int FILING = 8;
    private static final double[] SHARES = {6, 22, 12, 30, 8, 10, 1.5, 4, 14};
    private static final List<String> FIRST =
            List.of("瑞", "恒", "华", "鑫", "永", "隆", "盛", "宏", "泰", "嘉", "德", "云", "锦", "博", "远", "新", "金", "通");
    private static final List<String> SECOND =
            List.of("丰", "达", "源", "康", "信", "发", "祥", "诚", "利", "安", "和", "兴", "泽", "洋", "辉", "凯", "顺", "邦");
    private static final List<List<String>> TRADES = List.of(
            List.of("生态农业", "果蔬种植", "水产养殖"),
            List.of("机械制造", "纺织", "电子科技", "建材", "食品", "化工"),
            List.of("建筑工程", "装饰工程", "市政工程"),
            List.of("商贸", "百货", "医药销售"),
            List.of("物流", "运输", "仓储"),
            List.of("餐饮管理", "酒店管理"),
            List.of("小额贷款", "融资担保"),
            List.of("房地产开发", "物业服务"),
            List.of("信息技术", "教育咨询", "环保科技", "文化传媒"));

    private final Dice dice;
    private final int size;
    private final double[] counties;
    private final double[][] weights = new double[County.ALL.size()][Industry.values().length];

    /** So many enterprises, drawn with the dice. */
    public Register(Dice dice, int size) {
        this.dice = dice;
        this.size = size;
        this.counties = County.ALL.stream().mapToDouble(County::output).toArray();
        for (int filer = 0; filer < filers(); filer++) {
            Enterprise it = filer(filer);
            weights[it.county()][it.industry().position()] += it.weight();
        }
    }

    public int size() {
        return size;
    }

    /** How many of them file every month. */
    public int filers() {
        return (size + FILING - 1) / FILING;
    }

    /** The filing enterprise of a number from 0 to below {@link #filers}. */
    public Enterprise filer(int filer) {
        return enterprise(filer * FILING);
    }

    public Enterprise enterprise(int number) {
        Dice own = dice.at(number);
        int county = own.weighted(counties);
        Industry industry = Industry.ALL.get(own.weighted(SHARES));
        double weight = StrictMath.exp(1.1 * own.normal());
        String name = County.ALL.get(county).name()
                + own.pick(FIRST)
                + own.pick(SECOND)
                + own.pick(TRADES.get(industry.position()))
                + (own.chance(0.85) ? "有限公司" : "股份有限公司");
        LocalDate founded = LocalDate.of(1998, 1, 1).plusDays(own.below(7900));
        String code = CreditCode.of(County.ALL.get(county).code(), number + 1);
        return new Enterprise(number, code, name, county, industry, weight, founded);
    }

    /** The part of its county's and industry's figures that a filing enterprise has. */
    public double share(Enterprise filer) {
        return filer.weight() / weights[filer.county()][filer.industry().position()];
    }

    /** A name as somebody typed it who did not look twice. */
    public static String misspelt(String name, Dice dice) {
        return switch (dice.below(4)) {
            case 0 -> name.replaceFirst("有限公司$", "公司");
            case 1 -> name.substring(0, 3) + "（" + name.charAt(3) + "）" + name.substring(4);
            case 2 -> name.substring(0, 4) + name.charAt(3) + name.substring(5);
            default -> name.substring(3);
        };
    }
}
