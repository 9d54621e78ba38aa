package io.orcha.user;

import io.orcha.platform.Database;
import io.orcha.platform.Statements;
import io.orcha.user.PrivacyConfig.Consent;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Whether a user lets the memory learn and be used, as conditions for the statements that need to know, so that asking costs no
 * round trip.
 */
@ApplicationScoped
public class Permission {

    private final Database database;
    private final boolean required;

    Permission(Database database, PrivacyConfig config) {
        this.database = database;
        this.required = config.consent() == Consent.REQUIRED;
    }

    /**
     * Whether the memory may be used in a prompt.
     *
     * @param user an SQL expression for the user's id, for example {@code ?}
     */
    public String toUse(String user) {
        return required
                ? "EXISTS (SELECT 1 FROM users AS decided WHERE decided.user_id = %s AND consent)".formatted(user)
                : "NOT EXISTS (SELECT 1 FROM users AS decided WHERE decided.user_id = %s AND NOT consent)"
                        .formatted(user);
    }

    /**
     * Whether the memory may learn: it may be used, and learning is not paused.
     *
     * @param user an SQL expression for the user's id, for example {@code ?}
     */
    public String toLearn(String user) {
        return required
                ? "EXISTS (SELECT 1 FROM users AS decided WHERE decided.user_id = %s AND consent AND NOT learning_paused)"
                        .formatted(user)
                : "NOT EXISTS (SELECT 1 FROM users AS decided WHERE decided.user_id = %s AND (NOT consent OR learning_paused))"
                        .formatted(user);
    }

    /** Whether the memory may be used now. */
    public boolean isGiven(UserId user) {
        return isGiven(database.forUser(user.value()), user);
    }

    private boolean isGiven(Statements statements, UserId user) {
        return statements
                .query(row -> row.getBoolean(1), "SELECT " + toUse("?"), user.value())
                .getFirst();
    }

    /** Whether the memory may learn now. */
    public boolean isGivenToLearn(UserId user) {
        return database.forUser(user.value())
                .query(row -> row.getBoolean(1), "SELECT " + toLearn("?"), user.value())
                .getFirst();
    }

    /**
     * Refuses to work on the memory unless it may be used.
     *
     * @throws MissingConsentException when the user has withdrawn their consent, or has to give it first
     */
    public void require(UserId user) {
        if (!isGiven(user)) {
            throw new MissingConsentException();
        }
    }

    /**
     * Refuses to store a memory that somebody else gives when nothing may be stored without a consent.
     *
     * @throws MissingConsentException when the user has not consented, and has to
     */
    public void requireToSave(UserId user) {
        requireToSave(database.forUser(user.value()), user);
    }

    /** The same as a transaction sees it that may have recorded a consent itself. */
    public void requireToSave(Statements statements, UserId user) {
        if (required && !isGiven(statements, user)) {
            throw new MissingConsentException();
        }
    }
}
