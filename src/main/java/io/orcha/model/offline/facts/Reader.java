package io.orcha.model.offline.facts;

/** Reads facts of one family from a clause. */
interface Reader {

    /** Puts what the clause says of its family into the story. */
    void read(Reading reading);
}
