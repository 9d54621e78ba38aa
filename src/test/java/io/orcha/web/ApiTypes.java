package io.orcha.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes the types of the web client, {@code api/schema.ts}, from the service's OpenAPI document. */
final class ApiTypes {

    private static final String HEAD = """
            /* Made from the service's OpenAPI document by ApiTypesTest, and held to it. To make it anew: ./mvnw test -Dtest=ApiTypesTest -Dweb.write-types */

            """;

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");
    private static final String REFERENCE = "#/components/schemas/";
    private static final String JSON = "application/json";

    private ApiTypes() {}

    /** The whole file. */
    static String of(JsonNode document) {
        var operations = operations(document);
        return HEAD + schemas(document.at("/components/schemas")) + interfaces(operations) + routes(operations);
    }

    private record Operation(String route, JsonNode description) {}

    private static Map<String, Operation> operations(JsonNode document) {
        var found = new TreeMap<String, Operation>();
        document.path("paths").properties().forEach(path -> {
            for (var method : METHODS) {
                var operation = path.getValue().path(method);
                if (operation.has("operationId")) {
                    var route = method.toUpperCase(Locale.ROOT) + " " + path.getKey();
                    found.put(operation.get("operationId").asText(), new Operation(route, operation));
                }
            }
        });
        return found;
    }

    private static String schemas(JsonNode schemas) {
        var text = new StringBuilder();
        var sorted = new TreeMap<String, JsonNode>();
        schemas.properties().forEach(schema -> sorted.put(schema.getKey(), schema.getValue()));
        sorted.forEach((name, schema) -> text.append(comment("", schema))
                .append((schema.has("properties") ? "export interface %s %s\n\n" : "export type %s = %s;\n\n")
                        .formatted(name, type(schema, ""))));
        return text.toString();
    }

    private static String interfaces(Map<String, Operation> operations) {
        var text = new StringBuilder("/** What each operation takes and answers. */\nexport interface Operations {\n");
        operations.forEach((id, operation) -> text.append("  /** %s */\n"
                        .formatted(operation.description().path("summary").asText()))
                .append("  %s: {\n".formatted(id))
                .append("    parameters: %s;\n"
                        .formatted(parameters(operation.description().path("parameters"))))
                .append("    body: %s;\n"
                        .formatted(
                                body(operation.description().path("requestBody").path("content"))))
                .append("    response: %s;\n"
                        .formatted(response(operation.description().path("responses"))))
                .append("  };\n"));
        return text.append("}\n\n").toString();
    }

    private static String routes(Map<String, Operation> operations) {
        var lines = operations.entrySet().stream()
                .map(operation -> "  %s: \"%s\",\n"
                        .formatted(operation.getKey(), operation.getValue().route()))
                .collect(Collectors.joining());
        return "/** Where each operation is. */\nexport const routes = {\n" + lines + "} as const;\n";
    }

    private static String parameters(JsonNode parameters) {
        var types = new LinkedHashMap<String, String>();
        parameters.forEach(parameter -> types.put(
                key(parameter.path("name").asText())
                        + (parameter.path("required").asBoolean() ? "" : "?"),
                type(parameter.path("schema"), "") + (parameter.path("required").asBoolean() ? "" : " | undefined")));
        return types.isEmpty()
                ? "object"
                : types.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .collect(Collectors.joining("; ", "{ ", " }"));
    }

    private static String body(JsonNode content) {
        if (content.isMissingNode()) {
            return "undefined";
        }
        var schema = content.path(JSON).path("schema");
        return schema.path("format").asText().equals("binary") ? "Blob | string" : type(schema, "");
    }

    private static String response(JsonNode responses) {
        var schema = responses.path("200").path("content").path(JSON).path("schema");
        return schema.isMissingNode() ? "unknown" : type(schema, "");
    }

    private static String type(JsonNode schema, String indent) {
        if (schema.has("$ref")) {
            return schema.get("$ref").asText().substring(REFERENCE.length());
        }
        for (var choice : List.of("oneOf", "anyOf", "allOf")) {
            if (schema.has(choice)) {
                return union(schema.get(choice), indent, choice.equals("allOf") ? " & " : " | ");
            }
        }
        if (schema.has("enum")) {
            var values = new ArrayList<String>();
            schema.get("enum")
                    .forEach(value -> values.add(value.isNull() ? "null" : "\"%s\"".formatted(value.asText())));
            return String.join(" | ", values);
        }
        var types = schema.path("type");
        if (types.isArray()) {
            var names = new ArrayList<String>();
            types.forEach(name -> names.add(plain(name.asText(), schema, indent)));
            return String.join(" | ", names);
        }
        return plain(types.asText(), schema, indent);
    }

    private static String union(JsonNode choices, String indent, String between) {
        var names = new ArrayList<String>();
        choices.forEach(choice -> names.add(type(choice, indent)));
        return String.join(between, names);
    }

    private static String plain(String type, JsonNode schema, String indent) {
        return switch (type) {
            case "string", "boolean", "null" -> type;
            case "integer", "number" -> "number";
            case "array" -> array(type(schema.path("items"), indent));
            case "object" -> object(schema, indent);
            default -> schema.has("properties") ? object(schema, indent) : "unknown";
        };
    }

    private static String array(String item) {
        return item.contains(" ") ? "(" + item + ")[]" : item + "[]";
    }

    private static String object(JsonNode schema, String indent) {
        if (!schema.has("properties")) {
            var values = schema.path("additionalProperties");
            return "Record<string, %s>".formatted(values.isObject() ? type(values, indent) : "unknown");
        }
        var required = new ArrayList<String>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        var inner = indent + "  ";
        var lines = new StringBuilder("{\n");
        schema.get("properties").properties().forEach(property -> {
            boolean optional = !required.contains(property.getKey());
            lines.append(comment(inner, property.getValue()))
                    .append(inner)
                    .append(key(property.getKey()))
                    .append(optional ? "?: " : ": ")
                    .append(type(property.getValue(), inner))
                    .append(optional ? " | undefined;\n" : ";\n");
        });
        return lines.append(indent).append('}').toString();
    }

    private static String comment(String indent, JsonNode schema) {
        var text = schema.path("description").asText().replace("*/", "* /").strip();
        return text.isEmpty() ? "" : "%s/** %s */\n".formatted(indent, text.replaceAll("\\s+", " "));
    }

    private static String key(String name) {
        return name.matches("[A-Za-z_]\\w*") ? name : "\"" + name + "\"";
    }
}
