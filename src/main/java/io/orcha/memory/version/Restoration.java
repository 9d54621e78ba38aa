package io.orcha.memory.version;

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

    Restoration(MemoryChanges changes, Versions versions, Permission permission) {
        this.permission = permission;
        this.changes = changes;
        this.versions = versions;
    }

    /**
     * Makes the text of a version the current one.
     *
     * @throws VersionNotFoundException when there is no such version
     * @throws VersionWithoutTextException when it has no text
     * @throws io.orcha.memory.StaleVersionException when the memory is not as expected
     */
    Memory restore(UserId user, long version, Expectation expectation) {
        permission.requireToSave(user);
        return changes.apply(
                user,
                expectation,
                _ -> {
                    // Read again for each attempt: an erasure may have taken text out of it meanwhile.
                    var restored = versions.get(user, version);
                    if (restored.content() == null) {
                        throw new VersionWithoutTextException();
                    }
                    return new MemoryChange(
                            restored.content(),
                            Author.RESTORE,
                            "restored version " + version,
                            List.of(),
                            null,
                            version,
                            List.of());
                },
                _ -> true);
    }
}
