package io.orcha.user.privacy;

import io.orcha.platform.Database;
import io.orcha.platform.Ids;
import io.orcha.user.UserId;
import io.orcha.user.audit.Action;
import io.orcha.user.audit.AuditTrail;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What users agreed to or took back, with the time and the version of the text that they were shown. */
@ApplicationScoped
class Consents {

    private static final String SET = """
            INSERT INTO users AS u (user_id, created_at, consent) VALUES (?, ?, ?)
                ON CONFLICT (user_id) DO UPDATE SET consent = EXCLUDED.consent
            """;

    private static final String RECORD = """
            INSERT INTO user_consents (user_id, id, granted, text_version, recorded_at) VALUES (?, ?, ?, ?, ?)
            """;

    private static final String LIST = """
            SELECT granted, text_version, recorded_at FROM user_consents WHERE user_id = ? ORDER BY recorded_at DESC, id DESC LIMIT 100
            """;

    private final Database database;
    private final List<Withdrawal> withdrawals;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    Consents(Database database, @All List<Withdrawal> withdrawals, AuditTrail audit, Ids ids, Clock clock) {
        this.database = database;
        this.withdrawals = withdrawals;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Records a decision. From now on it holds; what waits to be learned is not learned after a withdrawal, also not later.
     *
     * @param textVersion names the text that the user was shown
     */
    Consent record(UserId user, boolean granted, String textVersion) {
        return database.forUser(user.value()).transaction(statements -> {
            statements.update(SET, user.value(), clock.instant(), granted);
            // Decisions follow each other under the lock of the user's row, and so do their times.
            var now = clock.instant();
            if (!granted) {
                withdrawals.forEach(withdrawal -> withdrawal.withdrawn(statements, user));
            }
            statements.update(RECORD, user.value(), ids.next(), granted, textVersion, now);
            audit.record(
                    statements,
                    user,
                    granted ? Action.CONSENT_GRANTED : Action.CONSENT_WITHDRAWN,
                    Map.of("text_version", textVersion));
            return new Consent(granted, textVersion, now);
        });
    }

    /** The decisions of a user, newest first, at most 100. */
    List<Consent> list(UserId user) {
        return database.forUser(user.value())
                .query(
                        row -> new Consent(
                                row.getBoolean(1),
                                row.getString(2),
                                row.getObject(3, OffsetDateTime.class).toInstant()),
                        LIST,
                        user.value());
    }

    /** A decision. */
    @Schema(name = "ConsentDecision")
    record Consent(boolean granted, String textVersion, Instant recordedAt) {}
}
