package io.orcha.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcha.graph.Graph.Stored;
import io.orcha.model.embedding.Quantised;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In graphs of any form the search finds what looking at every relation finds, with the same scores in the same order. */
class FactSearchTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final int DIMENSIONS = 10;
    private static final int QUESTIONS = 150;

    private static final List<String> FIRST = List.of("Ana", "Rui", "Marta", "blue", "old", "Porto", "Rex", "garden");
    private static final List<String> LAST = List.of("Silva", "Costa", "sofa", "bridge", "choir", "company", "");
    private static final List<String> PREDICATES = List.of(
            "lives_in",
            "works_at",
            "sister",
            "husband",
            "friend",
            "pet",
            "owns",
            "likes",
            "collects",
            "occupation",
            "name",
            "age");
    private static final List<String> VALUES =
            List.of("nurse", "34", "old coins and stamps", "Maria Costa", "the blue one", "choir singer", "…");
    private static final List<String> QUESTIONS_ASKED = List.of(
            "Where does %s live?",
            "Where does my sister's husband work?",
            "What did %s own before March 2026?",
            "Who is the friend of %s in January 2026?",
            "what stamps does Maria collect",
            "Which pets do I have?",
            "How old is %s, the singer?",
            "%s",
            "?");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void findsWhatLookingAtEverythingFinds(long seed) {
        var random = new Random(seed);
        int entities = 5 + random.nextInt(60);
        var stored = IntStream.range(0, entities)
                .mapToObj(number -> entity(random, number))
                .toList();
        var graph = Graph.of(stored, relations(random, entities, random.nextInt(10 * entities)));
        int found = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            var question = any(random, QUESTIONS_ASKED).formatted(name(random));
            var vector = vector(random);
            var time = QuestionTime.of(question, NOW, ZoneOffset.UTC);
            int most = 1 + random.nextInt(40);
            var expected = PlainFactSearch.in(graph, stored, question, vector, time, most);
            assertThat(FactSearch.in(graph, question, vector, time, most))
                    .as(question)
                    .isEqualTo(expected);
            found += expected.size();
        }
        assertThat(found).isGreaterThan(QUESTIONS);
    }

    private static Stored entity(Random random, int number) {
        var name = name(random);
        var merged = number > 2 && random.nextInt(8) == 0 ? id(random.nextInt(number)) : null;
        var entity = new Entity(
                id(number),
                name,
                random.nextBoolean(),
                "person",
                Origin.LEARNED,
                merged,
                NOW,
                NOW,
                List.of(new Entity.Name(NameKey.of(name), name, false)));
        return new Stored(entity, random.nextInt(5) == 0 ? null : Quantised.of(vector(random)));
    }

    private static List<Relation> relations(Random random, int entities, int count) {
        var relations = new ArrayList<Relation>();
        for (int number = 0; number < count; number++) {
            boolean isAttribute = random.nextInt(4) == 0;
            relations.add(new Relation(
                    new UUID(random.nextInt(), number),
                    end(random, entities),
                    any(random, PREDICATES),
                    isAttribute ? null : end(random, entities),
                    isAttribute ? any(random, VALUES) : null,
                    0.5f,
                    0.5f,
                    random.nextBoolean() ? null : day(random.nextInt(150)),
                    random.nextInt(3) > 0 ? null : day(150 + random.nextInt(100)),
                    NOW,
                    null,
                    null,
                    List.of(),
                    List.of(),
                    Origin.LEARNED,
                    null));
        }
        return relations;
    }

    /** Of a few of them much is known; null is the user, and one of them is no entity. */
    private static UUID end(Random random, int entities) {
        return switch (random.nextInt(5)) {
            case 0 -> null;
            case 1 -> id(random.nextInt(3));
            default -> id(random.nextInt(entities + 1));
        };
    }

    private static String name(Random random) {
        return (any(random, FIRST) + " " + any(random, LAST)).strip();
    }

    private static float[] vector(Random random) {
        var vector = new float[DIMENSIONS];
        for (int at = 0; at < DIMENSIONS; at++) {
            vector[at] = (float) random.nextGaussian();
        }
        return vector;
    }

    private static Instant day(int number) {
        return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(86_400L * number);
    }

    private static UUID id(int number) {
        return new UUID(1, number);
    }

    private static <T> T any(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
