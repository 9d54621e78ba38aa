package io.orcha.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcha.testing.PgvectorContainerResource;
import io.orcha.testing.ServiceProcess;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The service on the PostgreSQL image that the compose file uses, where a Docker engine is there. */
class PgvectorContainerIT {

    @Test
    @EnabledIf(value = "io.orcha.testing.Docker#isThere", disabledReason = "no Docker engine on this machine")
    void servesOnTheConfiguredDatabaseAndStartsNone() throws IOException, InterruptedException {
        try (var postgres = new PostgreSQLContainer(PgvectorContainerResource.IMAGE)) {
            postgres.start();
            try (var service = ServiceProcess.configure()
                    .property("quarkus.datasource.jdbc.url", postgres.getJdbcUrl())
                    .property("quarkus.datasource.username", postgres.getUsername())
                    .property("quarkus.datasource.password", postgres.getPassword())
                    .start()) {
                assertThat(service.get("/q/health/ready").statusCode()).isEqualTo(200);
                assertThat(service.get("/api/v1/memory/42").body()).contains("\"memory\":null");
                assertThat(service.output()).doesNotContain("embedded PostgreSQL");
            }
        }
    }
}
