package io.orcha.model.offline.facts;

/**
 * Words that say when, how long or how often.
 *
 * @param text as written, with its preposition
 */
record TimePhrase(int start, int end, Type type, String text) {

    enum Type {
        /** "in May", "yesterday", "two years ago" */
        AT,
        /** "since March", "from 2014" */
        SINCE,
        /** "until June", "to 2016" behind "from 2010" */
        UNTIL,
        /** "for three years" */
        FOR,
        /** "every Friday", "at weekends", "once": no date */
        NONE
    }
}
