package io.orcha.portability;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a reply was given of the memory, in a bundle. What it names may have been erased since. */
@RegisterForReflection
@Schema(requiredProperties = {"recent_statements", "recalled", "facts"})
record BundledReplyMemory(
        @Nullable Long version,
        @Nullable Integer recentStatements,
        @Nullable List<@Nullable UUID> recalled,
        @Nullable List<@Nullable UUID> facts) {

    void check(BundleChecks checks, String at, long greatestVersion) {
        checks.require(
                version == null || (version > 0 && version < greatestVersion), at + "/version", "must be a version");
        checks.require(
                recentStatements != null && recentStatements >= 0,
                at + "/recent_statements",
                "must be a number from 0");
        checks.ids(at + "/recalled", recalled);
        checks.ids(at + "/facts", facts);
    }
}
