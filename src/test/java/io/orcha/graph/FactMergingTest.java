package io.orcha.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcha.recall.fact.FactKeeper.Learned;
import io.orcha.recall.fact.StatedFact;
import io.orcha.recall.fact.StatedFact.Polarity;
import io.orcha.recall.fact.Thing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Facts become entities and relations; what contradicts ends what it contradicts, and names alone make nobody the same. */
class FactMergingTest {

    private static final Instant JANUARY = Instant.parse("2026-01-10T10:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-05T10:00:00Z");
    private static final Instant NOVEMBER = Instant.parse("2026-11-01T00:00:00Z");

    private final Map<UUID, Entity> entities = new LinkedHashMap<>();
    private final Map<UUID, Relation> relations = new LinkedHashMap<>();
    private final Map<UUID, UUID> lastMentions = new HashMap<>();
    private final Map<UUID, Instant> times = new HashMap<>();
    private final List<Relation> earlier = new ArrayList<>();
    private long lastId;

    @Test
    void keepsWhatIsSaidWithItsSource() {
        learn(JANUARY, fact(Thing.USER, "sister", person("Ana")), fact(person("Ana"), "occupation", value("nurse")));

        assertThat(known()).containsExactlyInAnyOrder("Has the sister Ana.", "Ana works as nurse.");
        assertThat(relations.values())
                .allSatisfy(relation -> assertThat(relation.messages())
                        .singleElement()
                        .satisfies(message -> assertThat(times).containsEntry(message, JANUARY)));
    }

    @Test
    void aMoveEndsTheHomeBeforeAndKeepsWhatWasKnownBefore() {
        learn(JANUARY, fact(Thing.USER, "lives_in", place("Berlin")));
        learn(JUNE, since(MAY, fact(Thing.USER, "lives_in", place("Porto"))));

        assertThat(knownAt(Instant.parse("2026-03-01T00:00:00Z"))).containsExactly("Lived in Berlin.");
        assertThat(knownAt(JUNE)).containsExactly("Lives in Porto.");
        assertThat(relation("Lived in Berlin.").validTo()).isEqualTo(MAY);
        assertThat(earlier).singleElement().satisfies(before -> {
            assertThat(text(before)).isEqualTo("Lives in Berlin.");
            assertThat(before.supersededBy())
                    .isEqualTo(relation("Lived in Berlin.").id());
            assertThat(before.supersededAt()).isEqualTo(JUNE);
        });
    }

    @Test
    void whatWasSaidBeforeIsOverWhenItIsLearnedAfterwards() {
        learn(JUNE, fact(Thing.USER, "lives_in", place("Porto")));
        learn(JANUARY, fact(Thing.USER, "lives_in", place("Berlin")));

        assertThat(known()).containsExactlyInAnyOrder("Lives in Porto.", "Lived in Berlin.");
        assertThat(relation("Lived in Berlin.").validTo()).isEqualTo(JUNE);
    }

    @Test
    void aMoveEndsTheHomeBeforeAlsoWhenBothAreLearnedTogetherLongAfterwards() {
        learn(
                NOVEMBER,
                List.of(
                        said(JUNE, fact(Thing.USER, "lives_in", place("Porto"))),
                        said(JANUARY, fact(Thing.USER, "lives_in", place("Berlin")))));

        assertThat(known()).containsExactlyInAnyOrder("Lives in Porto.", "Lived in Berlin.");
        assertThat(relation("Lived in Berlin.").validTo()).isEqualTo(JUNE);
        assertThat(relation("Lives in Porto.").recordedAt()).isEqualTo(NOVEMBER);
    }

    @Test
    void aTownAndItsCountryBothHold() {
        learn(JANUARY, fact(Thing.USER, "lives_in", place("Porto")));
        learn(JUNE, fact(Thing.USER, "lives_in", place("Portugal")));

        assertThat(known()).containsExactlyInAnyOrder("Lives in Porto.", "Lives in Portugal.");
    }

    @Test
    void repetitionMakesStronger() {
        learn(JANUARY, fact(Thing.USER, "likes", topic("jazz")));
        float first = relation("Likes jazz.").strength();
        learn(JUNE, fact(Thing.USER, "likes", topic("Jazz")));

        var again = relation("Likes jazz.");
        assertThat(relations).hasSize(1);
        assertThat(again.strength()).isGreaterThan(first).isLessThan(1);
        assertThat(again.messages()).hasSize(2);
        assertThat(earlier).isEmpty();
    }

