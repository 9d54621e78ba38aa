package io.orcha.memory.control;

import io.orcha.model.offline.Canonical;
import io.orcha.platform.problem.FieldChecks;
import io.orcha.platform.problem.MalformedBodyException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Names a sentence of a memory, or a phrase.
 *
 * @param text what is to be pinned, suppressed or forgotten
 */
@Schema(requiredProperties = "text")
record TextRequest(@Nullable String text) {

    private static final int LONGEST = 2000;

    /** @throws io.orcha.platform.problem.InvalidFieldsException when there is no text, or one without a letter or digit */
    static String checked(@Nullable TextRequest body) {
        var checks = new FieldChecks();
        var text = checks.text("/text", MalformedBodyException.require(body).text(), LONGEST)
                .strip();
        if (checks.count() == 0 && Canonical.of(text).isEmpty()) {
            checks.reject("/text", "must hold a letter or a digit");
        }
        checks.throwIfAny();
        return text;
    }
}
