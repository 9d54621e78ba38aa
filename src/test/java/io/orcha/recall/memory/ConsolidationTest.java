package io.orcha.recall.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found becomes one with what is remembered, ends it, or stands beside it. */
class ConsolidationTest {

    private static final Instant MONDAY = Instant.parse("2026-11-16T12:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final AtomicLong numbers = new AtomicLong();
    private final List<Known> known = new ArrayList<>();
    private double cosine = 0.95;

    @Test
    void addsWhatIsNew() {
        var result = learn("I have a dog.");

        assertThat(result.added()).singleElement().satisfies(memory -> {
            assertThat(memory.text()).isEqualTo("I have a dog.");
            assertThat(memory.origin()).isEqualTo(MemoryOrigin.LEARNED);
            assertThat(memory.sources()).hasSize(1);
        });
        assertThat(result.changed()).isEmpty();
        assertThat(result.toIndex()).hasSize(1);
    }

    @Test
    void mergesTheSameWordsAndUnitesTheirSources() {
        var old = remember("I like black tea.");

        var result = learn("I LIKE black tea!");

        assertThat(result.added()).isEmpty();
        assertThat(result.changed()).singleElement().satisfies(memory -> {
            assertThat(memory.id()).isEqualTo(old.id());
            assertThat(memory.text()).isEqualTo("I like black tea.");
            assertThat(memory.sources()).hasSize(2);
            assertThat(memory.confidence()).isGreaterThan(old.confidence());
        });
        assertThat(result.toIndex()).as("its words are the same").isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I really like black tea.|I like black tea a lot.",
                "I have a dog called Rex.|I have a lovely dog called Rex."
            })
    void mergesWhatIsNearAndHasTheSameParticulars(String older, String newer) {
        remember(older);

        assertThat(learn(newer).added()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tom is my brother.|Tim is my brother.",
                "My sister Ana lives in Rome.|My sister Eva lives in Rome.",
                "I ran 10 km on Monday.|I ran 12 km on Monday.",
                "I am allergic to peanuts.|I am allergic to walnuts.",
                "I like jazz.|I don't like jazz.",
                "I have a dog.|I have a cat."
            })
    void keepsApartWhatOnlySeemsNear(String older, String newer) {
        remember(older);

        assertThat(learn(newer).added()).extracting(LongTermMemory::text).contains(newer);
    }

    @Test
    void keepsApartWhatMeansSomethingElse() {
        cosine = 0.8;
        remember("I really like black tea.");

        assertThat(learn("I like black tea a lot in winter mornings.").added()).hasSize(1);
    }

