package io.orcha.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs SQL. Parameters are bound in order; strings, numbers, booleans, UUIDs, {@link java.time.Instant}s, string arrays, byte
 * arrays and {@code null} are understood.
 */
public interface Statements {

    /**
     * Runs a statement that returns rows.
     *
     * @return one mapped value a row, in the order of the rows
     * @throws DatabaseUnavailableException when the database cannot be reached
     */
    <T> List<T> query(RowMapper<T> mapper, String sql, @Nullable Object... parameters);

    /**
     * Like {@link #query} for a statement that returns very many rows, or large ones: they come in the binary form, which is half as long
     * and needs no parsing, at the price of two more round trips.
     */
    default <T> List<T> queryMany(RowMapper<T> mapper, String sql, @Nullable Object... parameters) {
        return query(mapper, sql, parameters);
    }

    /** Like {@link #query} for a statement that returns at most one row. */
    default <T> Optional<T> queryOne(RowMapper<T> mapper, String sql, @Nullable Object... parameters) {
        var rows = query(mapper, sql, parameters);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
    }

    /**
     * Runs a statement that changes rows.
     *
     * @return how many rows changed
     * @throws DatabaseUnavailableException when the database cannot be reached
     */
    int update(String sql, @Nullable Object... parameters);

    /**
     * The same on behalf of one user, whose rows are the only ones that they see and write. What is in a transaction stays in
     * it.
     *
     * @param user the user's id
     */
    Statements forUser(String user);

    /** Makes a value of the current row. */
    @FunctionalInterface
    interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }
}
