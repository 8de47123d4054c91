package yishu.semantic.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;
import yishu.semantic.indicator.Dimension;
import yishu.semantic.indicator.Measure.Facts;
import yishu.semantic.indicator.Sql;

/**
 * How a fact table, read as {@code f}, spells the columns of a subject: {@code region} is {@code f."region_code"}, and
 * {@code region_name} stands in the code list that is joined for it.
 */
final class FactColumns {
    private final Facts facts;
    private final Context context;
    private final Optional<String> carriedTo;
    private final Map<String, Dimension> joined = new LinkedHashMap<>();

    FactColumns(Facts facts, Context context) {
        this(facts, context, Optional.empty());
    }

    /** @param carriedTo a day as SQL; members are those that stand for the facts' own in its year */
    FactColumns(Facts facts, Context context, Optional<String> carriedTo) {
        this.facts = facts;
        this.context = context;
        this.carriedTo = carriedTo;
        facts.dimensions().values().forEach(dimension -> levelCondition(dimension));
    }

    /** A value or condition over the subject's columns, as SQL over the table's. */
    String text(SqlNode node) {
        return rewritten(node, name -> Sql.expression(column(name)));
    }

    /** The same for a condition that others may follow after AND. */
    String condition(SqlNode condition) {
        SqlNode ranged = YearRanges.in(condition);
        return joinable(ranged, text(ranged));
    }

    /** A condition over the table's own columns. */
    static String ownCondition(String condition) {
        SqlNode node = Sql.expression(condition);
        return joinable(node, rewritten(node, name -> Sql.expression(own(name))));
    }

    static String joinable(SqlNode condition, String text) {
        return condition.getKind() == SqlKind.OR ? "(" + text + ")" : text;
    }

    static String own(String column) {
        return "f." + Sql.quote(column);
    }

    String period() {
        return own(facts.time().column());
    }

    /** A column of the subject as SQL over the table. */
    String column(String name) {
        return switch (name) {
            case "period", "year", "quarter", "month" -> new TimeColumns(period()).column(name);
            default -> ofDimension(name);
        };
    }

    private String ofDimension(String name) {
        for (Dimension dimension : facts.dimensions().values()) {
            if (name.equals(dimension.name())) {
                return member(dimension);
            }
            if (name.equals(dimension.nameColumn())) {
                return memberName(dimension);
            }
            if (name.equals(dimension.levelColumn())) {
                return memberLevel(dimension);
            }
        }
        throw new IllegalStateException("no column '" + name + "' in " + facts.table());
    }

    private String member(Dimension dimension) {
        return context.above(dimension).map(level -> code(dimension, level)).orElseGet(() -> ownMember(dimension));
    }

    /** What no list has goes by its own name. */
    private String ownMember(Dimension dimension) {
        String own = own(dimension.column());
        return carriedTo.isEmpty() || !isCarried(dimension)
                ? own
                : "CASE WHEN " + code(dimension, "code") + " IS NULL THEN " + own + " ELSE " + code(dimension, "now")
                        + " END";
    }

    /** Whether it makes a difference in which year its members are looked for. */
    static boolean isCarried(Dimension dimension) {
        return dimension.isHierarchy() && dimension.codes().orElseThrow().hasHistory();
    }

    private String memberName(Dimension dimension) {
        return context.above(dimension)
                .map(level -> code(dimension, level + " name"))
                .orElseGet(() -> code(dimension, "name"));
    }

    private String memberLevel(Dimension dimension) {
        return Optional.ofNullable(context.levels().get(dimension.name()))
                .or(dimension::level)
                .map(level -> "'" + level.replace("'", "''") + "'")
                .orElseGet(() -> code(dimension, "level"));
    }

    private String code(Dimension dimension, String column) {
        joined.put(dimension.name(), dimension);
        return alias(dimension) + "." + Sql.quote(column);
    }

    private static String alias(Dimension dimension) {
        return Sql.quote(dimension.name() + " codes");
    }

    /** Which facts a level asked for leaves: those that have an ancestor there, or in a mixed table stand there. */
    Optional<String> levelCondition(Dimension dimension) {
        String asked = context.levels().get(dimension.name());
        if (asked == null) {
            return Optional.empty();
        }
        if (context.above(dimension).isPresent()) {
            return Optional.of(member(dimension) + " IS NOT NULL");
        }
        return dimension.level().isPresent()
                ? Optional.empty()
                : Optional.of(code(dimension, "level") + " = '" + asked.replace("'", "''") + "'");
    }

    /** The code lists that the columns so far asked for stand in. */
    String joins() {
        StringBuilder joins = new StringBuilder();
        for (Dimension dimension : joined.values()) {
            String codes = alias(dimension);
            String year = carriedTo
                    .map(TimeColumns::new)
                    .orElseGet(() -> new TimeColumns(period()))
                    .column("year");
            boolean isCarried = carriedTo.isPresent() && isCarried(dimension);
            joins.append(" LEFT JOIN ")
                    .append(Sql.quote(isCarried ? CarriedMembers.relation(dimension) : Members.relation(dimension)))
                    .append(" AS ")
                    .append(codes);
            joins.append(" ON ").append(codes).append(".\"code\" = ").append(own(dimension.column()));
            joins.append(" AND ").append(year).append(" >= ").append(codes).append(".\"from\"");
            joins.append(" AND ").append(year).append(" < ").append(codes).append(".\"until\"");
        }
        return joins.toString();
    }

    static String rewritten(SqlNode node, Function<String, SqlNode> column) {
        SqlNode result = node.accept(new SqlShuttle() {
            @Override
            public @Nullable SqlNode visit(SqlCall call) {
                return call.isA(SqlKind.QUERY) ? call : super.visit(call);
            }

            @Override
            public @Nullable SqlNode visit(SqlIdentifier name) {
                return name.isStar() ? name : column.apply(name.getSimple()).clone(SqlParserPos.ZERO);
            }
        });
        return Sql.text(result == null ? node : result);
    }
}
