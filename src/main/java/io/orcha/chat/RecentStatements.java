package io.orcha.chat;

import static io.orcha.platform.Settings.positive;

import io.orcha.memory.PromptMemory;
import io.orcha.memory.review.Screener;
import io.orcha.model.Prompt.Message;
import io.orcha.model.Prompt.Role;
import io.orcha.model.TokenCounter;
import io.orcha.session.ChatMessage;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the user said lately and no version of the memory covers yet, as lines for the prompt. What has to be reviewed before
 * it may enter the memory, and what the user does not want mentioned, is left out.
 */
@ApplicationScoped
@Startup // so that a wrong setting refuses the start
class RecentStatements {

    /** So many messages are looked at, the newest ones. */
    static final int MOST = 50;

    /** With less room than this a line says nothing any more. */
    private static final int FEWEST_TOKENS = 12;

    private final Screener screener;
    private final TokenCounter tokens;
    private final Shortening shortening;
    private final int budget;

    RecentStatements(Screener screener, TokenCounter tokens, ChatConfig config) {
        this.screener = screener;
        this.tokens = tokens;
        this.shortening = new Shortening(tokens);
        this.budget = positive("orcha.chat.recent-statement-tokens", config.recentStatementTokens());
    }

    /**
     * The lines, oldest first, each with the day on which it was said. A message that would take more than half of the budget
     * gets at most half of what is left of it, so that however many long ones there are, what was said before them is not
     * silenced.
     *
     * @param said newest first
     * @param history what the prompt holds anyway
     * @param memory the memory that goes into the prompt; null when there is none
     */
    List<Line> of(List<ChatMessage> said, List<Message> history, @Nullable PromptMemory memory) {
        var known = new HashSet<String>();
        history.stream()
                .filter(message -> message.role() == Role.USER)
                .forEach(message -> known.add(message.content()));
        var lines = new ArrayList<Line>();
        int remaining = budget;
        for (var message : said) {
            if (remaining < FEWEST_TOKENS) {
                break;
            }
            if (!known.add(message.content())) {
                continue;
            }
            var day = message.createdAt().atOffset(ZoneOffset.UTC).toLocalDate() + ": ";
            var text = fitting(mentionable(message, memory), remaining - tokens.count(day));
            if (!text.isBlank()) {
                lines.add(new Line(message.id(), day + text));
                remaining -= tokens.count(lines.getLast().text());
            }
        }
        return List.copyOf(lines.reversed());
    }

    /**
     * What of a message goes into the prompt.
     *
     * @param message its id
     */
    record Line(UUID message, String text) {}

    /** A message, or what of it there is room for; empty when there is none. */
    private String fitting(String text, int room) {
        var whole = onOneLine(text);
        int cost = tokens.count(whole);
        if (cost > budget / 2) {
            var statements = onOneLine(shortening.statements(text, room / 2));
            return statements.isEmpty() ? tokens.beginning(whole, room / 2) : statements;
        }
        return cost <= room ? whole : onOneLine(shortening.statements(text, room));
    }

    private static String onOneLine(String text) {
        return text.replace('\n', ' ').strip();
    }

    private String mentionable(ChatMessage message, @Nullable PromptMemory memory) {
        var text = screener.harmless(message.content());
        var mentionable = memory == null ? text : memory.mentionable(text);
        return mentionable == null ? "" : mentionable;
    }
}
