package io.orcha.operations;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/** The records of the application as they are on the wire, by the names of their schemas. */
final class WireRecords {

    private static final String OURS = "io.orcha.";
    private static final DotName SCHEMA = DotName.createSimple(Schema.class);
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName PROPERTY = DotName.createSimple(JsonProperty.class);
    private static final DotName INCLUDE = DotName.createSimple(JsonInclude.class);
    private static final DotName ANY_GETTER = DotName.createSimple(JsonAnyGetter.class);
    private static final DotName UNWRAPPED = DotName.createSimple(JsonUnwrapped.class);

    private final Map<String, List<ClassInfo>> byName;
    private final Map<DotName, ClassInfo> byType;

    WireRecords(IndexView index) {
        // The index may hold a class twice.
        this.byType = index.getKnownClasses().stream()
                .filter(type -> type.isRecord() && type.name().toString().startsWith(OURS))
                .collect(Collectors.toMap(ClassInfo::name, type -> type, (one, _) -> one, LinkedHashMap::new));
        this.byName = byType.values().stream().collect(Collectors.groupingBy(WireRecords::schemaName));
    }

    /**
     * A property of a schema.
     *
     * @param isNullable whether it may be null in Java
     * @param inclusion when it is written
     */
    record Component(String name, boolean isNullable, JsonInclude.Include inclusion) {

        /** Whether it is not there at times. */
        boolean isLeftOut() {
            return switch (inclusion) {
                case NON_EMPTY -> true;
                case NON_NULL -> isNullable;
                default -> false;
            };
        }

        /** Whether it is there, and null, at times. */
        boolean isWrittenAsNull() {
            return isNullable && !isLeftOut();
        }
    }

    /**
     * The components of the record that a schema describes, in their order.
     *
     * @param properties the names that the schema has
     * @return empty when the schema describes no record of the application's
     * @throws IllegalStateException when no record of the name has just these properties, or several have
     */
    Optional<List<Component>> find(String schema, Set<String> properties) {
        var named = byName.getOrDefault(schema, List.of());
        if (named.isEmpty()) {
            return Optional.empty();
        }
        var fitting = named.stream()
                .map(type -> components(type).toList())
                .filter(components -> components.stream()
                        .map(Component::name)
                        .collect(Collectors.toSet())
                        .equals(properties))
                .distinct()
                .toList();
        if (fitting.size() != 1) {
            throw new IllegalStateException("%d records fit the schema %s of %s; name it with @Schema(name = …)"
                    .formatted(fitting.size(), schema, properties));
        }
        return Optional.of(fitting.getFirst());
    }

    private Stream<Component> components(ClassInfo type) {
        return type.recordComponentsInDeclarationOrder().stream().flatMap(component -> {
            if (component.field().hasAnnotation(ANY_GETTER)) {
                return Stream.of();
            }
            if (component.field().hasAnnotation(UNWRAPPED)) {
                return components(
                        Objects.requireNonNull(byType.get(component.type().name())));
            }
            return Stream.of(new Component(
                    wireName(component), component.type().hasAnnotation(NULLABLE), inclusion(type, component)));
        });
    }

    private static String wireName(RecordComponentInfo component) {
        return given(component.field().annotation(PROPERTY))
                .orElseGet(() -> PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.name()));
    }

    private static JsonInclude.Include inclusion(ClassInfo type, RecordComponentInfo component) {
        return given(component.field().annotation(INCLUDE))
                .or(() -> given(type.declaredAnnotation(INCLUDE)))
                .map(JsonInclude.Include::valueOf)
                .orElse(JsonInclude.Include.ALWAYS);
    }

    private static String schemaName(ClassInfo type) {
        var schema = type.declaredAnnotation(SCHEMA);
        var name = schema == null ? null : schema.value("name");
        return name == null ? type.simpleName() : name.asString();
    }

    private static Optional<String> given(@Nullable AnnotationInstance annotation) {
        return Optional.ofNullable(annotation)
                .map(AnnotationInstance::value)
                .map(value -> value.value().toString());
    }
}
