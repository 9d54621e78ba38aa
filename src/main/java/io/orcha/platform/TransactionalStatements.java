package io.orcha.platform;

import java.util.function.Function;

/** Statements that are a transaction each, unless several are put into one. */
public interface TransactionalStatements extends Statements {

    /**
     * Runs statements in one transaction: all of them take effect, or none does.
     *
     * @throws DatabaseUnavailableException when the database cannot be reached; nothing was committed, unless the
     *     connection broke during the commit itself
     */
    <T> T transaction(Function<Statements, T> work);

    @Override
    TransactionalStatements forUser(String user);
}