    @Test
    void aChangedTasteEndsTheOldOne() {
        learn(JANUARY, fact(Thing.USER, "likes", topic("olives")));
        learn(JUNE, fact(Thing.USER, "dislikes", topic("olives")));

        assertThat(knownAt(JUNE)).containsExactly("Dislikes olives.");
        assertThat(relation("Liked olives.").validTo()).isEqualTo(JUNE);
    }

    @Test
    void aRetractedStatementIsNotKnownAnyMore() {
        learn(JANUARY, fact(Thing.USER, "pet", animal("Rex")), fact(animal("Rex"), "species", value("dog")));
        learn(JUNE, of(Polarity.RETRACTED, Thing.USER, "pet", new Thing.Entity("dog", "animal", false)));

        assertThat(known()).doesNotContain("Has the pet Rex.");
        assertThat(relations.values())
                .filteredOn(relation -> relation.predicate().equals("pet"))
                .singleElement()
                .satisfies(gone -> {
                    assertThat(gone.supersededAt()).isEqualTo(JUNE);
                    assertThat(gone.validTo()).isNull();
                });
    }

    @Test
    void aDenialEndsWhatIsKnownAndMakesNothing() {
        learn(JANUARY, of(Polarity.DENIED, Thing.USER, "pet", new Thing.Entity("dog", "animal", false)));
        assertThat(relations).isEmpty();

        learn(JANUARY, fact(Thing.USER, "pet", new Thing.Entity("dog", "animal", false)));
        learn(JUNE, of(Polarity.DENIED, Thing.USER, "pet", new Thing.Entity("dog", "animal", false)));
        assertThat(known()).containsExactly("Had the pet dog.");
    }

    @Test
    void whatWasSoldIsOverAlsoWhenItIsCalledInShort() {
        learn(JANUARY, fact(Thing.USER, "bought", product("blue velvet sofa")));
        learn(JUNE, of(Polarity.ENDED, Thing.USER, "owns", product("sofa")));

        assertThat(relations).hasSize(1);
        assertThat(relations.values().iterator().next().validTo()).isEqualTo(JUNE);
    }

    @Test
    void whatIsOnlySaidToBeOverIsKnownAsThat() {
        learn(JANUARY, of(Polarity.ENDED, Thing.USER, "lives_in", place("Seoul")));

        assertThat(known()).containsExactly("Lived in Seoul.");
        assertThat(relation("Lived in Seoul.").validTo()).isEqualTo(JANUARY);
    }

    @Test
    void twoWhoAreCalledTheSameStayTwo() {
        learn(JANUARY, fact(Thing.USER, "sister", person("Ana")), fact(person("Ana"), "occupation", value("nurse")));
        learn(JUNE, fact(Thing.USER, "boss", person("Ana")), fact(person("Ana"), "occupation", value("engineer")));

        assertThat(entities.values()).extracting(Entity::name).containsExactly("Ana", "Ana");
        assertThat(known())
                .containsExactlyInAnyOrder(
                        "Has the sister Ana.", "Ana works as nurse.", "Has the boss Ana.", "Ana works as engineer.");
        var boss = relation("Has the boss Ana.").object();
        assertThat(relation("Ana works as engineer.").subject()).isEqualTo(boss);
    }

    @Test
    void aBirthdayTellsTwoApart() {
        learn(JANUARY, fact(person("Leo"), "birthday", value("3 March")));
        learn(JUNE, fact(person("Leo"), "birthday", value("9 July")));

        assertThat(entities).hasSize(2);
    }

    @Test
    void whoHadNoNameGetsOne() {
        learn(JANUARY, fact(Thing.USER, "sister", role("sister")), fact(role("sister"), "occupation", value("nurse")));
        learn(JUNE, fact(Thing.USER, "sister", person("Ana")));
        learn(
                JUNE.plusSeconds(60),
                fact(Thing.USER, "sister", role("sister")),
                fact(role("sister"), "age", value("31")));

        assertThat(entities.values()).singleElement().satisfies(ana -> {
            assertThat(ana.name()).isEqualTo("Ana");
            assertThat(ana.names()).extracting(Entity.Name::key).containsExactlyInAnyOrder("sister", "ana");
        });
        assertThat(known())
                .containsExactlyInAnyOrder("Has the sister Ana.", "Ana works as nurse.", "Ana is of the age 31.");
    }

    @Test
    void theSameWordForTwoPeoplesThingsIsTwoThings() {
        learn(JANUARY, fact(Thing.USER, "sister", person("Ana")), fact(person("Ana"), "owns", product("car")));
        learn(JUNE, fact(Thing.USER, "owns", product("car")));

        assertThat(entities.values())
                .filteredOn(entity -> entity.name().equals("car"))
                .hasSize(2);
    }

