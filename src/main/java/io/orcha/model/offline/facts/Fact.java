package io.orcha.model.offline.facts;

import org.jspecify.annotations.Nullable;

/**
 * A triple whose entities may still be named.
 *
 * @param value what an attribute says; null for relations
 * @param implied whether it is only taken for granted, as in "my car": what is stated outright replaces it
 */
record Fact(
        Entity subject,
        String predicate,
        @Nullable Entity object,
        @Nullable String value,
        boolean holds,
        Dates dates,
        boolean implied,
        Place place) {

    /** Where it stands. */
    record Place(int message, int sentence, String text) {}

    /** The words for its times. */
    record Dates(@Nullable String since, @Nullable String until, boolean ahead) {

        static final Dates NONE = new Dates(null, null, false);
    }

    StatedTriple triple(boolean retracted) {
        var term = object == null ? Term.value(value == null ? "" : value) : object.term();
        return new StatedTriple(
                place.message(),
                place.text(),
                subject.term(),
                predicate,
                term,
                holds,
                retracted,
                dates.since(),
                dates.until(),
                dates.ahead());
    }

    /** Facts with the same key say the same thing, whether they affirm or deny it. */
    String key() {
        var what = object == null ? "=" + value : object.isUser() ? "" : ">" + object.key();
        return subject.key() + "|" + predicate + "|" + what;
    }
}
