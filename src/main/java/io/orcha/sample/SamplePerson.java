package io.orcha.sample;

import io.orcha.session.ChatMessage.Role;
import io.orcha.session.Conversation;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An invented person with what they said to an assistant, by days before today, so that it is always recent.
 *
 * @param about who they are, for whoever reads the file
 * @param sessions their conversations, the oldest first
 */
@RegisterForReflection
record SamplePerson(String name, String about, List<Session> sessions) {

    /** A day in a text: so many days before today, or after it when negative. */
    private static final Pattern DAY = Pattern.compile("\\{date:(-?\\d+)}");

    private static final int TYPED_A_SECOND = 4;
    private static final Duration BEFORE_TYPING = Duration.ofSeconds(20);
    private static final Duration BEFORE_REPLYING = Duration.ofSeconds(3);

    SamplePerson {
        sessions = List.copyOf(sessions);
    }

    /** Their conversations as they were by a time. */
    List<Conversation> conversations(Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return sessions.stream().map(session -> session.conversation(today)).toList();
    }

    /**
     * A conversation.
     *
     * @param daysAgo how many days before today it was, at least one
     * @param time when it began, in UTC
     * @param language the language tag in which dates in it are written
     */
    @RegisterForReflection
    record Session(int daysAgo, LocalTime time, String device, String language, List<Message> messages) {

        Session {
            messages = List.copyOf(messages);
        }

        private Conversation conversation(LocalDate today) {
            var at = today.minusDays(daysAgo).atTime(time).toInstant(ZoneOffset.UTC);
            var lines = new ArrayList<Conversation.Line>();
            for (var message : messages) {
                if (!lines.isEmpty()) {
                    at = at.plus(message.pause());
                }
                lines.add(new Conversation.Line(message.role(), withDays(message.content(), today), null, at));
            }
            return new Conversation(null, device, lines);
        }

        private String withDays(String text, LocalDate today) {
            var dates = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(Locale.forLanguageTag(language));
            return DAY.matcher(text).replaceAll(day -> dates.format(today.minusDays(Integer.parseInt(day.group(1)))));
        }
    }

    /** A message. */
    @RegisterForReflection
    record Message(Role role, String content) {

        /** How long after the message before it was sent. */
        private Duration pause() {
            return role == Role.USER ? BEFORE_TYPING.plusSeconds(content.length() / TYPED_A_SECOND) : BEFORE_REPLYING;
        }
    }
}
