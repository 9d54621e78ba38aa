package io.orcha.memory.version;

import io.orcha.memory.VersionSeal;
import io.orcha.memory.summary.Summariser.Origin;
import io.orcha.platform.Statements;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes in a chain of versions from elsewhere, and makes it that of another user. */
@ApplicationScoped
public class VersionChain {

    private static final String NEWEST = """
            SELECT version, digest, author, reason, model, prompt_version, base_version, redactions, previous_hash, created_at
              FROM user_memory_versions
             WHERE user_id = ?
             ORDER BY version DESC
             LIMIT 1
            """;

    private static final String ALL = """
            SELECT version, digest, author, reason, model, prompt_version, base_version, redactions, previous_hash, created_at
              FROM user_memory_versions
             WHERE user_id = ?
             ORDER BY version
            """;

    private static final String SET_SEAL = "UPDATE user_memories SET seal = ? WHERE user_id = ?";

    private static final String SET_HEAD =
            "UPDATE user_memories SET seal = ?, previous_hash = ?, hash = ? WHERE user_id = ?";

    private static final String SET_LINKS = """
            UPDATE user_memory_versions AS v
               SET previous_hash = decode(link.previous, 'hex'), hash = decode(link.hash, 'hex')
              FROM unnest(?::text[], ?::text[], ?::text[]) AS link (version, previous, hash)
             WHERE v.user_id = ? AND v.version = link.version::bigint
            """;

    private final ChainVerification verification;

    VersionChain(ChainVerification verification) {
        this.verification = verification;
    }

    /**
     * Completes the row of a memory that was stored without its seal, and checks the chain that ends with it.
     *
     * @param user whose memory and versions the transaction has stored
     * @param sealedFor the user that the versions were made for
     * @return whether the chain is intact
     */
    public boolean sealHead(Statements statements, UserId user, UserId sealedFor) {
        statements
                .queryOne(Link::of, NEWEST, user.value())
                .ifPresent(newest -> statements.update(SET_SEAL, newest.seal(sealedFor), user.value()));
        return verification.verify(statements, user, sealedFor).intact();
    }

    /**
     * Seals an intact chain that was made for another user anew for the user whose it is now. Texts and their digests stay; the
     * hashes change, because they cover the user's id. Where the kept versions begin stays as well.
     */
    public void sealAnew(Statements statements, UserId user) {
        var links = statements.query(Link::of, ALL, user.value());
        var versions = new String[links.size()];
        var previous = new String[links.size()];
        var hashes = new String[links.size()];
        var before = links.getFirst().previous;
        for (int i = 0; i < links.size(); i++) {
            var link = links.get(i);
            var hash = link.hash(before, user);
            versions[i] = String.valueOf(link.version);
            previous[i] = HexFormat.of().formatHex(before);
            hashes[i] = HexFormat.of().formatHex(hash);
            if (i == links.size() - 1) {
                statements.update(SET_HEAD, link.seal(user), before, hash, user.value());
            }
            before = hash;
        }
        statements.update(SET_LINKS, versions, previous, hashes, user.value());
    }

    /** What of a version enters its hash. */
    private static final class Link {

        private final long version;
        private final byte[] digest;
        private final List<String> made;
        private final @Nullable Origin origin;
        private final @Nullable Long base;
        private final byte[] previous;
        private final Instant createdAt;

        private Link(ResultSet row) throws SQLException {
            version = row.getLong("version");
            digest = row.getBytes("digest");
            made = List.of(row.getString("author"), row.getString("reason"), row.getString("redactions"));
            var model = row.getString("model");
            origin = model == null ? null : new Origin(model, row.getString("prompt_version"));
            base = row.getObject("base_version", Long.class);
            previous = row.getBytes("previous_hash");
            createdAt = row.getObject("created_at", OffsetDateTime.class).toInstant();
        }

        static Link of(ResultSet row) throws SQLException {
            return new Link(row);
        }

        byte[] seal(UserId user) {
            return VersionSeal.seal(digest, user, made.get(0), made.get(1), origin, base, made.get(2));
        }

        byte[] hash(byte[] before, UserId user) {
            return VersionSeal.hash(before, seal(user), version, createdAt);
        }
    }
}
