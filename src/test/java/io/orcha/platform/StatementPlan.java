package io.orcha.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * What PostgreSQL makes of a statement: its plan knows which rows of which tables it reads, whatever the text looks like. It is
 * asked of the owner, for whom row-level security adds no conditions to the statement's own.
 */
final class StatementPlan {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> CONDITIONS = List.of("Index Cond", "Recheck Cond", "Filter", "TID Cond");
    private static final List<String> JOINS = List.of("Hash Cond", "Merge Cond", "Join Filter");

    private static final Pattern COMMENT = Pattern.compile("--[^\n]*");
    private static final Pattern DECLARATION = Pattern.compile("^\\s*DECLARE [^;]*? CURSOR FOR\\s");

    private static final String PLAN_OF = """
            CREATE OR REPLACE FUNCTION pg_temp.plan_of(statement text) RETURNS text LANGUAGE plpgsql AS $$
            DECLARE plan text;
            BEGIN
              EXECUTE 'EXPLAIN (GENERIC_PLAN, VERBOSE, FORMAT JSON) ' || statement INTO plan;
              RETURN plan;
            END $$
            """;

    private final JsonNode root;
    private final Set<String> userTables;

    private StatementPlan(JsonNode root, Set<String> userTables) {
        this.root = root;
        this.userTables = userTables;
    }

    static StatementPlan of(DataSource owner, String sql) {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement()) {
            var tables = new HashSet<String>();
            try (var rows = statement.executeQuery(
                    "SELECT table_name FROM information_schema.columns WHERE column_name = 'user_id'")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            // As a simple query, because the driver would take the numbered parameters for its own.
            statement.execute(PLAN_OF);
            try (var explain = connection.prepareStatement("SELECT pg_temp.plan_of(?)")) {
                explain.setString(1, numbered(DECLARATION.matcher(sql).replaceFirst("")));
                try (var rows = explain.executeQuery()) {
                    rows.next();
                    return new StatementPlan(
                            JSON.readTree(rows.getString(1)).get(0).get("Plan"), tables);
                }
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("no plan for: " + sql, e);
        }
    }

    /** The tables of users that the statement reads without a condition on the user. */
    List<String> readForEverybody() {
        var found = new ArrayList<String>();
        walk(root, "", found, false);
        return found;
    }

    /** The tables of users that the statement reads at all. */
    List<String> readOfUsers() {
        var found = new ArrayList<String>();
        walk(root, "", found, true);
        return found;
    }

    private void walk(JsonNode node, String joins, List<String> found, boolean whatever) {
        var table = node.path("Relation Name").asText();
        boolean scans = node.path("Node Type").asText().endsWith("Scan");
        var alias = node.path("Alias").asText();
        if (scans && userTables.contains(table) && (whatever || !namesTheUser(node, alias, joins))) {
            found.add(table);
        }
        var more = new StringBuilder(joins);
        JOINS.forEach(join -> more.append(' ').append(node.path(join).asText()));
        for (var child : node.path("Plans")) {
            walk(child, more.toString(), found, whatever);
        }
    }

    private static boolean namesTheUser(JsonNode scan, String alias, String joins) {
        return CONDITIONS.stream()
                        .anyMatch(condition -> scan.path(condition).asText().contains("user_id"))
                || joins.contains(alias + ".user_id");
    }

    /** JDBC's parameters as PostgreSQL's. */
    private static String numbered(String commented) {
        var sql = COMMENT.matcher(commented).replaceAll("");
        var text = new StringBuilder();
        int number = 0;
        boolean quoted = false;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            quoted ^= c == '\'';
            if (c == '?' && !quoted) {
                text.append('$').append(++number);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
