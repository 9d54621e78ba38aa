package io.orcha.memory.control;

import io.orcha.memory.Expectation;
import io.orcha.platform.problem.InvalidFieldsException;
import io.orcha.session.Messages;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a user says was wrong with a reply corrects the memory that the reply was made from. */
@ApplicationScoped
class Feedback {

    private final MemoryEdits edits;
    private final Messages messages;

    Feedback(MemoryEdits edits, Messages messages) {
        this.edits = edits;
        this.messages = messages;
    }

    /**
     * Corrects the memory.
     *
     * @param reply the message that the feedback is about; null when it is not said
     * @throws io.orcha.memory.StaleVersionException when the memory is not as expected
     * @throws InvalidFieldsException when the user has no such message of the assistant
     */
    MemoryEdits.Edited correct(UserId user, String feedback, @Nullable UUID reply, Expectation expectation) {
        if (reply != null
                && messages.find(user, reply)
                        .filter(message -> message.role().equals("assistant"))
                        .isEmpty()) {
            throw InvalidFieldsException.of("/message_id", "must be a reply in one of the user's sessions");
        }
        return edits.instruct(user, feedback, "corrected by feedback on a reply", expectation);
    }
}
