package io.orcha.model.offline.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A noun phrase: "my sister Ana", "a small company called Lumo", "she", "reading crime novels".
 *
 * @param pronoun the pronoun that it consists of; null for others
 * @param owner whose it is
 * @param determiner "a", "the", "no" or another; empty without one
 * @param noun its common part without determiner, possessor and number: "blue velvet sofa"; empty for a name alone
 * @param head the last word of the common part, in lower case
 * @param names the names that it gives, as written
 * @param number "two"; empty without one
 * @param former whether it is "former" or "late"
 * @param of what follows as "of …"
 */
record NounPhrase(
        int start,
        int end,
        @Nullable String pronoun,
        @Nullable Owner owner,
        String determiner,
        String noun,
        String head,
        List<String> names,
        String number,
        boolean former,
        boolean gerund,
        @Nullable NounPhrase of) {

    /** A possessor: a pronoun such as "my" or "her", or another phrase. */
    record Owner(@Nullable String pronoun, @Nullable NounPhrase phrase) {

        boolean isUser() {
            return pronoun != null && Vocabulary.OF_USER.contains(pronoun);
        }
    }

    static NounPhrase pronoun(int at, int end, String pronoun) {
        return new NounPhrase(at, end, pronoun, null, "", "", "", List.of(), "", false, false, null);
    }

    boolean isPronoun() {
        return pronoun != null;
    }

    boolean isNamed() {
        return !names.isEmpty();
    }

    /** Whether it is nothing but a name. */
    boolean isName() {
        return isNamed() && noun.isEmpty();
    }

    boolean isPlural() {
        return names.size() > 1 || (!head.isEmpty() && Nouns.isPlural(head));
    }

    boolean isRole() {
        return Roles.of(head) != null;
    }

    /** Its name, or its common part together with an of-phrase that belongs to it. */
    String text() {
        if (isNamed()) {
            return names.getFirst();
        }
        if (of == null) {
            return noun;
        }
        boolean bare = of.owner() == null && of.pronoun() == null && !of.isNamed() && owner == null;
        return bare ? noun + " of " + (of.determiner().equals("the") ? "the " : "") + of.text() : noun;
    }

    NounPhrase named(List<String> given, int until) {
        return new NounPhrase(
                start, until, pronoun, owner, determiner, noun, head, List.copyOf(given), number, former, gerund, of);
    }

    NounPhrase with(@Nullable Owner possessor, @Nullable NounPhrase part, int until) {
        return new NounPhrase(
                start, until, pronoun, possessor, determiner, noun, head, names, number, former, gerund, part);
    }
}
