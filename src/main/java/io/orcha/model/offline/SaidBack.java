package io.orcha.model.offline;

import java.util.ArrayList;
import java.util.List;

/**
 * What users say of themselves as it is said back to them, a clause each: "My name is Fred and I love Python" comes back as "Your name is
 * Fred" and "You love Python".
 */
public final class SaidBack {

    private SaidBack() {}

    /** The clauses of a text in the second person; those that say nothing of the user are left out. */
    public static List<String> of(String text) {
        var turned = new ArrayList<String>();
        for (var sentence : Sentences.of(text)) {
            for (var clause : Clauses.of(sentence)) {
                var first = clause.words().getFirst();
                var omitted = first.start() == first.end() ? "I " : "";
                var said = omitted
                        + sentence.substring(
                                first.start(), clause.words().getLast().end());
                var back = SecondPerson.of(said);
                if (!back.equals(said)) {
                    turned.add(back);
                }
            }
        }
        return turned;
    }
}
