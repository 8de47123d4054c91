package yishu.pipelines.fetch.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import yishu.pipelines.fetch.Fetcher;
import yishu.pipelines.fetch.Request;

/**
 * The rows of a query, ordered by all their columns, so that the same rows are the same file. {@code jdbc:hr} asks the
 * connection {@code hr}; an extract whose rows are those of the last one is none.
 */
public final class JdbcFetcher implements Fetcher {
    private static final int ROWS_AT_ONCE = 1_000;

    @Override
    public String scheme() {
        return "jdbc";
    }

    @Override
    public List<Path> fetch(Request request) throws IOException {
        String query = request.source().query().orElseThrow();
        try (Database database = Database.open(request)) {
            return extract(request, database, query.strip().replaceAll(";+$", ""));
        }
    }

    private static List<Path> extract(Request request, Database database, String query) throws IOException {
        Path half = request.file(".half");
        ExtractNumber number = ExtractNumber.after(request.published());
        String rows = "SELECT * FROM (\n" + query + "\n) q";
        try (Statement statement = database.connection().createStatement()) {
            statement.setFetchSize(ROWS_AT_ONCE);
            List<Column<?>> columns = columns(request, database, statement, rows + " WHERE 1 = 0");
            String order = IntStream.rangeClosed(1, columns.size())
                    .mapToObj(String::valueOf)
                    .collect(Collectors.joining(", "));
            try (ResultSet result = statement.executeQuery(rows + " ORDER BY " + order);
                    Extract extract = Extract.begin(half, columns, number)) {
                while (result.next()) {
                    extract.add(result, request);
                }
                extract.close();
                return kept(request, half, number, extract.digest());
            }
        } catch (SQLException e) {
            throw Failure.of(request, "the database refuses the query", e);
        }
    }

    private static List<Column<?>> columns(Request request, Database database, Statement statement, String none)
            throws SQLException {
        try (ResultSet result = statement.executeQuery(none)) {
            return Columns.of(request, database, result.getMetaData());
        }
    }

    private static List<Path> kept(Request request, Path half, ExtractNumber number, String digest) throws IOException {
        if (number.isRepeated(digest)) {
            Files.delete(half);
            return List.of();
        }
        return List.of(Files.move(half, request.file("." + number.next() + "." + digest + ".parquet")));
    }
}
