package io.orcha.memory.version;

import io.orcha.limits.StorageQuota;
import io.orcha.limits.Usage;
import io.orcha.memory.Author;
import io.orcha.memory.Expectation;
import io.orcha.memory.Memory;
import io.orcha.memory.MemoryChange;
import io.orcha.memory.MemoryChanges;
import io.orcha.user.Permission;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Brings an earlier version back, as a new one. */
@ApplicationScoped
class Restoration {

    private final MemoryChanges changes;
    private final Versions versions;
    private final Permission permission;
    private final StorageQuota quota;

    Restoration(MemoryChanges changes, Versions versions, Permission permission, StorageQuota quota) {
        this.permission = permission;
        this.changes = changes;
        this.versions = versions;
        this.quota = quota;
    }

    /**
     * Makes the text of a version the current one.
     *
     * @throws VersionNotFoundException when there is no such version
     * @throws VersionWithoutTextException when it has no text
     * @throws io.orcha.memory.StaleVersionException when the memory is not as expected
     * @throws io.orcha.platform.problem.ProblemException when the user may not store so much
     */
    Memory restore(UserId user, long version, Expectation expectation) {
        permission.requireToSave(user);
        return quota.storing(user, Usage.of(text(user, version)), () -> storeAgain(user, version, expectation));
    }

    private Memory storeAgain(UserId user, long version, Expectation expectation) {
        return changes.apply(
                user,
                expectation,
                // Read again for each attempt: an erasure may have taken text out of it meanwhile.
                _ -> new MemoryChange(
                        text(user, version),
                        Author.RESTORE,
                        "restored version " + version,
                        List.of(),
                        null,
                        version,
                        List.of()),
                _ -> true);
    }

    private String text(UserId user, long version) {
        var content = versions.get(user, version).content();
        if (content == null) {
            throw new VersionWithoutTextException();
        }
        return content;
    }
}
