package io.orcha.model.openai;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import org.jspecify.annotations.Nullable;

/** The name of the model that answered, which may be more exact than the one that was asked for. */
final class AnsweringModel {

    private static final AttributeKey<String> RESPONSE_MODEL = AttributeKey.stringKey("gen_ai.response.model");
    private static final int LONGEST = 200;

    private AnsweringModel() {}

    /** Notes it on the span of the call. */
    static void note(Span call, @Nullable String model) {
        if (model != null && model.length() <= LONGEST && call.isRecording()) {
            call.setAttribute(RESPONSE_MODEL, model);
        }
    }
}
