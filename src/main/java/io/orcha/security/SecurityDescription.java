package io.orcha.security;

import io.quarkus.security.PermissionsAllowed;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;

/**
 * Adds to the API description how to authenticate, and the scope that each operation needs, read from the same annotation that is
 * enforced. An operation without one has no {@code security} there, and nobody may call it. It is public because the generator
 * makes it by reflection.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class SecurityDescription implements OASFilter {

    private static final String BEARER = "bearer";
    private static final String API_KEY = "api_key";
    private static final DotName DECISION = DotName.createSimple(PermissionsAllowed.class);
    private static final DotName OPERATION =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.Operation");

    private final Map<String, List<String>> scopes;

    /**
     * Made by the generator.
     *
     * @param index the application's classes
     */
    public SecurityDescription(IndexView index) {
        this.scopes = index.getAnnotations(DECISION).stream()
                .filter(decision -> decision.target().kind() == AnnotationTarget.Kind.METHOD)
                .filter(decision -> operationId(decision.target().asMethod()) != null)
                .collect(Collectors.toUnmodifiableMap(
                        decision -> Objects.requireNonNull(
                                operationId(decision.target().asMethod())),
                        decision -> List.of(decision.value().asStringArray()),
                        SecurityDescription::same));
    }

    /** The index may hold a class twice. */
    private static List<String> same(List<String> one, List<String> other) {
        if (!one.equals(other)) {
            throw new IllegalStateException("two operations of one id need different scopes: " + one + ", " + other);
        }
        return one;
    }

    private static @Nullable String operationId(MethodInfo method) {
        var operation = method.annotation(OPERATION);
        var id = operation == null ? null : operation.value("operationId");
        return id == null ? null : id.asString();
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getComponents()
                .addSecurityScheme(
                        BEARER,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("A token of the configured issuer, or an API key."))
                .addSecurityScheme(
                        API_KEY,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.HEADER)
                                .name(Credentials.KEY_HEADER)
                                .description("An API key."));
        api.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(this::describe);
    }

    private void describe(Operation operation) {
        for (var scope : scopes.getOrDefault(operation.getOperationId(), List.of())) {
            operation
                    .addSecurityRequirement(
                            OASFactory.createSecurityRequirement().addScheme(BEARER, List.of(scope)))
                    .addSecurityRequirement(
                            OASFactory.createSecurityRequirement().addScheme(API_KEY, List.of(scope)));
        }
    }
}
