package io.orcha.model.offline;

import java.util.List;

/** Knows the wordings of one kind of fact. */
@FunctionalInterface
interface FactReader {

    /** The facts that a clause states, none when this reader does not know its wording. */
    List<Fact> read(Clause clause);
}
