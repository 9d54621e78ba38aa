package io.orcha.operations;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.IndexView;

/**
 * Makes the schemas of the API description say which properties there always are and which may be null, as clients with types need to
 * know. It is read from the records that are written and read, so that it is said once: what may be null in Java may be null on the wire,
 * or is left out where the record says so. What a request needs, all of which may be null until it was checked, its record names
 * ({@code @Schema(requiredProperties = …)}). It is public because the generator makes it by reflection.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class WireSchemas implements OASFilter {

    private final WireRecords records;

    /**
     * Made by the generator.
     *
     * @param index the application's classes
     */
    public WireSchemas(IndexView index) {
        this.records = new WireRecords(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        var uses = new SchemaUses(api);
        Objects.requireNonNull(api.getComponents().getSchemas()).forEach((name, schema) -> {
            withoutGuess(schema);
            if (schema.getProperties() != null) {
                schema.getProperties().values().forEach(WireSchemas::withoutGuess);
                records.find(name, schema.getProperties().keySet())
                        .ifPresent(components -> describe(name, schema, components, uses));
            }
        });
    }

    /** The generator calls what it does not know an object, also where a reference or a choice says what it is. */
    private static void withoutGuess(Schema schema) {
        if (schema.getRef() != null || schema.getOneOf() != null) {
            schema.setType(null);
        }
    }

    private static void describe(String name, Schema schema, List<WireRecords.Component> components, SchemaUses uses) {
        var given = Objects.requireNonNull(schema.getProperties());
        var named = schema.getRequired() == null ? Set.<String>of() : Set.copyOf(schema.getRequired());
        if (!given.keySet().containsAll(named)) {
            throw new IllegalStateException("%s requires properties that it has not: %s".formatted(name, named));
        }
        var properties = new LinkedHashMap<String, Schema>();
        var required = new LinkedHashSet<String>();
        for (var component : components) {
            var property = Objects.requireNonNull(given.get(component.name()));
            if (named.contains(component.name()) || isAlwaysThere(component, uses.isSent(name))) {
                required.add(component.name());
            }
            boolean mayBeNull = !named.contains(component.name()) && component.isWrittenAsNull() && uses.isGot(name);
            properties.put(component.name(), mayBeNull ? orNull(property) : property);
        }
        schema.setProperties(properties);
        schema.setRequired(required.isEmpty() ? null : new ArrayList<>(required));
    }

    /** A client that sends something leaves out what may be null. */
    private static boolean isAlwaysThere(WireRecords.Component component, boolean sent) {
        return !component.isLeftOut() && !(component.isNullable() && sent);
    }

    private static Schema orNull(Schema property) {
        if (property.getRef() != null) {
            return OASFactory.createSchema()
                    .anyOf(List.of(property, OASFactory.createSchema().type(List.of(SchemaType.NULL))));
        }
        var types = property.getType();
        if (types != null && !types.contains(SchemaType.NULL)) {
            property.addType(SchemaType.NULL);
        }
        return property;
    }
}
