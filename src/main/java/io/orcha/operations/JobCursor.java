package io.orcha.operations;

import io.orcha.platform.jobs.Jobs.Position;
import io.orcha.platform.jobs.ScheduledJob;
import io.orcha.platform.problem.InvalidFieldsException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Where the next page of jobs begins. Clients treat it as opaque. */
record JobCursor(Position position) {

    static JobCursor after(ScheduledJob last) {
        return new JobCursor(new Position(last.job(), last.instance()));
    }

    String encode() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((position.job() + "/" + position.instance()).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws InvalidFieldsException when it did not come from {@link #encode} */
    static @Nullable Position decode(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int slash = text.indexOf('/');
            // PostgreSQL has no text with a NUL.
            if (slash < 0 || text.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("no position");
            }
            return new Position(text.substring(0, slash), text.substring(slash + 1));
        } catch (IllegalArgumentException _) {
            throw InvalidFieldsException.of("?cursor", "is not a cursor of this service");
        }
    }
}
