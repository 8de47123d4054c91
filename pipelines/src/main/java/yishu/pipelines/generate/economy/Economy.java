package yishu.pipelines.generate.economy;

/**
 * What is true of the invented province, by county c, industry i and month t (positions of {@link County#ALL},
 * {@link Industry} and {@link Months}); money in yuan, electricity in kilowatt hours.
 *
 * <pre>
 * mix(c,i)      = share(i) * exp(0.25 z), a district's agriculture a fifth of it; sums to 1 over i
 * volume(c,i,t) = output(c)/12 * mix(c,i) * (1 + growth(c) + growth(i))^(t/12) * season(i,t)
 *                 * (1 - festival(i) * festival(t)) * (1 - downturn(i) * downturn(t)) * exp(u(c,t) + e)
 * u(c,t)        = 0.7 u(c,t-1) + 0.006 z,   e = 0.010 z
 * price(i,t)    = price(i,t-1) * (1 + drift(i)/12 - 0.004 downturn(t) [industry only] + 0.001 z)
 * value         = volume * price
 * tax           = tax(i) * value * exp(0.02 z)
 * electricity   = electricity(i) * volume * exp(0.015 z)
 * employees     = workers(i) * mean of the last 12 volumes * 12, to the power that keeps half of a change out
 * loans(c,t)    = loans(c,t-1) * (1 + 0.009 - 0.006 downturn(t)) + 0.01 value(c,t) + noise; deposits likewise
 * </pre>
 *
 * One county, {@link County#BOASTING}, publishes {@link #boast} times what it produces from July 2022 on; nothing else of
 * it follows. All z are independent and about standard normal.
 */
public final class Economy {
    private static final int COUNTIES = County.ALL.size();
    private static final int INDUSTRIES = Industry.values().length;
    private static final double HUNDRED_MILLION = 1e8;
    private static final double[] HARVEST = {0.5, 0.5, 0.6, 0.7, 0.9, 1.3, 1.1, 1.0, 1.5, 1.7, 1.2, 1.0};
    private static final double[] BUSY = {0.94, 0.88, 1.03, 0.98, 1.0, 1.05, 0.98, 0.99, 1.02, 1.01, 1.03, 1.09};

    private final double[][][] volumes = new double[COUNTIES][INDUSTRIES][Months.COUNT];
    private final double[][] prices = new double[INDUSTRIES][Months.COUNT];
    private final double[][] consumerPrices = new double[2][Months.COUNT];
    private final double[][] loans = new double[COUNTIES][Months.COUNT];
    private final double[][] deposits = new double[COUNTIES][Months.COUNT];
    private final long seed;
    private final Dice dice;

    private Economy(long seed) {
        this.seed = seed;
        this.dice = Dice.of(seed).at("economy");
    }

    /** The economy of a seed. */
    public static Economy of(long seed) {
        Economy economy = new Economy(seed);
        for (int county = 0; county < COUNTIES; county++) {
            economy.produce(county);
        }
        economy.setPrices();
        for (int county = 0; county < COUNTIES; county++) {
            economy.lend(county);
        }
        return economy;
    }

    public long seed() {
        return seed;
    }

    private void produce(int county) {
        double[] mix = mix(county);
        double shock = 0;
        for (int month = 0; month < Months.COUNT; month++) {
            shock = 0.7 * shock + 0.006 * noise("county", county, month);
            for (Industry industry : Industry.values()) {
                int i = industry.position();
                County place = County.ALL.get(county);
                double[] season = industry == Industry.AGRICULTURE ? HARVEST : BUSY;
                volumes[county][i][month] = place.output()
                        * HUNDRED_MILLION
                        / 12
                        * mix[i]
                        * StrictMath.pow(1 + place.growth() + industry.growth, (month - Months.FIRST) / 12.0)
                        * season[month % 12]
                        * (1 - industry.festival * Months.festival(month))
                        * (1 - industry.downturn * Months.downturn(month))
                        * StrictMath.exp(shock + 0.010 * noise("cell", county * INDUSTRIES + i, month));
            }
        }
    }

    private double[] mix(int county) {
        double[] mix = new double[INDUSTRIES];
        double sum = 0;
        for (Industry industry : Industry.values()) {
            boolean town = County.ALL.get(county).isDistrict() && industry == Industry.AGRICULTURE;
            double weight = industry.share * (town ? 0.2 : 1);
            mix[industry.position()] = weight * StrictMath.exp(0.25 * noise("mix", county, industry.position()));
            sum += mix[industry.position()];
        }
        for (int i = 0; i < INDUSTRIES; i++) {
            mix[i] /= sum;
        }
        return mix;
    }

    private void setPrices() {
        for (int month = 0; month < Months.COUNT; month++) {
            double slump = Months.downturn(month);
            for (int i = 0; i < INDUSTRIES; i++) {
                double drift = i == Industry.INDUSTRY.position() ? 0.006 / 12 - 0.004 * slump : 0.018 / 12;
                prices[i][month] =
                        (month == 0 ? 1 : prices[i][month - 1]) * (1 + drift + 0.001 * noise("price", i, month));
            }
            consumerPrices[0][month] = (month == 0 ? 1 : consumerPrices[0][month - 1])
                    * (1 + 0.0013 + 0.012 * (festival(month) - festival(month - 1)) + 0.001 * noise("cpi", 0, month));
            consumerPrices[1][month] = prices[Industry.INDUSTRY.position()][month];
        }
    }

    private static double festival(int month) {
        return month < 0 ? 0 : Months.festival(month);
    }

