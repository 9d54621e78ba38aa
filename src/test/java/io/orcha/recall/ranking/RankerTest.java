package io.orcha.recall.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every rule by itself. */
class RankerTest {

    @Test
    void findsNothingInNothing() {
        assertThat(new Ranker(Weights.DEFAULT).rank(UnitIndex.EMPTY, Said.asking("Who sang?"), 5))
                .isEmpty();
    }

    @Test
    void prefersRareWords() {
        var said = new Said();
        for (int number = 0; number < 6; number++) {
            said.session(number).message("The garden needed a lot of water this week, number " + number);
        }
        said.session(6).message("My cousin planted a quince somewhere behind the old shed");

        assertThat(said.find("Where in the garden is the quince?")).startsWith(6);
    }

    @Test
    void findsAnswersByTheQuestionBeforeThem() {
        var said = new Said()
                .message("Which instrument does your sister play in the orchestra?")
                .message("Since the autumn she has had a wonderful old bassoon that belonged to her teacher")
                .session(2)
                .message("Tomorrow I will bake bread for everybody in the house with rye and caraway");

        assertThat(said.find("Which instrument does she play in the orchestra?").subList(0, 2))
                .containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void findsAPassageOfALongText() {
        var filler =
                "We counted herons beside ponds and wrote careful notes about weather, wind and reeds. ".repeat(20);
        var said = new Said()
                .session(1)
                .message(filler + "The password of the boathouse is marzipan.")
                .session(2)
                .message(filler)
                .session(3)
                .message("The boathouse was painted green last spring by volunteers");

        assertThat(said.rank(Said.asking("password boathouse marzipan"))
                        .getFirst()
                        .coverage())
                .isGreaterThan(0.3);
        assertThat(said.find("password boathouse marzipan")).startsWith(0);
    }

    @Test
    void findsByMeaning() {
        var said = new Said()
                .meaning(new float[] {1, 0, 0})
                .message("apples")
                .meaning(new float[] {0, 1, 0.2f})
                .message("pears");

        var ranked = said.rank(Said.askingMeaning(0, 1, 0));

        assertThat(Said.numbers(ranked)).containsExactly(1, 0);
        assertThat(ranked.getFirst().cosine()).isCloseTo(0.98, within(0.01));
    }

    @Test
    void trustsTheBestOfManyPassagesLess() {
        var said = new Said()
                .meaning(new float[] {1, 0}, new float[] {0, 1}, new float[] {0, 1}, new float[] {0, 1})
                .message("many")
                .meaning(new float[] {0.9f, 0.44f})
                .message("one");

        assertThat(Said.numbers(said.rank(Said.askingMeaning(1, 0)))).startsWith(1);
    }

    @Test
    void takesWhatAStoreFoundForTheMeaning() {
        var said = new Said().message("apples").message("pears");
        var query = new Query(
                "plums",
                "en",
                null,
                Map.of(Said.id(1), 0.7, Said.id(9), 0.9),
                Said.NOW,
                ZoneOffset.UTC,
                null,
                Set.of(),
                _ -> 0,
                _ -> true);

        var ranked = said.rank(query);

        assertThat(Said.numbers(ranked)).containsExactly(1);
        assertThat(ranked.getFirst().cosine()).isCloseTo(0.7, within(1e-6));
    }

    @Test
    void prefersWhatSaysWhatTheGraphTells() {
        var said = new Said()
                .message("The ferry leaves at noon")
                .message("The ferry leaves at night")
                .message("Hello there");
        var query = new Query(
                "ferry",
                "en",
                null,
                null,
                Said.NOW,
                ZoneOffset.UTC,
                null,
                Set.of(Said.id(1), Said.id(2), Said.id(9)),
                _ -> 0,
                _ -> true);

        var ranked = said.rank(query);

        assertThat(Said.numbers(ranked)).startsWith(1).contains(0, 2);
        assertThat(ranked.getFirst().components()).containsEntry("graph", Weights.DEFAULT.graph());
    }

    @Test
    void prefersTheKindsThatMatterToThePersona() {
        var said = new Said().memory("Ferries are slow", 0.5).memory("Ferries are loud", 0.5);
        var query = new Query(
                "ferries",
                "en",
                null,
                null,
                Said.NOW,
                ZoneOffset.UTC,
                null,
                Set.of(),
                unit -> unit.id().equals(Said.id(1)) ? 2 : -1,
                _ -> true);

        var ranked = said.rank(query);

        assertThat(Said.numbers(ranked)).containsExactly(1, 0);
        assertThat(ranked.getFirst().components()).containsEntry("persona", 2 * Weights.DEFAULT.persona());
        assertThat(ranked.getLast().components()).containsEntry("persona", -Weights.DEFAULT.persona());
    }

    @Test
    void findsOnlyWhatIsWanted() {
        var said = new Said().message("The ferry leaves at noon").message("The ferry leaves at night");
        var query = new Query(
                "ferry",
                "en",
                null,
                null,
                Said.NOW,
                ZoneOffset.UTC,
                null,
                Set.of(),
                _ -> 0,
                unit -> unit.id().equals(Said.id(1)));

        assertThat(Said.numbers(said.rank(query))).containsExactly(1);
    }

    @Test
    void countsDownWhoOnlyAsks() {
        var said = new Said()
                .by("Ilka")
                .session(1)
                .message("Is the cello from Cremona still in tune with that bridge?")
                .by("Jorin")
                .session(2)
                .message("The cello from Cremona is still in tune with that bridge.");

        assertThat(said.find("cello from Cremona")).startsWith(1);
        assertThat(said.components("cello from Cremona", 0)).containsKey("questions");
    }

    @Test
    void takesQuestionsToAnAssistantForWhatTheyTell() {
        var said = new Said()
                .message("Can you help me tune a cello from Cremona?")
                .byAssistant()
                .message("Begin with the lowest string of the cello");

        assertThat(said.components("cello", 0)).doesNotContainKey("questions");
        assertThat(said.components("cello", 1)).containsKey("assistant");
    }

    @Test
    void liftsStandingInstructionsToAnAssistant() {
        var said = new Said()
                .message("Always quote prices in crowns when I ask about concert tickets")
                .byAssistant()
                .message("Understood, prices in crowns")
                .session(2)
                .by("Ilka")
                .message("Always the same with these concert tickets, prices go up");

        assertThat(said.components("prices of tickets", 0)).containsKey("instruction");
        assertThat(said.components("prices of tickets", 2)).doesNotContainKey("instruction");
    }

    @Test
    void liftsWhatWasSaidInTheTimeOfTheQuestion() {
        var said = new Said()
                .session(1)
                .at("2030-06-11T10:00:00Z")
                .message("The regatta was on the big lake near the castle")
                .session(2)
                .at("2030-09-11T10:00:00Z")
                .message("The regatta was on the big lake near the chapel");

        assertThat(said.find("Where was the regatta in June 2030?")).startsWith(0);
        assertThat(said.find("Where was the regatta in September?")).startsWith(1);
    }

    @Test
    void liftsWhoIsNamed() {
        var said = new Said()
                .by("Ilka Sommer")
                .session(1)
                .message("I keep bees on the roof of the library")
                .by("Jorin")
                .session(2)
                .message("I keep bees on the roof of the station");

        assertThat(said.find("Where does Ilka keep her bees?")).startsWith(0);
        assertThat(said.find("Where does Jorin keep his bees?")).startsWith(1);
    }

    @Test
    void prefersSessionsAboutTheMatter() {
        var said = new Said()
                .session(1)
                .message("We rehearse the operetta with the whole choir on stage every Thursday evening")
                .message("Somebody lost a scarf")
                .session(2)
                .message("Somebody lost a scarf");

        assertThat(said.components("operetta choir scarf", 1).get("session"))
                .isGreaterThan(said.components("operetta choir scarf", 2).getOrDefault("session", 0.0));
    }

    @Test
    void tellsAMemoryAndItsMessageOnce() {
        var said = new Said()
                .message("By the way, I am allergic to walnuts")
                .memory("The user is allergic to walnuts", 0.9, Said.id(0))
                .memory("The user is allergic to walnuts", 0.2)
                .message("The walnuts are in the pantry");

        assertThat(said.find("allergic to walnuts"))
                .doesNotHaveDuplicates()
                .contains(3)
                .hasSize(2);
    }

    @Test
    void prefersImportantAndNewerMemories() {
        var said = new Said()
                .at("2030-01-01T00:00:00Z")
                .memory("Likes sailing on lakes", 0.1)
                .memory("Likes sailing at sea", 0.9)
                .at("2031-04-01T00:00:00Z")
                .memory("Likes sailing in storms", 0.9);

        assertThat(said.find("sailing")).containsExactly(2, 1, 0);
    }

    @Test
    void explainsTheWholeScore() {
        var ranked = new Said()
                .by("Ilka")
                .message("Is there marzipan in the boathouse?")
                .message("There is plenty.")
                .rank(Said.asking("marzipan in March 2031"));

        assertThat(ranked)
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.components().values().stream()
                                .mapToDouble(Double::doubleValue)
                                .sum())
                        .isCloseTo(one.score(), within(1e-9)));
    }

    @Test
    void answersTheSameAgain() {
        var said = new Said();
        for (int number = 0; number < 50; number++) {
            said.session(number % 7).message("Train " + number % 5 + " leaves from platform " + number % 11);
        }

        assertThat(said.rank(Said.asking("Which platform for train 3?")))
                .isEqualTo(said.rank(Said.asking("Which platform for train 3?")));
    }
}