    @Test
    void takesTheWordsThatSayMore() {
        var old = remember("I have a dog.");

        var result = learn("I have a black dog.");

        assertThat(result.added()).isEmpty();
        assertThat(result.changed()).extracting(LongTermMemory::text).containsExactly("I have a black dog.");
        assertThat(result.toIndex()).containsExactly(old.id());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I live in Oslo.|I moved to Porto.",
                "My name is Fred.|My name is Frederik now.",
                "I work at Siemens.|I work at Bosch now.",
                "My favourite colour is blue.|My favourite colour is green.",
                "I am 34 years old.|I am 35 years old.",
                "I live in Oslo.|I no longer live in Oslo."
            })
    void endsWhatIsContradicted(String older, String newer) {
        var old = remember(older);

        var result = learn(newer);

        var fresh = result.added().getFirst();
        assertThat(fresh.text()).isEqualTo(newer);
        assertThat(fresh.validFrom()).isEqualTo(FRIDAY);
        assertThat(result.changed()).singleElement().satisfies(memory -> {
            assertThat(memory.id()).isEqualTo(old.id());
            assertThat(memory.text()).isEqualTo(older);
            assertThat(memory.validTo()).isEqualTo(FRIDAY);
            assertThat(memory.supersededBy()).isEqualTo(fresh.id());
        });
    }

    @Test
    void keepsWhatIsLeftOfASentence() {
        remember("I live in Oslo and have a dog.");

        assertThat(learn("I moved to Porto.").added())
                .extracting(LongTermMemory::text)
                .containsExactly("I moved to Porto.", "I have a dog.");
    }

    @Test
    void letsWhatWasSaidLaterWinWhicheverIsFoundFirst() {
        known.add(new Known(memory("I live in Porto.", MemoryOrigin.LEARNED), FRIDAY, false));
        var consolidation = consolidation(true, FRIDAY);

        consolidation.add(candidate("I live in Oslo.", List.of()), MONDAY);

        assertThat(consolidation.changed()).isEmpty();
        assertThat(consolidation.added()).singleElement().satisfies(memory -> {
            assertThat(memory.validTo()).isEqualTo(FRIDAY);
            assertThat(memory.supersededBy())
                    .isEqualTo(known.getFirst().memory().id());
        });
    }

    @Test
    void neverEndsWhatItsOwnerWroteOrPinned() {
        known.add(new Known(memory("I live in Oslo.", MemoryOrigin.WRITTEN), MONDAY, false));
        known.add(new Known(
                memory("My home is in Oslo.", MemoryOrigin.LEARNED)
                        .edit()
                        .pinned(true)
                        .done(),
                MONDAY,
                false));

        var result = learn("I moved to Porto.");

        assertThat(result.changed()).isEmpty();
        assertThat(result.added()).hasSize(1);
    }

    @Test
    void neverRewordsWhatItsOwnerWrote() {
        known.add(new Known(memory("I have a dog.", MemoryOrigin.WRITTEN), MONDAY, false));

        var more = learn("I have a black dog.");

        assertThat(more.changed()).isEmpty();
        assertThat(more.added()).hasSize(1);
        assertThat(learn("I have a dog.").changed())
                .extracting(LongTermMemory::text)
                .contains("I have a dog.");
    }

    @Test
    void believesAModelOnlyAboutTheSameThing() {
        var home = remember("Lives in Oslo.");
        var jazz = memory("Loves jazz.", MemoryOrigin.LEARNED)
                .edit()
                .kind(MemoryKind.PREFERENCE)
                .done();
        known.add(new Known(jazz, MONDAY, false));
        var consolidation = consolidation(false, FRIDAY);

        consolidation.add(candidate("Lives in Porto.", List.of(home.id(), jazz.id())), FRIDAY);

        assertThat(consolidation.changed()).extracting(LongTermMemory::id).containsExactly(home.id());
    }

    @Test
    void doesNotSecondGuessAModelByRules() {
        remember("Lives in Oslo.");
        var consolidation = consolidation(false, FRIDAY);

        consolidation.add(candidate("Lives in Porto in summer.", List.of()), FRIDAY);

        assertThat(consolidation.changed()).isEmpty();
        assertThat(consolidation.added()).hasSize(1);
    }

    @Test
    void comparesWhatWasFoundTogether() {
        var consolidation = consolidation(true, FRIDAY);

        consolidation.add(candidate("I live in Oslo.", List.of()), MONDAY);
        consolidation.add(candidate("I live in Oslo.", List.of()), MONDAY);
        consolidation.add(candidate("I moved to Porto.", List.of()), FRIDAY);

        assertThat(consolidation.changed()).isEmpty();
        assertThat(consolidation.added()).hasSize(2);
        assertThat(consolidation.added().getFirst().supersededBy())
                .isEqualTo(consolidation.added().getLast().id());
        assertThat(consolidation.added().getFirst().sources()).hasSize(2);
    }

    @Test
    void worksWithoutVectors() {
        cosine = Double.NaN;
        remember("I like black tea.");

        assertThat(learn("Black tea I like.").added()).isEmpty();
        assertThat(learn("I like strong black tea.").added()).hasSize(1);
    }

    private LongTermMemory remember(String text) {
        var memory = memory(text, MemoryOrigin.LEARNED);
        known.add(new Known(memory, MONDAY, false));
        return memory;
    }

    private Consolidation learn(String text) {
        var consolidation = consolidation(true, FRIDAY);
        consolidation.add(candidate(text, List.of()), FRIDAY);
        return consolidation;
    }

    private Consolidation consolidation(boolean byRules, Instant at) {
        return new Consolidation(known, (_, _) -> cosine, byRules, "stub", this::id, at.isAfter(NOW) ? at : NOW);
    }

    private Candidate candidate(String text, List<UUID> supersedes) {
        return new Candidate(text, MemoryKind.FACT, 0.5f, 0.7f, null, null, List.of(id()), supersedes, List.of());
    }

    private LongTermMemory memory(String text, MemoryOrigin origin) {
        return LongTermMemory.of(id(), text, MemoryKind.FACT, origin, MONDAY)
                .edit()
                .from(origin, null, List.of(id()))
                .weight(0.5f, 0.7f)
                .done();
    }

    private UUID id() {
        return new UUID(7, numbers.incrementAndGet());
    }
}
