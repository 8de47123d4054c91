package yishu.semantic.question;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlNode;
import yishu.semantic.engine.TableName;

/**
 * What was read out of a request: an ordinary statement over tables of the warehouse, each under one name such as
 * {@code "core.nbs_provinces"}, and over the cells of blocks, each under the block's name.
 *
 * @param statement that reads {@code tables} and {@code blocks}
 * @param tables that it names itself; those of the blocks are not among them
 * @param asOf the moment as of which it reads all of them, if it or the request says one
 */
public record Question(SqlNode statement, List<Block> blocks, Set<TableName> tables, Optional<Instant> asOf) {
    public Question {
        blocks = List.copyOf(blocks);
        tables = Set.copyOf(tables);
    }
}
