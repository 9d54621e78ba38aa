package io.orcha.chat;

import io.orcha.platform.problem.InvalidFieldsException;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The personas that the operator has configured. */
@ApplicationScoped
@Startup // so that a wrong setting refuses the start
class Personas {

    private final Map<String, String> instructions;
    private final String byDefault;

    Personas(ChatConfig config) {
        this.instructions = Map.copyOf(config.persona());
        this.byDefault = config.defaultPersona().toLowerCase(Locale.ROOT);
        if (!instructions.containsKey(byDefault)) {
            throw new IllegalStateException(
                    "orcha.chat.default-persona names %s, but there is no orcha.chat.persona.%s."
                            .formatted(byDefault, byDefault));
        }
    }

    /** @throws InvalidFieldsException when there is no such persona */
    String instructions(@Nullable String name) {
        var text = instructions.get(name == null ? byDefault : name.toLowerCase(Locale.ROOT));
        if (text == null) {
            throw InvalidFieldsException.of("/persona", "is not one of " + instructions.keySet());
        }
        return text;
    }
}
