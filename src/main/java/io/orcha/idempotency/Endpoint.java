package io.orcha.idempotency;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Arrays;
import java.util.Objects;

/** The endpoint that a request was found to be for: unlike its path, which has many spellings, it is what runs. */
record Endpoint(ResourceInfo resource) {

    boolean takesKeys() {
        return IdempotencyKey.isTakenAt(path());
    }

    /** Whether it is one of the API of the three tiers, whose bodies call the user otherwise. */
    boolean isOfTiers() {
        return path().startsWith("/memory/");
    }

    private String path() {
        return Objects.requireNonNull(resource.getResourceClass().getAnnotation(Path.class))
                .value();
    }

    /** Whether it reads a parameter of the query. */
    boolean readsQuery(String name) {
        return Arrays.stream(resource.getResourceMethod().getParameters())
                .map(parameter -> parameter.getAnnotation(QueryParam.class))
                .anyMatch(query -> query != null && query.value().equals(name));
    }
}
