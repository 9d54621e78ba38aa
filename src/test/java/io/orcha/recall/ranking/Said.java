package io.orcha.recall.ranking;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages and memories, one after the other and a minute apart, and questions about them. */
final class Said {

    static final Instant START = Instant.parse("2031-03-10T09:00:00Z");

    /** A month after the beginning. */
    static final Instant NOW = START.plusSeconds(30L * 24 * 3600);

    private final List<Unit> units = new ArrayList<>();
    private UUID session = new UUID(1, 0);
    private Instant time = START;
    private Unit.Role role = Unit.Role.PERSON;
    private @Nullable String speaker;
    private List<Passage> passages = List.of();

    static UUID id(int number) {
        return new UUID(2, number);
    }

    Said session(int number) {
        session = new UUID(1, number);
        return this;
    }

    Said at(String instant) {
        time = Instant.parse(instant);
        return this;
    }

    Said by(String name) {
        role = Unit.Role.PERSON;
        speaker = name;
        return this;
    }

    Said byUser() {
        role = Unit.Role.PERSON;
        speaker = null;
        return this;
    }

    Said byAssistant() {
        role = Unit.Role.ASSISTANT;
        speaker = null;
        return this;
    }

    /** What is said next has passages that mean this. */
    Said meaning(float[]... vectors) {
        passages = List.of(vectors).stream().map(Passage::of).toList();
        return this;
    }

    Said message(String text) {
        return add(session, text, null);
    }

    Said memory(String text, double importance, UUID... sources) {
        return add(null, text, new Unit.Note(time, null, "fact", importance, List.of(sources)));
    }

    private Said add(@Nullable UUID of, String text, Unit.@Nullable Note note) {
        int number = units.size();
        var terms = TextAnalysis.ofUnit(text, "en");
        units.add(new Unit(id(number), of, time, role, speaker, note, terms, passages, null));
        time = time.plusSeconds(60);
        passages = List.of();
        return this;
    }

    List<Unit> units() {
        return List.copyOf(units);
    }

    UnitIndex index() {
        return UnitIndex.of(units);
    }

    static Query asking(String question) {
        return new Query(question, "en", null, null, NOW, ZoneOffset.UTC, null, Set.of(), _ -> 0, _ -> true);
    }

    static Query askingMeaning(float... vector) {
        return new Query("", "en", vector, null, NOW, ZoneOffset.UTC, null, Set.of(), _ -> 0, _ -> true);
    }

    List<Ranked> rank(Query query) {
        return new Ranker(Weights.DEFAULT).rank(index(), query, 10);
    }

    /** The numbers of what is found, the best first. */
    List<Integer> find(String question) {
        return numbers(rank(asking(question)));
    }

    /** What the score of something consists of. */
    Map<String, Double> components(String question, int number) {
        return rank(asking(question)).stream()
                .filter(ranked -> ranked.id().equals(id(number)))
                .findFirst()
                .orElseThrow()
                .components();
    }

    static List<Integer> numbers(List<Ranked> ranked) {
        return ranked.stream()
                .map(one -> (int) one.id().getLeastSignificantBits())
                .toList();
    }
}
