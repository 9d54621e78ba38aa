package io.orcha.limits;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orcha.limits.RateLimits.Checked;
import io.orcha.user.ActingUser;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/users/{user_id}/usage")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Users")
class UsageResource {

    private final StorageQuota quota;
    private final RateLimits rates;
    private final ActingUser actingUser;

    UsageResource(StorageQuota quota, RateLimits rates, ActingUser actingUser) {
        this.quota = quota;
        this.rates = rates;
        this.actingUser = actingUser;
    }

    @GET
    @PermissionsAllowed("memory:read")
    @Operation(
            operationId = "getUsage",
            summary = "What a user has stored and may still do",
            description = "`limit` is null where there is none. `rate_limits` holds the limits of requests that are"
                    + " configured, as they stand after this request.")
    public UsageBody get(@PathParam("user_id") String userId) {
        var user = actingUser.actFor(userId, "{user_id}");
        var used = quota.usage(user);
        var limits = quota.limits();
        return new UsageBody(
                "ok",
                new StorageBody(
                        Amount.of(used.sessions(), limits.maxSessions()),
                        Amount.of(used.messages(), limits.maxMessages()),
                        Amount.of(used.bytes(), limits.maxBytes())),
                rates.of(user.value()).stream().map(RateBody::of).toList());
    }

    @Schema(name = "UserUsage")
    record UsageBody(String status, StorageBody storage, List<RateBody> rateLimits) {}

    /** What is stored: sessions, messages of both sides, and bytes of messages and of the memory with its versions. */
    @Schema(name = "StorageUsage")
    record StorageBody(Amount sessions, Amount messages, Amount bytes) {}

    @Schema(name = "StorageAmount")
    record Amount(
            long used,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Long limit) {

        static Amount of(long used, OptionalLong limit) {
            return new Amount(used, limit.isPresent() ? limit.getAsLong() : null);
        }
    }

    /**
     * A limit of requests.
     *
     * @param policy its name in the header {@code RateLimit-Policy}
     * @param limit how many at once
     * @param windowSeconds in which time as many are granted again
     * @param remaining how many are left now
     * @param resetSeconds how long until all are granted again
     */
    @Schema(name = "RateLimit")
    record RateBody(String policy, long limit, long windowSeconds, long remaining, long resetSeconds) {

        static RateBody of(Checked checked) {
            var rate = checked.limit().rate();
            return new RateBody(
                    checked.limit().policy(),
                    rate.capacity(),
                    RateLimitFields.seconds(rate.period()),
                    checked.level().remaining(),
                    RateLimitFields.seconds(checked.level().reset()));
        }
    }
}
