package io.orcha.model.offline.facts;

/**
 * A subject or an object of a triple.
 *
 * @param text a name as written; a common noun phrase or a value in lower case
 * @param kind of an entity: person, animal, place, organisation, product, event, topic or condition; otherwise empty
 * @param named whether the text is a name; an entity that is called by its role ("sister") or by a common noun is not named
 */
public record Term(Type type, String text, String kind, boolean named) {

    /** What a term is. */
    public enum Type {
        /** whoever speaks */
        USER,
        /** somebody or something else */
        ENTITY,
        /** what an attribute says: an occupation, an age */
        VALUE
    }

    static Term user() {
        return new Term(Type.USER, "user", "person", false);
    }

    static Term value(String text) {
        return new Term(Type.VALUE, text, "", false);
    }
}
