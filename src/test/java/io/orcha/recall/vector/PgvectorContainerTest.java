package io.orcha.recall.vector;

import io.orcha.testing.PgvectorContainerResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.condition.EnabledIf;

/** The extension in the PostgreSQL image that the compose file uses, where a Docker engine is there. */
@QuarkusTest
@QuarkusTestResource(value = PgvectorContainerResource.class, restrictToAnnotatedClass = true)
@EnabledIf(value = "io.orcha.testing.Docker#isThere", disabledReason = "no Docker engine on this machine")
class PgvectorContainerTest extends PgvectorContract {}
