package yishu.pipelines.generate.economy;

import java.util.List;

/** An industry with the parameters of {@link Economy}. */
public enum Industry {
    AGRICULTURE(0, "A", "农林牧渔业", 0.09, 0.035, 0.05, 0.01, 0.002, 0.02, 0.15, 1.6),
    INDUSTRY(1, "C", "工业", 0.36, 0.062, 0.25, 0.10, 0.13, 0.22, 0.05, 4.0),
    CONSTRUCTION(2, "E", "建筑业", 0.07, 0.045, 0.45, 0.12, 0.07, 0.03, 0.09, 3.6),
    TRADE(3, "F", "批发和零售业", 0.09, 0.058, -0.05, 0.08, 0.12, 0.05, 0.07, 5.0),
    TRANSPORT(4, "G", "交通运输、仓储和邮政业", 0.05, 0.055, 0.10, 0.10, 0.05, 0.09, 0.06, 2.4),
    CATERING(5, "H", "住宿和餐饮业", 0.02, 0.050, -0.20, 0.18, 0.04, 0.12, 0.15, 2.5),
    FINANCE(6, "J", "金融业", 0.07, 0.065, 0.00, 0.01, 0.11, 0.02, 0.015, 1.7),
    REAL_ESTATE(7, "K", "房地产业", 0.07, 0.020, 0.30, 0.12, 0.16, 0.03, 0.025, 1.5),
    OTHER(8, "S", "其他服务业", 0.18, 0.070, 0.10, 0.04, 0.03, 0.04, 0.065, 1.9);

    /** By position. */
    public static final List<Industry> ALL = List.of(values());

    private final int position;
    private final String code;
    private final String title;
    final double share;
    final double growth;
    final double festival;
    final double downturn;
    final double tax;
    final double electricity;
    final double workers;
    final double turnover;

    /**
     * An industry.
     *
     * @param position from 0, in the order of the sections
     * @param share of value added
     * @param growth of volume in a year
     * @param festival share of a month's output that a Spring Festival within it costs
     * @param downturn share of output that the downturn costs at its deepest
     * @param tax per yuan of value added
     * @param electricity kilowatt hours per yuan of value added
     * @param workers per 10,000 yuan of value added in a year
     * @param turnover sales per yuan of value added
     */
    Industry(
            int position,
            String code,
            String title,
            double share,
            double growth,
            double festival,
            double downturn,
            double tax,
            double electricity,
            double workers,
            double turnover) {
        this.position = position;
        this.code = code;
        this.title = title;
        this.share = share;
        this.growth = growth;
        this.festival = festival;
        this.downturn = downturn;
        this.tax = tax;
        this.electricity = electricity;
        this.workers = workers;
        this.turnover = turnover;
    }

    /** From 0, in the order of the sections. */
    public int position() {
        return position;
    }

    /** The letter of its section in GB/T 4754. */
    public String code() {
        return code;
    }

    public String title() {
        return title;
    }
}
