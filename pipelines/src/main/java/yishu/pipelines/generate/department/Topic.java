package yishu.pipelines.generate.department;

import java.util.List;
import yishu.pipelines.generate.economy.Dice;

/** What people call the hotline about, how often, and how many days there are to settle it. */
enum Topic {
    WATER("供水供电", 9, 2, "小区停水已经两天/夜里经常停电/水压太低，六楼以上没有水"),
    NOISE("噪声扰民", 16, 5, "楼下烧烤店营业到凌晨/工地夜间施工/广场舞音响太大"),
    TRAFFIC("交通出行", 14, 7, "路口红绿灯时间不合理/公交车长时间不来/人行道被占用停车"),
    PROPERTY("物业管理", 18, 7, "电梯坏了一周无人维修/物业公司乱收费/楼道堆放杂物"),
    WAGES("欠薪劳资", 7, 10, "工地拖欠三个月工资/公司辞退不给补偿/社保断缴"),
    WORK("就业服务", 5, 10, "咨询失业金领取条件/咨询招聘会时间/申请技能培训补贴"),
    ENVIRONMENT("环境污染", 9, 7, "附近工厂有刺鼻气味/河水发黑发臭/垃圾堆放无人清运"),
    POLICY("政策咨询", 15, 3, "咨询公积金提取/咨询落户条件/咨询医保异地报销"),
    OTHER("其他", 7, 5, "表扬社区工作人员/建议增设健身器材");

    private static final List<Topic> ALL = List.of(values());

    private final String title;
    private final double weight;
    private final int days;
    private final String texts;

    Topic(String title, double weight, int days, String texts) {
        this.title = title;
        this.weight = weight;
        this.days = days;
        this.texts = texts;
    }

    String title() {
        return title;
    }

    int days() {
        return days;
    }

    /** One by chance; in a downturn wages and work come up up to three times as often. */
    static Topic of(Dice dice, double downturn) {
        double[] weights = new double[ALL.size()];
        for (int position = 0; position < weights.length; position++) {
            Topic topic = ALL.get(position);
            boolean job = topic == WAGES || topic == WORK;
            weights[position] = topic.weight * (job ? 1 + 2 * downturn : 1);
        }
        return ALL.get(dice.weighted(weights));
    }

    /** What a caller says: with quotes, commas and line breaks, as it was typed. */
    String text(Dice dice, boolean yellow) {
        String said = yellow
                ? dice.pick(List.of("自来水发黄有异味", "水龙头放出黄水", "全小区自来水浑浊发黄"))
                : dice.pick(List.of(texts.split("/", -1)));
        return switch (dice.below(12)) {
            case 0 -> "来电人反映：" + said + "。\n要求尽快处理，并回电告知。";
            case 1 -> "来电人称\"" + said + "\"，多次反映未果";
            case 2 -> said + ",请转相关部门,谢谢";
            default -> "来电人反映：" + said + "。";
        };
    }
}
