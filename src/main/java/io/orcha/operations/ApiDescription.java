package io.orcha.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orcha.idempotency.IdempotencyKey;
import io.orcha.platform.problem.Problem;
import io.orcha.platform.problem.ProblemType;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Adds to the API description what annotations would hide the code behind: an example for every endpoint, and its problems. It is public because the generator makes it by reflection. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class ApiDescription implements OASFilter {

    private static final String EXAMPLES = "/openapi-examples.json";
    private static final String JSON = "application/json";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        var examples = examples();
        api.getComponents().addSchema("Problem", problemSchema());
        api.getPaths().getPathItems().forEach((path, item) -> {
            if (item.getPOST() != null && IdempotencyKey.isTakenAt(path)) {
                describeIdempotency(item.getPOST());
            }
        });
        api.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(operation -> describe(operation, examples.path(operation.getOperationId())));
    }

    private static void describe(Operation operation, JsonNode example) {
        if (operation.getRequestBody() != null) {
            setExample(operation.getRequestBody().getContent(), example.get("request"));
        }
        var success = operation.getResponses().getAPIResponse("200");
        if (success != null) {
            setExample(success.getContent(), example.get("response"));
        }
        for (var status : example.path("problems")) {
            addProblem(operation, status.asInt());
        }
        addProblem(operation, 401);
        addProblem(operation, 403);
    }

    private static void describeIdempotency(Operation operation) {
        operation.addParameter(OASFactory.createParameter()
                .name(IdempotencyKey.HEADER)
                .in(Parameter.In.HEADER)
                .description(
                        "A name of the client's own for this request. A repetition with the same key, user and request"
                                + " within 24 hours does nothing and gets the same response, with `Idempotency-Replayed: true`.")
                .schema(OASFactory.createSchema()
                        .type(List.of(SchemaType.STRING))
                        .minLength(1)
                        .maxLength(255)));
        for (int status : new int[] {409, 410, 422}) {
            addProblem(operation, status);
        }
    }

    private static void setExample(@Nullable Content content, @Nullable JsonNode example) {
        if (content != null && content.getMediaType(JSON) != null && example != null) {
            content.getMediaType(JSON).setExample(example);
        }
    }

    private static void addProblem(Operation operation, int status) {
        var types = Arrays.stream(ProblemType.values())
                .filter(type -> type.status() == status)
                .map(ProblemType::title)
                .toList();
        var media =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/Problem"));
        operation
                .getResponses()
                .addAPIResponse(
                        String.valueOf(status),
                        OASFactory.createAPIResponse()
                                .description(String.join(", or: ", types))
                                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, media)));
    }

    private static org.eclipse.microprofile.openapi.models.media.Schema problemSchema() {
        var text = List.of(SchemaType.STRING);
        return OASFactory.createSchema()
                .type(List.of(SchemaType.OBJECT))
                .description(
                        "An error (RFC 9457). `errors` names the fields at fault by JSON pointer. There may be further"
                                + " properties, such as the `session_id` in which a failed turn was stored.")
                .required(List.of("type", "title", "status", "detail"))
                .addProperty("type", OASFactory.createSchema().type(text))
                .addProperty("title", OASFactory.createSchema().type(text))
                .addProperty("status", OASFactory.createSchema().type(List.of(SchemaType.INTEGER)))
                .addProperty("detail", OASFactory.createSchema().type(text))
                .addProperty("request_id", OASFactory.createSchema().type(text))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .type(List.of(SchemaType.ARRAY))
                                .items(OASFactory.createSchema()
                                        .type(List.of(SchemaType.OBJECT))
                                        .required(List.of("pointer", "detail"))
                                        .addProperty(
                                                "pointer",
                                                OASFactory.createSchema().type(text))
                                        .addProperty(
                                                "detail",
                                                OASFactory.createSchema().type(text))));
    }

    private static JsonNode examples() {
        try (var resource = ApiDescription.class.getResourceAsStream(EXAMPLES)) {
            return new ObjectMapper().readTree(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
