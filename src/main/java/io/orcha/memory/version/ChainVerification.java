package io.orcha.memory.version;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orcha.memory.MemoryChange;
import io.orcha.memory.VersionSeal;
import io.orcha.memory.summary.Summariser.Origin;
import io.orcha.platform.Database;
import io.orcha.platform.Statements;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Checks the hash chain over a user's versions: that no kept version was changed, reordered or taken out, that the current
 * memory is the newest of them, that the oldest follows the last one that {@link Retention} let go of, and that what is missing
 * was erased by a version that says so. Someone who can rewrite every row of the chain can make a new one; who keeps an earlier
 * {@code head} sees that too.
 */
@ApplicationScoped
class ChainVerification {

    private static final String CHAIN = """
            SELECT version, content, author, reason, changes, model, prompt_version, base_version, redactions,
                   salt, digest, redacted_salt, redacted_at, previous_hash, hash, created_at
              FROM user_memory_versions
             WHERE user_id = ?
             ORDER BY version
            """;

    private static final String CURRENT = """
            SELECT content, version, updated_at, seal, previous_hash, hash, pruned_version, pruned_hash
              FROM user_memories
             WHERE user_id = ?
               FOR SHARE
            """;

    private final Database database;
    private final ObjectMapper json;

    ChainVerification(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Checks all kept versions of a user. */
    Result verify(UserId user) {
        return database.forUser(user.value()).transaction(statements -> verify(statements, user, user));
    }

    /**
     * Checks them in a transaction.
     *
     * @param sealedFor the user that they were made for
     */
    Result verify(Statements statements, UserId user, UserId sealedFor) {
        // Both are read under the row's lock, so that a change under way does not look like tampering.
        var current = statements.queryOne(Head::new, CURRENT, user.value());
        var links = statements.query(ChainVerification::link, CHAIN, user.value());
        return check(sealedFor, current.orElse(null), links);
    }

    private Result check(UserId user, @Nullable Head current, List<Link> links) {
        var problems = new ArrayList<Finding>();
        var redactions = redactions(links, problems);
        Link before = null;
        for (var link : links) {
            if (before != null && !link.follows(before.version, before.hash)) {
                problems.add(new Finding(link.version, "does not follow the version before it"));
            }
            if (before == null && current != null && !link.follows(current.prunedVersion, current.prunedHash)) {
                problems.add(new Finding(link.version, "does not follow the last version that was let go of"));
            }
            checkText(link, redactions.get(link.version), problems);
            if (!Arrays.equals(link.hash, link.expectedHash(user))) {
                problems.add(new Finding(link.version, "its author, reason, number or time was changed"));
            }
            before = link;
        }
        checkHead(user, current, before, problems);
        return new Result(
                problems.isEmpty(),
                links.size(),
                links.isEmpty() ? null : links.getFirst().version,
                before == null ? null : before.version,
                before == null ? null : HexFormat.of().formatHex(before.hash),
                List.copyOf(problems));
    }

    /** A text of which something was erased may only be what remained then: the old one, put back, is no longer valid. */
    private static void checkText(Link link, @Nullable String redaction, List<Finding> problems) {
        if (redaction == null ? !link.isWhole() : !link.isRedactedTo(redaction)) {
            problems.add(new Finding(link.version, "its text is not the one that was stored"));
        }
    }

    private static void checkHead(UserId user, @Nullable Head current, @Nullable Link newest, List<Finding> problems) {
        if (current == null && newest == null) {
            return;
        }
        boolean agree = current != null
                && newest != null
                && newest.version == current.version
                && newest.createdAt.equals(current.updatedAt)
                && Arrays.equals(newest.seal(user), current.seal)
                && Arrays.equals(newest.previous, current.previous)
                && Arrays.equals(newest.hash, current.hash)
                && Objects.equals(newest.content, current.content);
        if (!agree) {
            long version = newest == null ? 0 : newest.version;
            problems.add(new Finding(version, "the current memory is not the newest version"));
        }
    }

    /** The latest recorded redaction of each version. */
    private Map<Long, String> redactions(List<Link> links, List<Finding> problems) {
        var latest = new HashMap<Long, String>();
        for (var link : links) {
            try {
                for (var redaction : json.readValue(link.redactions, MemoryChange.Redaction[].class)) {
                    latest.put(redaction.version(), redaction.digest());
                }
            } catch (JsonProcessingException _) {
                problems.add(new Finding(link.version, "its record of erasures was changed"));
            }
        }
        return latest;
    }

    private static Link link(ResultSet row) throws SQLException {
        return new Link(row);
    }

    private static final class Head {

        private final @Nullable String content;
        private final long version;
        private final Instant updatedAt;
        private final byte[] seal;
        private final byte[] previous;
        private final byte[] hash;
        private final long prunedVersion;
        private final byte[] prunedHash;

        Head(ResultSet row) throws SQLException {
            content = row.getString("content");
            version = row.getLong("version");
            updatedAt = row.getObject("updated_at", OffsetDateTime.class).toInstant();
            seal = row.getBytes("seal");
            previous = row.getBytes("previous_hash");
            hash = row.getBytes("hash");
            prunedVersion = row.getLong("pruned_version");
            prunedHash = row.getBytes("pruned_hash");
        }
    }

    /** A version as the chain sees it. */
    private static final class Link {

        private final long version;
        private final @Nullable String content;
        private final String author;
        private final String reason;
        private final String changes;
        private final @Nullable Origin origin;
        private final @Nullable Long base;
        private final String redactions;
        private final byte @Nullable [] salt;
        private final byte[] digest;
        private final byte @Nullable [] redactedSalt;
        private final boolean saysRedacted;
        private final byte[] previous;
        private final byte[] hash;
        private final Instant createdAt;

        Link(ResultSet row) throws SQLException {
            version = row.getLong("version");
            content = row.getString("content");
            author = row.getString("author");
            reason = row.getString("reason");
            changes = row.getString("changes");
            var model = row.getString("model");
            origin = model == null ? null : new Origin(model, row.getString("prompt_version"));
            base = row.getObject("base_version", Long.class);
            redactions = row.getString("redactions");
            salt = row.getBytes("salt");
            digest = row.getBytes("digest");
            redactedSalt = row.getBytes("redacted_salt");
            saysRedacted = row.getObject("redacted_at") != null;
            previous = row.getBytes("previous_hash");
            hash = row.getBytes("hash");
            createdAt = row.getObject("created_at", OffsetDateTime.class).toInstant();
        }

        boolean follows(long before, byte[] itsHash) {
            return version == before + 1 && Arrays.equals(previous, itsHash);
        }

        boolean isWhole() {
            return salt != null
                    && redactedSalt == null
                    && !saysRedacted
                    && Arrays.equals(digest, VersionSeal.digest(salt, content, changes));
        }

        boolean isRedactedTo(String remaining) {
            return salt == null
                    && redactedSalt != null
                    && saysRedacted
                    && HexFormat.of()
                            .formatHex(VersionSeal.digest(redactedSalt, content, changes))
                            .equals(remaining);
        }

        byte[] seal(UserId user) {
            return VersionSeal.seal(digest, user, author, reason, origin, base, redactions);
        }

        byte[] expectedHash(UserId user) {
            return VersionSeal.hash(previous, seal(user), version, createdAt);
        }
    }

    /**
     * What a check found.
     *
     * @param intact whether nothing is wrong
     * @param versions how many versions are kept
     * @param firstVersion the oldest kept version; null when there is none
     * @param lastVersion the newest version; null when there is none
     * @param head the hash of the newest version in hexadecimal digits; whoever notes it can later see a rewritten chain
     * @param problems what is wrong, empty when the chain is intact
     */
    @Schema(name = "VersionVerification")
    record Result(
            boolean intact,
            int versions,
            @Nullable Long firstVersion,
            @Nullable Long lastVersion,
            @Nullable String head,
            List<Finding> problems) {}

    /** A version with which something is wrong, and what. */
    @Schema(name = "VersionProblem")
    record Finding(long version, String problem) {}
}
