package io.orcha.recall.memory;

import io.orcha.model.offline.Canonical;
import io.orcha.model.offline.facts.FactExtractor;
import io.orcha.model.offline.facts.StatedTriple;
import io.orcha.model.offline.facts.Term;
import io.orcha.recall.fact.StatedFact;
import io.orcha.recall.fact.StatedFact.Polarity;
import io.orcha.recall.fact.Thing;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The facts in messages, as the rules of {@link FactExtractor} read them. */
final class OfflineFacts {

    /** Rules take a statement as it stands; whether it was meant so they cannot tell. */
    private static final float CONFIDENCE = 0.7f;

    private static final Pattern DENIAL = Pattern.compile(
            "(?iU)\\b(?:do|does|did|have|has|am|is|are|was|were|'m|'re|'s)(?:n['’]?t| not)\\b|\\bnever\\b|\\bno\\b");

    private static final Pattern END =
            Pattern.compile("(?iU)\\b(?:any ?more|no longer|any longer|used to|not since|stopped|quit|gave up)\\b");

    private static final FactExtractor EXTRACTOR = new FactExtractor();

    private OfflineFacts() {}

    /**
     * A fact and where it stands.
     *
     * @param sentence in the user's own words
     */
    record InSentence(UUID message, String sentence, StatedFact fact) {

        /** Whether a text of the same message holds the sentence. */
        boolean standsIn(String text) {
            return Canonical.of(text).contains(Canonical.of(sentence))
                    || Canonical.of(sentence).contains(Canonical.of(text));
        }
    }

    /** The facts in messages, in the order in which they are stated. */
    static List<InSentence> in(List<Said> said, ZoneId zone) {
        var facts = new ArrayList<InSentence>();
        for (var conversation : conversations(said).values()) {
            for (var triple :
                    EXTRACTOR.extract(conversation.stream().map(Said::text).toList())) {
                var message = conversation.get(triple.message());
                facts.add(new InSentence(message.id(), triple.sentence(), fact(triple, message, zone)));
            }
        }
        return facts;
    }

    /** What each speaker says in each conversation: "she" is whom they spoke of before. */
    private static Map<String, List<Said>> conversations(List<Said> said) {
        var conversations = new LinkedHashMap<String, List<Said>>();
        for (var message : said) {
            conversations
                    .computeIfAbsent(message.session() + " " + message.speaker(), _ -> new ArrayList<>())
                    .add(message);
        }
        return conversations;
    }

    private static StatedFact fact(StatedTriple triple, Said message, ZoneId zone) {
        var since = time(triple.since(), triple, message, zone);
        var until = time(triple.until(), triple, message, zone);
        // What ended in a year ended by its end, unless something else began with it.
        var end = until == null ? null : since == null ? until.start() : until.end();
        var from = since == null ? null : since.start();
        boolean ordered = from == null || end == null || end.isAfter(from);
        return new StatedFact(
                thing(triple.subject(), message.speaker()),
                triple.predicate(),
                thing(triple.object(), message.speaker()),
                polarity(triple),
                CONFIDENCE,
                ordered ? from : null,
                ordered ? end : null,
                List.of(message.id()));
    }

    private static FactTimes.@Nullable Span time(
            @Nullable String phrase, StatedTriple triple, Said message, ZoneId zone) {
        return phrase == null
                ? null
                : FactTimes.of(phrase, message.at(), zone, triple.ahead()).orElse(null);
    }

    private static Polarity polarity(StatedTriple triple) {
        if (triple.holds()) {
            return Polarity.HOLDS;
        }
        if (triple.retracted()) {
            return Polarity.RETRACTED;
        }
        boolean denied = DENIAL.matcher(triple.sentence()).find()
                && !END.matcher(triple.sentence()).find();
        return denied ? Polarity.DENIED : Polarity.ENDED;
    }

    private static Thing thing(Term term, @Nullable String speaker) {
        return switch (term.type()) {
            case USER -> speaker == null ? Thing.USER : new Thing.Entity(speaker, "person", true);
            case ENTITY -> new Thing.Entity(term.text(), term.kind(), term.named());
            case VALUE -> new Thing.Value(term.text());
        };
    }
}
