package io.orcha.memory.control;

import io.orcha.memory.DerivedTexts.Derived;
import io.orcha.memory.MemoryText;
import io.orcha.memory.Mention;
import io.orcha.memory.Mentions;
import io.orcha.session.Messages.Quote;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Takes what is forgotten out of messages: what mentions it from all of them; and from those that the memory learned it from,
 * and from the replies to them, also what said it in other words. It has to be given the messages of a user in their order.
 */
final class MessageErasure {

    private static final double SURE = 0.6;
    private static final double LIKELY = 1.0 / 3;
    private static final int SHORT_SENTENCES = 2;
    private static final int SHORT_LENGTH = 300;

    private final Mentions mentions;
    private final Map<UUID, List<Mention>> learned;
    private final Map<UUID, List<Mention>> answered = new HashMap<>();

    private MessageErasure(Mentions mentions, Map<UUID, List<Mention>> learned) {
        this.mentions = mentions;
        this.learned = learned;
    }

    /** Of what is mentioned, by the texts that mention it and the messages that they come from. */
    static MessageErasure of(Mentions mentions, List<Derived> evidence) {
        var stated = new HashMap<String, @Nullable Mention>();
        var learned = new HashMap<UUID, List<Mention>>();
        for (var one : evidence) {
            var mention = stated.computeIfAbsent(
                    one.text(), sentence -> mentions.anyIn(sentence) ? Mention.of(sentence) : null);
            if (mention != null) {
                for (var message : one.messages()) {
                    var ofMessage = learned.computeIfAbsent(message, _ -> new ArrayList<>());
                    if (!ofMessage.contains(mention)) {
                        ofMessage.add(mention);
                    }
                }
            }
        }
        return new MessageErasure(mentions, learned);
    }

    /** What remains of the next message; null when nothing does. */
    @Nullable String remaining(Quote message, String content) {
        var stated = stated(message);
        var rest = mentions.removedFrom(content);
        boolean mentioned = rest == null || !rest.equals(content);
        for (var mention : stated) {
            if (rest != null) {
                rest = message.role().equals("assistant")
                        ? without(rest, mention::shareIn, SURE)
                        : withoutSource(rest, mention, mentioned);
            }
        }
        return rest;
    }

    /** What the memory learned from a message, or from the one that a reply answers. */
    private List<Mention> stated(Quote message) {
        if (message.role().equals("assistant")) {
            return answered.getOrDefault(message.sessionId(), List.of());
        }
        var stated = learned.getOrDefault(message.id(), List.of());
        answered.put(message.sessionId(), stated);
        return stated;
    }

    /** The source of a sentence loses what supported it; only when no part can be told to, and it is short, it goes as a whole. */
    private static @Nullable String withoutSource(String content, Mention stated, boolean mentioned) {
        var sentences = MemoryText.sentences(content);
        double best = sentences.stream().mapToDouble(stated::shareIn).max().orElse(0);
        if (best >= SURE) {
            return without(content, stated::shareIn, SURE);
        }
        if (mentioned) {
            return content;
        }
        boolean brief = sentences.size() <= SHORT_SENTENCES || content.length() <= SHORT_LENGTH;
        if (best < LIKELY && brief) {
            return null;
        }
        return best > 0 ? without(content, stated::shareIn, best) : content;
    }

    private static @Nullable String without(String content, ToDoubleFunction<String> share, double least) {
        return MemoryText.without(content, sentence -> share.applyAsDouble(sentence) >= least);
    }
}
