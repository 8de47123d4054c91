package yishu.pipelines.generate.department;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import yishu.pipelines.generate.write.Kind;
import yishu.pipelines.generate.write.Sheets;

/** The statistics office: workbooks with headers of two rows, titles, notes and figures that were revised. */
public final class Statistics implements Department {
    static final List<Kind> KINDS = List.of(
            Kind.TEXT_IN_NUMBER,
            Kind.WRONG_UNIT,
            Kind.TOTAL_NOT_SUM,
            Kind.DUPLICATE,
            Kind.AMBIGUOUS_REGION,
            Kind.NEGATIVE,
            Kind.UNKNOWN_REGION,
            Kind.CONTRADICTING_DUPLICATE,
            Kind.REGION_BEFORE_MERGER,
            Kind.SHIFTED_COLUMNS);

    @Override
    public String folder() {
        return "statistics";
    }

    @Override
    public long write(Scene scene) throws IOException {
        return new Accounts(scene).write()
                + new Incomes(scene).write()
                + new Bulletins(scene).write()
                + new Indices(scene).write();
    }

    /** A title, the period, and a header of two rows: each name over its level and its growth. */
    static void heading(Sheets.Page page, String title, String period, List<String> names, String unit) {
        page.title(title, 1 + 2 * names.size());
        page.row(List.of("时间：" + period));
        List<String> upper = new ArrayList<>(List.of("地区"));
        List<String> lower = new ArrayList<>(List.of(""));
        page.merge(1, 0, 0);
        for (String name : names) {
            page.merge(0, upper.size(), upper.size() + 1);
            upper.addAll(List.of(name, ""));
            lower.addAll(List.of("绝对量（" + unit + "）", "增速（%）"));
        }
        page.row(upper);
        page.row(lower);
    }
}
