package io.orcha.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.orcha.model.CompletionStream;
import io.orcha.model.LanguageModel;
import io.orcha.model.ModelConfig;
import io.orcha.model.ModelException;
import io.orcha.model.Prompt;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The model that the service would use, called without the service: its own client lives in Quarkus alone. */
final class ConfiguredModel implements LanguageModel {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    // Not every local server can be asked to change to HTTP/2.
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ModelConfig config;

    ConfiguredModel(ModelConfig config) {
        this.config = config;
    }

    @Override
    public ModelInfo info() {
        return new ModelInfo("openai", config.name());
    }

    @Override
    public Completion complete(Prompt prompt) {
        var body = new HashMap<String, Object>(Map.of(
                "model",
                config.name(),
                "messages",
                prompt.messages().stream()
                        .map(message -> Map.of(
                                "role", message.role().name().toLowerCase(Locale.ROOT), "content", message.content()))
                        .toList()));
        config.temperature().ifPresent(temperature -> body.put("temperature", temperature));
        var address = config.baseUrl().orElse(ModelConfig.OPENAI_BASE_URL) + "/chat/completions";
        try {
            var request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(config.timeout())
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
            config.apiKey().ifPresent(key -> request.header("Authorization", "Bearer " + key));
            var response = http.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw ModelException.unavailable("status " + response.statusCode(), Duration.ZERO, null);
            }
            return completion(response.body());
        } catch (IOException e) {
            throw ModelException.unavailable("no connection", Duration.ZERO, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Completion completion(String body) throws JsonProcessingException {
        var choice = JSON.readTree(body).path("choices").path(0);
        var text = choice.path("message").path("content").asText();
        return new Completion(
                text, Usage.of(0, 0), choice.path("finish_reason").asText().equals("length"));
    }

    @Override
    public Completion completeInBackground(Prompt prompt) {
        return complete(prompt);
    }

    @Override
    public CompletionStream stream(Prompt prompt) {
        throw new UnsupportedOperationException("an evaluation does not stream");
    }
}
