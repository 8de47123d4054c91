package yishu.semantic.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import yishu.content.InputException;
import yishu.content.Nearest;

/** Has Calcite check a statement over known tables: names, types, and that it uses no function but SQL's own. */
final class Typing {
    private static final Pattern NO_COLUMN = Pattern.compile("Column '([^']+)' not found in (?:any table|table '.*')");
    private static final SqlValidator.Config RULES = SqlValidator.Config.DEFAULT
            .withConformance(SqlConformanceEnum.LENIENT)
            .withCallRewrite(false)
            .withIdentifierExpansion(false);

    private final JavaTypeFactoryImpl types = new JavaTypeFactoryImpl(new Decimals());
    private final CalciteSchema root = CalciteSchema.createRootSchema(false, false);
    private final Map<String, List<String>> columns = new LinkedHashMap<>();

    /** A table of the warehouse under the name that the statement has for it. */
    void add(String name, Schema schema) {
        RelDataTypeFactory.Builder row = types.builder();
        schema.columns().forEach(column -> row.add(column.name(), nullable(type(column.type()))));
        add(name, row.build());
    }

    /** A code list as {@link Members} gives it. */
    void addMembers(String name, List<String> columnNames) {
        RelDataTypeFactory.Builder row = types.builder();
        for (String column : columnNames) {
            boolean year = column.equals("from") || column.equals("until");
            row.add(column, nullable(types.createSqlType(year ? SqlTypeName.INTEGER : SqlTypeName.VARCHAR)));
        }
        add(name, row.build());
    }

    private void add(String name, RelDataType row) {
        columns.put(name, row.getFieldNames());
        root.add(name, new AbstractTable() {
            @Override
            public RelDataType getRowType(RelDataTypeFactory factory) {
                return row;
            }
        });
    }

    private RelDataType nullable(RelDataType type) {
        return types.createTypeWithNullability(type, true);
    }

    private RelDataType type(Type type) {
        return switch (type.typeId()) {
            case BOOLEAN -> types.createSqlType(SqlTypeName.BOOLEAN);
            case INTEGER -> types.createSqlType(SqlTypeName.INTEGER);
            case LONG -> types.createSqlType(SqlTypeName.BIGINT);
            case FLOAT -> types.createSqlType(SqlTypeName.REAL);
            case DOUBLE -> types.createSqlType(SqlTypeName.DOUBLE);
            case DATE -> types.createSqlType(SqlTypeName.DATE);
            case TIMESTAMP ->
                types.createSqlType(
                        ((Types.TimestampType) type).shouldAdjustToUTC()
                                ? SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE
                                : SqlTypeName.TIMESTAMP,
                        6);
            case DECIMAL -> {
                Types.DecimalType decimal = (Types.DecimalType) type;
                yield types.createSqlType(SqlTypeName.DECIMAL, decimal.precision(), decimal.scale());
            }
            case LIST -> types.createArrayType(nullable(type(((Types.ListType) type).elementType())), -1);
            default -> types.createSqlType(SqlTypeName.VARCHAR);
        };
    }

    /**
     * The statement, checked, with the casts that its comparisons imply.
     *
     * @throws InputException saying what does not fit
     */
    SqlNode check(SqlNode statement) {
        Properties properties = new Properties();
        properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "true");
        CalciteCatalogReader catalog =
                new CalciteCatalogReader(root, List.of(), types, new CalciteConnectionConfigImpl(properties));
        SqlValidator validator = SqlValidatorUtil.newValidator(Functions.ALL, catalog, types, RULES);
        try {
            return DuckDbMeaning.write(validator.validate(statement), validator);
        } catch (CalciteContextException e) {
            throw new InputException("Cannot answer the question: " + reason(e), e);
        }
    }

    private String reason(CalciteContextException e) {
        Throwable cause = e.getCause();
        String reason = cause == null || cause.getMessage() == null ? "it is not valid SQL" : cause.getMessage();
        if (reason.contains("<DATE>") && reason.contains("<INTEGER>")) {
            return reason + "; a period is its first day, DATE '2024-01-01', and a year is asked for by year = 2024";
        }
        Matcher noColumn = NO_COLUMN.matcher(reason);
        if (!noColumn.find()) {
            return reason;
        }
        List<String> known = new ArrayList<>();
        columns.values().forEach(known::addAll);
        return reason.replaceFirst("; did you mean.*", "") + Nearest.hint(noColumn.group(1), known);
    }
}
