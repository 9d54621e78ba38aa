package io.orcha.idempotency;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** An endpoint that answers as the test asks, counts its runs, and does something meanwhile. */
@Path("/probe/{user_id}")
@RunOnVirtualThread
class ProbeResource {

    static final AtomicInteger RUNS = new AtomicInteger();
    static final AtomicReference<Runnable> MEANWHILE = new AtomicReference<>(() -> {});

    @POST
    @PermissionsAllowed("memory:write")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response run(
            @PathParam("user_id") String user,
            @QueryParam("status") int status,
            @QueryParam("forgets") boolean forgets,
            String body,
            RoutingContext context) {
        MEANWHILE.get().run();
        if (forgets) {
            IdempotentAttempt.of(context).orElseThrow().outliveErasure();
        }
        int run = RUNS.incrementAndGet();
        if (status == 204) {
            return Response.noContent().build();
        }
        return Response.status(status)
                .tag("v7")
                .location(URI.create("http://example.org/made"))
                .header("X-Other", "of the moment")
                .header("Retry-After", 1)
                .type("application/vnd.probe+json")
                .entity(Map.of("run", run, "text", "Grüße 🦊"))
                .build();
    }
}
