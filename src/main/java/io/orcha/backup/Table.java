package io.orcha.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table that a backup holds, as the database's catalogue describes it.
 *
 * @param columns those that are stored, without computed ones, in the order of the table
 * @param types their types in SQL
 * @param key the columns of the primary key
 * @param owner how its rows belong to users
 * @param parents the tables that it refers to
 */
record Table(
        String name, List<String> columns, List<String> types, List<String> key, Owner owner, Set<String> parents) {

    /** The jobs. An instance of theirs that is a user's id belongs to that user. */
    static final String JOBS = "scheduled_tasks";

    /** Tells what was done to users' data, erasures too: nothing of it is ever removed or replaced. */
    static final String AUDIT = "audit_events";

    /** Whose rows outlive an erasure for a while without saying anything of the user. */
    static final Set<String> REMNANTS = Set.of("idempotency_keys", "user_rate_limits", "vector_erasures");

    /** The tables without a {@code user_id} that a service cannot do without; others can be made again. */
    static final Set<String> OPERATORS = Set.of(JOBS, "api_keys", "persona_versions");

    /** How a row of a table belongs to a user. */
    enum Owner {
        USER("user_id"),
        JOB("task_instance"),
        NOBODY("");

        private final String column;

        Owner(String column) {
            this.column = column;
        }

        /** The column that names the user. */
        String column() {
            return column;
        }
    }

    /** Unlogged tables are empty after a crash, so whatever uses them can do without. */
    private static final String TABLES = """
            SELECT c.relname,
                   ARRAY(SELECT a.attname::text FROM pg_attribute a
                          WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
                          ORDER BY a.attnum) AS columns,
                   ARRAY(SELECT a.attname::text
                           FROM pg_index i
                          CROSS JOIN LATERAL unnest(i.indkey::smallint[]) WITH ORDINALITY AS k (attnum, place)
                           JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
                          WHERE i.indrelid = c.oid AND i.indisprimary
                          ORDER BY k.place) AS key,
                   ARRAY(SELECT DISTINCT p.relname::text
                           FROM pg_constraint f JOIN pg_class p ON p.oid = f.confrelid
                          WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid <> c.oid) AS parents,
                   ARRAY(SELECT format_type(a.atttypid, a.atttypmod) FROM pg_attribute a
                          WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
                          ORDER BY a.attnum) AS types
              FROM pg_class c
             WHERE c.relnamespace = current_schema()::regnamespace
               AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence = 'p'
               AND (c.relname = ANY (?)
                    OR EXISTS (SELECT FROM pg_attribute a
                                WHERE a.attrelid = c.oid AND a.attname = 'user_id' AND NOT a.attisdropped))
             ORDER BY c.relname COLLATE "C"
            """;

    Table {
        columns = List.copyOf(columns);
        types = List.copyOf(types);
        key = List.copyOf(key);
        parents = Set.copyOf(parents);
    }

    /** All tables of the current schema that belong in a backup, those that others refer to first. */
    static List<Table> all(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(TABLES)) {
            statement.setArray(1, connection.createArrayOf("text", OPERATORS.toArray()));
            try (var rows = statement.executeQuery()) {
                var found = new LinkedHashMap<String, Table>();
                while (rows.next()) {
                    var table = of(rows);
                    found.put(table.name, table);
                }
                return parentsFirst(found);
            }
        }
    }

    private static Table of(ResultSet row) throws SQLException {
        var columns = texts(row, 2);
        var name = row.getString(1);
        var owner = columns.contains(Owner.USER.column) ? Owner.USER : name.equals(JOBS) ? Owner.JOB : Owner.NOBODY;
        return new Table(name, columns, texts(row, 5), texts(row, 3), owner, Set.copyOf(texts(row, 4)));
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private static List<Table> parentsFirst(Map<String, Table> tables) {
        var ordered = new LinkedHashMap<String, Table>();
        while (ordered.size() < tables.size()) {
            int before = ordered.size();
            for (var table : tables.values()) {
                if (table.parents.stream()
                        .allMatch(parent -> ordered.containsKey(parent) || !tables.containsKey(parent))) {
                    ordered.putIfAbsent(table.name, table);
                }
            }
            if (ordered.size() == before) {
                throw new BackupException(Exit.FAILED, "tables of the schema refer to each other in a circle");
            }
        }
        return new ArrayList<>(ordered.values());
    }

    /** Whether its rows are a user's own, which come and go with the user. */
    boolean isOfUsers() {
        return owner == Owner.USER && !name.equals(AUDIT);
    }

    String quotedName() {
        return quote(name);
    }

    /** The columns as a list for SQL. */
    String columnList() {
        return list(this::name);
    }

    /** The columns of the primary key as a list for SQL. */
    String keyList() {
        return key.stream().map(Table::quote).collect(Collectors.joining(", "));
    }

    /**
     * A query for rows as JSON.
     *
     * @param from the table, or another one of the same columns
     * @param condition on its columns
     */
    String rows(String from, String condition) {
        return "SELECT row_to_json(r)::text FROM (SELECT %s FROM %s WHERE %s) AS r"
                .formatted(list(i -> isDocument(i) ? name(i) + "::text AS " + name(i) : name(i)), from, condition);
    }

    /**
     * A statement that stores rows.
     *
     * @param into the table, or another one of the same columns
     * @return it has one parameter: a JSON array of what {@link #rows} makes
     */
    String insert(String into) {
        // Columns that are numbered by the database keep their numbers.
        return """
                INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE
                SELECT %s FROM json_to_recordset(?::json) AS r (%s)
                """.formatted(
                        into,
                        columnList(),
                        list(i -> isDocument(i) ? name(i) + "::" + types.get(i) : name(i)),
                        list(i -> name(i) + " " + (isDocument(i) ? "text" : types.get(i))));
    }

    /** As text, because a JSON null in a document is not the absence of a document, and a document may have line feeds. */
    private boolean isDocument(int column) {
        return types.get(column).startsWith("json");
    }

    private String name(int column) {
        return quote(columns.get(column));
    }

    private String list(IntFunction<String> element) {
        return IntStream.range(0, columns.size()).mapToObj(element).collect(Collectors.joining(", "));
    }

    /** The same in the order of the primary key. */
    String orderedRows(String condition) {
        return rows(quotedName(), condition) + " ORDER BY " + (key.isEmpty() ? "1" : keyList());
    }

    /** Refuses a table of a file that is not this one. */
    void requireColumns(List<String> given) {
        if (!columns.equals(given)) {
            throw new BackupException(Exit.CONFLICT, "the table %s has other columns here".formatted(name));
        }
    }

    /** Puts an identifier into quotes. */
    static String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
