package io.orcha.recall.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class NamesTest {

    private static final Set<String> SPEAKERS = Set.of("Odile Marchetti", "Bartek");

    @Test
    void findsWhoIsNamed() {
        assertThat(Names.in("What does Odile's brother play?", null, SPEAKERS)).containsExactly("Odile Marchetti");
    }

    @Test
    void findsWhoAsksAboutThemselves() {
        assertThat(Names.in("Where did I park?", "bartek", SPEAKERS)).containsExactly("Bartek");
    }

    @Test
    void tellsNothingWhenAllOrNoneAreNamed() {
        assertThat(Names.in("Did Bartek meet Odile?", null, SPEAKERS)).isEmpty();
        assertThat(Names.in("Who sings?", "Bartek", SPEAKERS)).isEmpty();
    }

    @Test
    void takesNoPartOfAWordForAName() {
        assertThat(Names.in("Is the bartekish soup good?", null, SPEAKERS)).isEmpty();
    }
}
