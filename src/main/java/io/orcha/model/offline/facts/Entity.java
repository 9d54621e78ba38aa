package io.orcha.model.offline.facts;

import io.orcha.model.offline.facts.Roles.Gender;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Somebody or something that a text speaks of, as far as it is known by now: a name may be given later. */
final class Entity {

    static final String PERSON = "person";
    static final String ANIMAL = "animal";
    static final String PLACE = "place";
    static final String ORGANISATION = "organisation";
    static final String PRODUCT = "product";
    static final String EVENT = "event";
    static final String TOPIC = "topic";
    static final String CONDITION = "condition";

    private String noun;
    private final boolean user;
    private @Nullable String name;
    private @Nullable String kind;
    private Gender gender = Gender.U;
    private boolean plural;

    /** Of an animal: what sort; empty when unknown. */
    private String species = "";

    private Entity(String noun, @Nullable String name, boolean user) {
        this.noun = noun;
        this.name = name;
        this.user = user;
    }

    static Entity user() {
        var entity = new Entity("user", null, true);
        entity.kind = PERSON;
        return entity;
    }

    static Entity common(String noun, boolean plural) {
        var entity = new Entity(noun, null, false);
        entity.plural = plural;
        return entity;
    }

    static Entity named(String name) {
        return new Entity("", name, false);
    }

    boolean isUser() {
        return user;
    }

    boolean isPlural() {
        return plural;
    }

    boolean isNamed() {
        return name != null;
    }

    boolean isCalled(String text) {
        return name != null && name.equalsIgnoreCase(text);
    }

    /** What it is called without a name: "sister", "blue velvet sofa". */
    String noun() {
        return noun;
    }

    /** A noun by itself, without adjectives, as people and animals are called. */
    Entity known(String role) {
        noun = role;
        return this;
    }

    String text() {
        return name == null ? noun : name;
    }

    void call(String given) {
        if (name == null) {
            name = given;
        }
    }

    @Nullable String kind() {
        return kind;
    }

    /** Takes a kind when it has none. */
    Entity as(String wanted) {
        if (kind == null) {
            kind = wanted;
        }
        return this;
    }

    boolean is(String other) {
        return other.equals(kind);
    }

    /** Whether it may be meant by "he", "she" or "who". */
    boolean isAlive() {
        boolean someone = kind == null && name != null && !Nouns.names(Nouns.Sort.PLACE, name);
        return someone || is(PERSON) || is(ANIMAL);
    }

    Gender gender() {
        return gender;
    }

    Entity of(Gender known) {
        if (gender == Gender.U) {
            gender = known;
        }
        return this;
    }

    String species() {
        return species;
    }

    Entity ofSpecies(String sort) {
        if (species.isEmpty()) {
            species = sort;
        }
        return this;
    }

    Term term() {
        if (user) {
            return Term.user();
        }
        return new Term(Term.Type.ENTITY, text(), kind == null ? PERSON : kind, name != null);
    }

    String key() {
        return user ? "" : text().toLowerCase(Locale.ROOT);
    }
}
