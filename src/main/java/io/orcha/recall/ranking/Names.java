package io.orcha.recall.ranking;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whom a question is about, of those who talked to each other. */
final class Names {

    private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{M}\\d]+");

    /** What those call themselves who ask, in some languages. */
    private static final Set<String> SELF = Set.of(
            "i", "my", "me", "mine", "myself", "ich", "mein", "meine", "mich", "mir", "je", "moi", "mon", "ma", "mes",
            "yo", "mi", "mis", "eu", "meu", "minha", "io", "mio", "mia", "ik", "mijn");

    private Names() {}

    /**
     * The speakers that a question names, by their whole names or the first of them, or all that ask about themselves.
     *
     * @param user the name of who asks
     * @return none when it names none of the speakers or all of them, which tells nothing
     */
    static Set<String> in(String question, @Nullable String user, Set<String> speakers) {
        var words = WORDS.splitAsStream(question.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        var named = new HashSet<String>();
        for (var speaker : speakers) {
            var first = WORDS.split(speaker.toLowerCase(Locale.ROOT).strip(), 2)[0];
            boolean self = speaker.equalsIgnoreCase(user) && words.stream().anyMatch(SELF::contains);
            if (self || (first.length() > 1 && words.contains(first))) {
                named.add(speaker);
            }
        }
        return named.size() == speakers.size() ? Set.of() : named;
    }
}
