package io.orcha.operations;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which schemas of an API description are of what clients send, and which of what they get; some are of both. */
final class SchemaUses {

    private static final String PREFIX = "#/components/schemas/";

    private final Map<String, Schema> schemas;
    private final Set<String> sent = new HashSet<>();
    private final Set<String> got = new HashSet<>();

    SchemaUses(OpenAPI api) {
        this.schemas = Objects.requireNonNull(api.getComponents().getSchemas());
        api.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(operation -> {
                    if (operation.getRequestBody() != null) {
                        addContent(sent, operation.getRequestBody().getContent());
                    }
                    operation
                            .getResponses()
                            .getAPIResponses()
                            .values()
                            .forEach(response -> addContent(got, response.getContent()));
                });
    }

    boolean isSent(String schema) {
        return sent.contains(schema);
    }

    /** A schema that no body has is of what clients get: the events of a stream, which the description of its operation names. */
    boolean isGot(String schema) {
        return got.contains(schema) || !sent.contains(schema);
    }

    private void addContent(Set<String> names, @Nullable Content content) {
        if (content != null) {
            content.getMediaTypes().values().forEach(media -> add(names, media.getSchema()));
        }
    }

    private void add(Set<String> names, @Nullable Schema schema) {
        if (schema == null) {
            return;
        }
        var reference = schema.getRef();
        if (reference != null && reference.startsWith(PREFIX)) {
            var name = reference.substring(PREFIX.length());
            if (names.add(name)) {
                add(names, schemas.get(name));
            }
        }
        parts(schema).forEach(part -> add(names, part));
    }

    private static Stream<Schema> parts(Schema schema) {
        return Stream.of(
                        schema.getProperties() == null
                                ? null
                                : schema.getProperties().values(),
                        schema.getAllOf(),
                        schema.getAnyOf(),
                        schema.getOneOf(),
                        schema.getItems() == null ? null : Set.of(schema.getItems()),
                        schema.getAdditionalPropertiesSchema() == null
                                ? null
                                : Set.of(schema.getAdditionalPropertiesSchema()))
                .filter(Objects::nonNull)
                .flatMap(Collection::stream);
    }
}
