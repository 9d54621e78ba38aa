package io.orcha.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * How large a table is, by the number of users.
 *
 * @param rows per user
 * @param heap bytes of its own per user
 * @param indexes bytes of its indexes per user
 * @param toast bytes of what is stored out of line per user
 */
record TableSize(String table, double rows, double heap, double indexes, double toast) {

    /** The tables with a column {@code user_id}, and those of the jobs. */
    private static final String TABLES = """
            SELECT c.relname
              FROM pg_class c
             WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
               AND (c.relname = 'scheduled_tasks'
                    OR EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'user_id'))
             ORDER BY c.relname
            """;

    static List<TableSize> all(BenchDatabase database, int users) throws SQLException {
        var tables = database.texts(TABLES);
        var sizes = new ArrayList<TableSize>();
        for (var table : tables) {
            double rows = database.number("SELECT count(*) FROM " + table);
            double heap = database.number("SELECT pg_relation_size(?::regclass)", table);
            double indexes = database.number("SELECT pg_indexes_size(?::regclass)", table);
            double all = database.number("SELECT pg_total_relation_size(?::regclass)", table);
            sizes.add(
                    new TableSize(table, rows / users, heap / users, indexes / users, (all - heap - indexes) / users));
        }
        return List.copyOf(sizes);
    }

    double total() {
        return heap + indexes + toast;
    }
}
