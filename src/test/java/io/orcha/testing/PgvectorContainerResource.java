package io.orcha.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** PostgreSQL with the extension vector for {@code @QuarkusTest} classes, in a container. One role does everything. */
public final class PgvectorContainerResource implements QuarkusTestResourceLifecycleManager {

    public static final DockerImageName IMAGE =
            DockerImageName.parse("pgvector/pgvector:pg18").asCompatibleSubstituteFor("postgres");

    private final PostgreSQLContainer postgres = new PostgreSQLContainer(IMAGE);

    @Override
    public Map<String, String> start() {
        postgres.start();
        return Map.of(
                "quarkus.datasource.jdbc.url", postgres.getJdbcUrl(),
                "quarkus.datasource.username", postgres.getUsername(),
                "quarkus.datasource.password", postgres.getPassword(),
                "orcha.jobs.enabled", "false");
    }

    @Override
    public void stop() {
        postgres.close();
    }
}
