package io.orcha.model.openai;

import dev.langchain4j.model.openai.internal.chat.JsonSchema;
import dev.langchain4j.model.openai.internal.chat.ResponseFormat;
import dev.langchain4j.model.openai.internal.chat.ResponseFormatType;
import io.orcha.model.AnswerSchema;
import org.jspecify.annotations.Nullable;

/**
 * How a server is asked for JSON. Not every compatible server knows schemas, or response formats at all, and those that do
 * not refuse the request; what a server was found to refuse is not asked of it again.
 */
final class AnswerFormats {

    private volatile Format best = Format.SCHEMA;

    private enum Format {
        SCHEMA,
        OBJECT,
        NONE
    }

    /** A request that is made with a response format, or with none. */
    @FunctionalInterface
    interface Call<T> {
        T with(@Nullable ResponseFormat format) throws Exception;
    }

    /** Calls with the best format that the server is thought to know, and with lesser ones while it refuses. */
    <T> T call(AnswerSchema schema, Call<T> call) throws Exception {
        var first = best;
        UpstreamException refusal = null;
        for (var format : Format.values()) {
            if (format.compareTo(first) < 0) {
                continue;
            }
            try {
                var answer = call.with(responseFormat(format, schema));
                if (refusal != null) {
                    best = format; // Only now: a request that is refused in every format is wrong in another way.
                }
                return answer;
            } catch (UpstreamException e) {
                if (!isRefusal(e) || format == Format.NONE) {
                    throw refusal != null && isRefusal(e) ? refusal : e;
                }
                refusal = e;
            }
        }
        throw new IllegalStateException("the last format either answers or throws");
    }

    private static boolean isRefusal(UpstreamException failure) {
        return failure.status() == 400 || failure.status() == 422;
    }

    private static @Nullable ResponseFormat responseFormat(Format format, AnswerSchema schema) {
        return switch (format) {
            case SCHEMA ->
                ResponseFormat.builder()
                        .type(ResponseFormatType.JSON_SCHEMA)
                        .jsonSchema(JsonSchema.builder()
                                .name(schema.name())
                                .strict(true)
                                .schema(schema.schema())
                                .build())
                        .build();
            case OBJECT ->
                ResponseFormat.builder().type(ResponseFormatType.JSON_OBJECT).build();
            case NONE -> null;
        };
    }
}