    @Test
    void aFullerNameIsOfTheSamePerson() {
        learn(JANUARY, fact(Thing.USER, "friend", person("Ana")));
        learn(JUNE, fact(person("Ana Silva"), "lives_in", place("Porto")));

        assertThat(entities.values())
                .filteredOn(entity -> entity.kind().equals("person"))
                .singleElement()
                .extracting(Entity::name)
                .isEqualTo("Ana Silva");
    }

    @Test
    void aGirlfriendBecomesAWife() {
        learn(JANUARY, fact(Thing.USER, "partner", person("Lena")));
        learn(JUNE, fact(Thing.USER, "wife", person("Lena")));

        assertThat(knownAt(JUNE)).containsExactly("Has the wife Lena.");
        assertThat(relation("Had the partner Lena.").validTo()).isEqualTo(JUNE);
    }

    private void learn(Instant at, StatedFact... facts) {
        learn(at, List.of(said(at, facts)));
    }

    /** What one message says. */
    private List<Learned> said(Instant at, StatedFact... facts) {
        var message = id();
        return Stream.of(facts)
                .map(fact -> new Learned(sourced(fact, message), id(), null, at, "rules"))
                .toList();
    }

    /** Learns from messages together. */
    private void learn(Instant now, List<List<Learned>> said) {
        var draft = new Draft(
                entities.values(),
                relations.values().stream().filter(Relation::isCurrent).toList(),
                lastMentions,
                this::id,
                now);
        new FactMerging(draft, times).add(said.stream().flatMap(List::stream).toList());
        said.stream()
                .flatMap(List::stream)
                .forEach(learned -> times.put(learned.fact().sources().getFirst(), learned.saidAt()));
        draft.newEntities().forEach(entity -> entities.put(entity.id(), entity));
        draft.changedEntities().forEach(entity -> entities.put(entity.id(), entity));
        draft.newRelations().forEach(relation -> relations.put(relation.id(), relation));
        draft.changedRelations().forEach(relation -> relations.put(relation.id(), relation));
        draft.mentions().forEach(mention -> lastMentions.put(mention.entity(), mention.message()));
        earlier.addAll(draft.earlierRelations());
    }

    private static StatedFact sourced(StatedFact fact, UUID message) {
        return new StatedFact(
                fact.subject(),
                fact.predicate(),
                fact.object(),
                fact.polarity(),
                fact.confidence(),
                fact.from(),
                fact.to(),
                List.of(message));
    }

    private UUID id() {
        return new UUID(0, ++lastId);
    }

    private List<String> known() {
        return relations.values().stream()
                .filter(Relation::isCurrent)
                .map(this::text)
                .toList();
    }

    private List<String> knownAt(Instant time) {
        return relations.values().stream()
                .filter(relation -> relation.isCurrent() && relation.holdsAt(time))
                .map(this::text)
                .toList();
    }

    private Relation relation(String text) {
        return relations.values().stream()
                .filter(relation -> relation.isCurrent() && text(relation).equals(text))
                .findFirst()
                .orElseThrow();
    }

    private String text(Relation relation) {
        return FactText.of(relation, id -> entities.get(id).name());
    }

    private static StatedFact fact(Thing subject, String predicate, Thing object) {
        return of(Polarity.HOLDS, subject, predicate, object);
    }

    private static StatedFact of(Polarity polarity, Thing subject, String predicate, Thing object) {
        return stated(polarity, subject, predicate, object, null);
    }

    private static StatedFact since(Instant from, StatedFact fact) {
        return stated(fact.polarity(), fact.subject(), fact.predicate(), fact.object(), from);
    }

    private static StatedFact stated(
            Polarity polarity, Thing subject, String predicate, Thing object, @Nullable Instant from) {
        return new StatedFact(subject, predicate, object, polarity, 0.7f, from, null, List.of());
    }

    private static Thing person(String name) {
        return new Thing.Entity(name, "person", true);
    }

    private static Thing role(String noun) {
        return new Thing.Entity(noun, "person", false);
    }

    private static Thing animal(String name) {
        return new Thing.Entity(name, "animal", true);
    }

    private static Thing place(String name) {
        return new Thing.Entity(name, "place", true);
    }

    private static Thing product(String noun) {
        return new Thing.Entity(noun, "product", false);
    }

    private static Thing topic(String noun) {
        return new Thing.Entity(noun, "topic", false);
    }

    private static Thing value(String text) {
        return new Thing.Value(text);
    }
}