    private void lend(int county) {
        double loan = County.ALL.get(county).output() * 1.1 * HUNDRED_MILLION;
        double deposit = County.ALL.get(county).output() * 1.4 * HUNDRED_MILLION;
        for (int month = 0; month < Months.COUNT; month++) {
            double value = value(county, month);
            loan = loan * (1.0045 - 0.006 * Months.downturn(month))
                    + value * (0.01 + 0.003 * noise("loan", county, month));
            deposit = deposit * 1.0052
                    + value * (0.012 + 0.006 * Months.festival(month))
                    + value * 0.004 * noise("deposit", county, month);
            loans[county][month] = loan;
            deposits[county][month] = deposit;
        }
    }

    private double noise(String what, long one, long other) {
        return dice.at(what).at(one, other).normal();
    }

    /** Value added at the prices of January 2019. */
    public double volume(int county, Industry industry, int month) {
        return volumes[county][industry.position()][month];
    }

    /** Value added at current prices. */
    public double value(int county, Industry industry, int month) {
        return volumes[county][industry.position()][month] * prices[industry.position()][month];
    }

    /** Value added of all industries. */
    public double value(int county, int month) {
        double sum = 0;
        for (Industry industry : Industry.values()) {
            sum += value(county, industry, month);
        }
        return sum;
    }

    /** How many times its true output a county publishes: 1, but for one county from July 2022 on, in the end 1.15. */
    public static double boast(int county, int month) {
        int since = month - Months.at(2022, 7);
        return county == County.BOASTING && since >= 0 ? 1 + Math.min(0.15, 0.008 * (since + 1)) : 1;
    }

    /** Taxes of a month. */
    public double tax(int county, Industry industry, int month) {
        return industry.tax
                * value(county, industry, month)
                * StrictMath.exp(0.02 * noise("tax", county * INDUSTRIES + industry.position(), month));
    }

    /** Sales of a month, each sale counted. */
    public double sales(int county, Industry industry, int month) {
        return industry.turnover * value(county, industry, month);
    }

    /** Electricity used in a month. */
    public double electricity(int county, Industry industry, int month) {
        return industry.electricity
                * volume(county, industry, month)
                * StrictMath.exp(0.015 * noise("electricity", county * INDUSTRIES + industry.position(), month));
    }

    /** Electricity that households use in a month: more in the heat of summer and at the festival. */
    public double households(int county, int month) {
        double[] heat = {1.1, 1.05, 0.9, 0.8, 0.85, 1.05, 1.4, 1.45, 1.1, 0.85, 0.85, 1.0};
        return County.ALL.get(county).people()
                * 10_000
                * 55
                * heat[month % 12]
                * (1 + 0.004 * month)
                * StrictMath.exp(0.03 * noise("household", county, month));
    }

    /** People at work: they follow a year's output, and only by half. */
    public double employees(int county, Industry industry, int month) {
        double sum = 0;
        int first = Math.max(0, month - 11);
        for (int it = first; it <= month; it++) {
            sum += volume(county, industry, it);
        }
        double yearly = sum / (month - first + 1) * 12;
        double before = volume(county, industry, 0) * 12;
        return industry.workers
                / 10_000
                * before
                * StrictMath.sqrt(yearly / before)
                * (1 - 0.3 * industry.downturn * Months.downturn(month));
    }

    /** Retail sales of consumer goods in a month. */
    public double retail(int county, int month) {
        double trade = value(county, Industry.TRADE, month) + value(county, Industry.CATERING, month);
        return 3.1 * trade * StrictMath.exp(0.008 * noise("retail", county, month));
    }

    /** Index of consumer prices (0) or producer prices (1) on an earlier month, which is 100. */
    public double priceIndex(int kind, int county, int month, int base) {
        return 100 * consumerPrices[kind][month] / consumerPrices[kind][base]
                + 0.12 * noise("index" + kind, county, month);
    }

    /** Growth of fixed asset investment from January to a month, on the year before: it swings more than output. */
    public double investmentGrowth(int county, int month) {
        double now = 0;
        double before = 0;
        for (int it = Months.january(month); it <= month; it++) {
            now += volume(county, Industry.CONSTRUCTION, it) + volume(county, Industry.REAL_ESTATE, it);
            before += volume(county, Industry.CONSTRUCTION, it - 12) + volume(county, Industry.REAL_ESTATE, it - 12);
        }
        return 1.6 * (now / before - 1) + 0.01 * noise("investment", county, month);
    }

    /** Income per head of a month, of townspeople or of the country. */
    public double income(int county, boolean urban, int month) {
        double level = (urban ? 3300 : 1500)
                * (0.85 + 0.3 * StrictMath.sqrt(County.ALL.get(county).output() / 447));
        double growth = urban ? 0.055 : 0.072;
        return level
                * StrictMath.pow(1 + growth, (month - Months.FIRST) / 12.0)
                * (month % 12 == 0 ? 1.2 : 1)
                * (1 - 0.03 * Months.downturn(month))
                * StrictMath.exp(0.006 * noise("income", county * 2L + (urban ? 1 : 0), month));
    }

    public double loans(int county, int month) {
        return loans[county][month];
    }

    public double deposits(int county, int month) {
        return deposits[county][month];
    }

    /** Fine dust in micrograms per cubic metre on a day of a month: worse in winter, better when industry rests. */
    public double dust(int county, int month, int day) {
        double[] winter = {1.5, 1.35, 1.1, 0.9, 0.8, 0.7, 0.65, 0.65, 0.75, 0.95, 1.2, 1.45};
        double busy = volume(county, Industry.INDUSTRY, month) / volume(county, Industry.INDUSTRY, month % 12);
        return 34
                * winter[month % 12]
                * (0.6 + 0.4 * busy)
                * (1 - 0.006 * month)
                * StrictMath.exp(0.35 * noise("dust", county * 100L + day, month));
    }
}
