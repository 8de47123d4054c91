package yishu.pipelines.check;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import yishu.pipelines.contract.Check;
import yishu.pipelines.contract.Contract;

/** A blank cell says that the file lacks a figure, not that there is none: it never replaces one of its edition. */
record Gap(Contract contract) implements Check {
    @Override
    public String name() {
        return "a blank hides no figure";
    }

    @Override
    public Severity severity() {
        return Severity.QUARANTINE;
    }

    @Override
    public int line() {
        return 1;
    }

    /** Whether a row holds no figure; never so in a table without a measure. */
    static Column isGap(Contract contract) {
        return contract.concept("OBS_VALUE").map(it -> col(it.name()).isNull()).orElse(lit(false));
    }

    Finding find(Dataset<Row> rows, Released released) {
        List<String> key = contract.editionKey();
        Column gap = isGap(contract);
        Dataset<Row> figures = released.vintages().filter(gap.unary_$bang());
        Dataset<Row> found = NewKey.present(rows.filter(gap), figures, key)
                .withColumn(Checks.REASON, lit("is blank where an earlier file has a figure"));
        return new Finding("blank where an earlier file has a figure", Optional.of(found));
    }
}
