package yishu.semantic.plan;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;
import yishu.content.Code;
import yishu.content.CodeList;
import yishu.content.InputException;
import yishu.content.Nearest;
import yishu.semantic.indicator.Dimension;
import yishu.semantic.indicator.Subject;

/**
 * Refuses a comparison with what no code list knows, which would find nothing without a word:
 * {@code region = '北京市'} means {@code region = '110000'}. A code that exists but has no facts is no mistake.
 */
final class KnownCodes extends SqlBasicVisitor<@Nullable Void> {
    private static final Set<SqlKind> COMPARISONS =
            Set.of(SqlKind.EQUALS, SqlKind.NOT_EQUALS, SqlKind.IN, SqlKind.NOT_IN);

    private final Subject subject;

    private KnownCodes(Subject subject) {
        this.subject = subject;
    }

    /** @throws InputException with what was probably meant */
    static void check(Subject subject, Collection<SqlNode> nodes) {
        KnownCodes known = new KnownCodes(subject);
        nodes.forEach(node -> node.accept(known));
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
        if (call.isA(SqlKind.QUERY)) {
            return null;
        }
        if (COMPARISONS.contains(call.getKind()) && call.operandCount() == 2) {
            compare(call.operand(0), call.operand(1));
            compare(call.operand(1), call.operand(0));
        }
        return super.visit(call);
    }

    private void compare(SqlNode column, SqlNode values) {
        if (column instanceof SqlIdentifier name && name.isSimple()) {
            subject.dimensionOf(name.getSimple())
                    .filter(dimension -> dimension.codes().isPresent())
                    .ifPresent(
                            dimension -> literals(values).forEach(value -> check(dimension, name.getSimple(), value)));
        }
    }

    private static Stream<String> literals(SqlNode values) {
        Stream<SqlNode> nodes = values instanceof SqlNodeList list ? list.stream() : Stream.of(values);
        return nodes.filter(node -> node instanceof SqlLiteral literal && literal.getTypeName() != null)
                .map(node -> ((SqlLiteral) node).toValue())
                .flatMap(Stream::ofNullable);
    }

    private static void check(Dimension dimension, String column, String value) {
        CodeList list = dimension.codes().orElseThrow();
        if (column.equals(dimension.name())) {
            if (list.rowsOf(value).isEmpty()) {
                throw unknown(column, value, "no code of " + list.name(), meant(dimension, value));
            }
        } else if (column.equals(dimension.nameColumn())) {
            if (list.codes().stream().noneMatch(code -> code.name().equals(value))) {
                throw unknown(column, value, "no name of " + list.name(), meant(dimension, value));
            }
        } else if (!dimension.levels().contains(value)) {
            throw unknownLevel(dimension, value);
        }
    }

    static InputException unknownLevel(Dimension dimension, String level) {
        return new InputException("Cannot find level '" + level + "' of " + dimension.name() + ": it has "
                + String.join(", ", dimension.levels()) + Nearest.hint(level, dimension.levels()));
    }

    private static InputException unknown(String column, String value, String reason, String hint) {
        return new InputException("Cannot find " + column + " '" + value + "': it is " + reason + hint);
    }

    /** {@code ; did you mean region = '110000' or region_name = '北京市'?}, or nothing. */
    private static String meant(Dimension dimension, String value) {
        return code(dimension, value)
                .map(code -> "; did you mean " + dimension.name() + " = '" + code.code() + "'"
                        + (dimension.isHierarchy()
                                ? " or " + dimension.nameColumn() + " = '" + code.name() + "'?"
                                : "?"))
                .orElse("");
    }

    /** By its code, its name, another name, the beginning of either, or the nearest; best at the facts' own level. */
    private static Optional<Code> code(Dimension dimension, String value) {
        List<Code> codes = dimension.codes().orElseThrow().codes();
        List<Code> own = codes.stream()
                .filter(code -> dimension.level().map(code.level()::equals).orElse(true))
                .toList();
        return Stream.<Predicate<Code>>of(
                        code -> code.code().equals(value) || code.name().equals(value),
                        code -> code.aliases().stream().anyMatch(value::equalsIgnoreCase),
                        code -> !value.isBlank() && (code.name().startsWith(value) || isRest(code.code(), value)))
                .flatMap(like ->
                        Stream.concat(own.stream(), codes.stream()).filter(like).limit(1))
                .findFirst()
                .or(() -> nearest(own, value));
    }

    /** Whether only zeros follow: {@code 110000} after {@code 11}. */
    private static boolean isRest(String code, String beginning) {
        return code.startsWith(beginning) && code.substring(beginning.length()).matches("0*");
    }

    private static Optional<Code> nearest(List<Code> codes, String value) {
        List<String> names = codes.stream()
                .flatMap(code -> Stream.of(code.name(), code.code()))
                .toList();
        return Nearest.to(value, names).flatMap(name -> codes.stream()
                .filter(code -> code.name().equals(name) || code.code().equals(name))
                .findFirst());
    }
}
