package io.orcha.model.openai;

import dev.langchain4j.model.openai.internal.chat.AssistantMessage;
import dev.langchain4j.model.openai.internal.chat.ChatCompletionRequest;
import dev.langchain4j.model.openai.internal.chat.ChatCompletionResponse;
import dev.langchain4j.model.openai.internal.chat.Message;
import dev.langchain4j.model.openai.internal.chat.SystemMessage;
import dev.langchain4j.model.openai.internal.chat.UserMessage;
import dev.langchain4j.model.openai.internal.shared.StreamOptions;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.orcha.model.AnswerSchema;
import io.orcha.model.CompletionStream;
import io.orcha.model.LanguageModel;
import io.orcha.model.ModelConfig;
import io.orcha.model.ModelException;
import io.orcha.model.Prompt;
import io.orcha.model.TokenCounter;
import io.orcha.model.openai.CallGate.Use;
import io.quarkiverse.langchain4j.openai.common.OpenAiRestApi;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Multi;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

/**
 * Any OpenAI-compatible server, through the client of quarkus-langchain4j. Its REST interface is used directly, because the
 * chat model on top of it can neither cancel a stream nor see {@code Retry-After}.
 */
public final class OpenAiLanguageModel implements LanguageModel {

    private final OpenAiRestApi api;
    private final OpenAiRestApi.ApiMetadata credentials;
    private final ModelConfig config;
    private final TokenCounter tokens;
    private final Failures failures;
    private final CallGate gate;
    private final Protected chat;
    private final Protected background;
    private final AnswerFormats formats = new AnswerFormats();

    private OpenAiLanguageModel(
            OpenAiRestApi api,
            OpenAiRestApi.ApiMetadata credentials,
            ModelConfig config,
            TokenCounter tokens,
            CallGate gate) {
        this.api = api;
        this.credentials = credentials;
        this.config = config;
        this.tokens = tokens;
        this.failures = new Failures(config);
        this.gate = gate;
        this.chat = new Protected("chat", config, failures);
        this.background = new Protected("background", config, failures);
    }

    /** Prepares the connection to the configured server; nothing is sent yet. */
    public static OpenAiLanguageModel connect(
            ModelConfig config, TokenCounter tokens, Clock clock, MeterRegistry meters) {
        var baseUrl = config.baseUrl().orElse(ModelConfig.OPENAI_BASE_URL);
        // The deadline is kept by this class; the client's own one, just behind it, frees what is stuck below.
        long readTimeout = config.timeout().toMillis() + 1000;
        var api = QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create(baseUrl.endsWith("/") ? baseUrl : baseUrl + "/"))
                .connectTimeout(Math.min(readTimeout, 10_000), TimeUnit.MILLISECONDS)
                .readTimeout(readTimeout, TimeUnit.MILLISECONDS)
                // The client's own default of 20 would make chats wait for each other.
                .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, config.maxConnections())
                .register(new UpstreamExceptionMapper(clock))
                .build(OpenAiRestApi.class);
        var credentials = OpenAiRestApi.ApiMetadata.builder();
        config.apiKey().ifPresent(credentials::openAiApiKey);
        return new OpenAiLanguageModel(api, credentials.build(), config, tokens, new CallGate(config, meters));
    }

    @Override
    public ModelInfo info() {
        return new ModelInfo("openai", config.name());
    }

    @Override
    public List<Protection> protections() {
        return List.of(chat, background);
    }

    @Override
    public Completion complete(Prompt prompt) {
        var request = request(prompt);
        config.maxReplyTokens().ifPresent(request::maxCompletionTokens);
        return complete(Use.CHAT, prompt, request.build());
    }

    @Override
    public Completion completeInBackground(Prompt prompt) {
        return complete(Use.BACKGROUND, prompt, request(prompt).build());
    }

    @Override
    public Completion completeInBackground(Prompt prompt, AnswerSchema schema) {
        try {
            return formats.call(schema, format -> {
                var request = request(prompt);
                if (format != null) {
                    request.responseFormat(format);
                }
                var built = request.build();
                return background.guard().call(() -> completeInPlace(Use.BACKGROUND, prompt, built), Completion.class);
            });
        } catch (Exception e) {
            throw failures.translate(e);
        }
    }

    @Override
    public CompletionStream stream(Prompt prompt) {
        var request = request(prompt).stream(true)
                .streamOptions(StreamOptions.builder().includeUsage(true).build());
        config.maxReplyTokens().ifPresent(request::maxCompletionTokens);
        var built = request.build();
        return OpenAiCompletionStream.open(
                chat.guard(), () -> streamInPlace(built), config.timeout(), failures, text -> estimate(prompt, text));
    }

    private Completion complete(Use use, Prompt prompt, ChatCompletionRequest request) {
        try {
            var guarded = use == Use.CHAT ? chat : background;
            return guarded.guard().call(() -> completeInPlace(use, prompt, request), Completion.class);
        } catch (Exception e) {
            throw failures.translate(e);
        }
    }

    private Completion completeInPlace(Use use, Prompt prompt, ChatCompletionRequest request)
            throws InterruptedException {
        try (var _ = gate.enter(use)) {
            return completeOnce(prompt, request);
        }
    }

    /** The place is held until the stream ends, fails or is cancelled. */
    private Multi<ChatCompletionResponse> streamInPlace(ChatCompletionRequest request) throws InterruptedException {
        var place = gate.enter(Use.CHAT);
        try {
            return api.streamingChatCompletion(request, credentials)
                    .onTermination()
                    .invoke(place::close);
        } catch (RuntimeException e) {
            place.close();
            throw e;
        }
    }

    private Completion completeOnce(Prompt prompt, ChatCompletionRequest request) {
        var response = api.createChatCompletion(request, credentials).await().atMost(config.timeout());
        AnsweringModel.note(Span.current(), response.model());
        var choices = response.choices();
        if (choices == null || choices.isEmpty() || choices.getFirst().message() == null) {
            throw nothing();
        }
        var choice = choices.getFirst();
        var text = choice.message().content();
        if (text == null || text.isBlank()) {
            throw nothing();
        }
        var clean = withoutNul(text);
        var usage = response.usage() == null ? estimate(prompt, clean) : OpenAiCompletionStream.usage(response.usage());
        return new Completion(clean, usage, "length".equals(choice.finishReason()));
    }

    private ModelException nothing() {
        return ModelException.unusable("The language model answered nothing.", config.retryDelay(), null);
    }

    /** The one character that PostgreSQL cannot store. */
    static String withoutNul(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    }

    private ChatCompletionRequest.Builder request(Prompt prompt) {
        var request = ChatCompletionRequest.builder()
                .model(config.name())
                .messages(prompt.messages().stream()
                        .map(OpenAiLanguageModel::message)
                        .toList());
        config.temperature().ifPresent(request::temperature);
        return request;
    }

    private static Message message(Prompt.Message message) {
        return switch (message.role()) {
            case SYSTEM -> SystemMessage.from(message.content());
            case USER -> UserMessage.from(message.content());
            case ASSISTANT -> AssistantMessage.from(message.content());
        };
    }

    /** For servers that do not say what an answer cost. */
    private Usage estimate(Prompt prompt, String text) {
        return Usage.of(
                prompt.messages().stream()
                        .mapToInt(message -> tokens.count(message.content()))
                        .sum(),
                tokens.count(text));
    }
}
