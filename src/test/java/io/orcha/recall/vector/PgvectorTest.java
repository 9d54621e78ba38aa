package io.orcha.recall.vector;

import io.orcha.testing.PgvectorResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.condition.EnabledIf;

/** The extension in PGlite, which needs no Docker engine. */
@QuarkusTest
@QuarkusTestResource(value = PgvectorResource.class, restrictToAnnotatedClass = true)
@EnabledIf(value = "io.orcha.testing.PgvectorResource#isThere", disabledReason = "no npm on this machine")
class PgvectorTest extends PgvectorContract {}
