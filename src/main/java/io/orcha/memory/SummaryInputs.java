package io.orcha.memory;

import io.orcha.memory.Marks.Kind;
import io.orcha.memory.summary.SummaryRequest;
import io.orcha.user.UserId;
import io.orcha.user.Users;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what a summariser needs to know beside the statements. */
@ApplicationScoped
public class SummaryInputs {

    private final SentenceSources sources;
    private final Marks marks;
    private final Users users;
    private final MemoryConfig config;

    SummaryInputs(SentenceSources sources, Marks marks, Users users, MemoryConfig config) {
        this.sources = sources;
        this.marks = marks;
        this.users = users;
        this.config = config;
    }

    /**
     * A request for a summary.
     *
     * @param content the memory's present text; null when there is none
     */
    public SummaryRequest request(UserId user, @Nullable String content, List<SummaryRequest.Statement> statements) {
        var evidence = content == null ? List.<SentenceSources.Evidence>of() : sources.of(user);
        var settings = users.settings(user);
        return new SummaryRequest(
                content,
                MemoryText.sentences(content).stream()
                        .map(sentence ->
                                new SummaryRequest.Note(sentence, SentenceSources.messages(evidence, sentence)))
                        .toList(),
                statements,
                marks.texts(user, Kind.PIN),
                marks.texts(user, Kind.SUPPRESSION),
                settings.timeZone(),
                settings.language(),
                config.maxBytes());
    }
}
