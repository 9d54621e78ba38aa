package io.orcha.model.offline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads notes about the user as if the user had said them, because a memory may have been written by someone else: "The
 * user's name is Fred", "User likes hiking", "Name: Fred", "You live in Oslo".
 */
final class ThirdPerson {

    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("name", "My name is "),
            Map.entry("likes", "I like "),
            Map.entry("loves", "I love "),
            Map.entry("interests", "I like "),
            Map.entry("hobbies", "I enjoy "),
            Map.entry("dislikes", "I dislike "),
            Map.entry("hates", "I hate "),
            Map.entry("location", "I live in "),
            Map.entry("residence", "I live in "),
            Map.entry("city", "I live in "),
            Map.entry("home", "I live in "),
            Map.entry("hometown", "I am from "),
            Map.entry("job", "My job is "),
            Map.entry("occupation", "My job is "),
            Map.entry("profession", "My job is "),
            Map.entry("employer", "I work at "),
            Map.entry("age", "My age is "),
            Map.entry("birthday", "My birthday is "),
            Map.entry("allergies", "I am allergic to "),
            Map.entry("allergy", "I am allergic to "));
    private static final Map<String, String> IRREGULAR =
            Map.of("is", "am", "has", "have", "does", "do", "goes", "go", "was", "was");
    private static final Set<String> VERBS = Lexicon.words("""
            is has does was likes loves lives works hates enjoys prefers dislikes adores moved goes comes wants owns plays
            """);
    private static final Set<String> LEADING_VERBS =
            Lexicon.words("likes loves lives works hates enjoys prefers dislikes adores has owns plays comes");
    private static final Set<String> YOUR_VERBS =
            Lexicon.words("like love enjoy adore prefer hate dislike live work have own moved come");
    private static final Set<String> STATES = Lexicon.words("called named from allergic based");
    private static final Set<String> JOINS = Lexicon.words("and but ,");
    private static final Set<String> PRONOUNS = Lexicon.words("they he she");
    private static final List<String> ES = List.of("ches", "shes", "sses", "xes", "zes");
    private static final int LONGEST_NAME = 4;
    private static final Set<String> POSSESSIVES = Lexicon.words("their his her");

    private ThirdPerson() {}

    /**
     * The sentence in first person; unchanged when it is not about the user.
     *
     * @param name the user's name when it is known, in lower case, else empty
     */
    static String toFirst(String sentence, String name) {
        var words = Word.of(sentence);
        if (words.size() < 2) {
            return sentence;
        }
        int at =
                words.getFirst().norm().equals("the") || words.getFirst().norm().equals("this") ? 1 : 0;
        var subject = words.get(at).norm();
        var label = LABELS.get(words.getFirst().norm());
        if (label != null && words.get(1).norm().equals(":") && words.size() > 2) {
            return label + sentence.substring(words.get(2).start());
        }
        if (subject.equals("user's") || (!name.isEmpty() && subject.equals(name + "'s"))) {
            return "My" + inFirst(sentence, words, at + 1, words.size());
        }
        boolean named = !name.isEmpty()
                && subject.equals(name)
                && at == 0
                && words.get(1).isAnyOf(VERBS);
        if (subject.equals("user") || named) {
            int verb = named ? at + 1 : apposition(sentence, words, at + 1);
            var introduction =
                    verb > at + 1 ? "My name is " + new Clause(sentence, words).raw(at + 1, verb) + " and I " : "I ";
            return introduction + inFirst(sentence, words, verb, verb).strip();
        }
        if (words.getFirst().isAnyOf(LEADING_VERBS)) {
            return "I " + inFirst(sentence, words, 0, 0);
        }
        // "You are now …" may be an instruction that slipped into a memory; only wordings of notes are turned.
        boolean you = (subject.equals("you") && isNote(words)) || (subject.equals("your") && isOwned(words.get(1)));
        return you && at == 0 ? SecondPerson.of(sentence) : sentence;
    }

    private static boolean isNote(List<Word> words) {
        boolean are = words.get(1).norm().equals("are")
                && words.size() > 2
                && words.get(2).isAnyOf(STATES);
        return are || words.get(1).isAnyOf(YOUR_VERBS);
    }

    private static boolean isOwned(Word word) {
        var norm = word.norm().endsWith("'s")
                ? word.norm().substring(0, word.norm().length() - 2)
                : word.norm();
        return LABELS.containsKey(norm) || Lexicon.isRelation(norm) || norm.startsWith("favo");
    }

    /** The place of the verb in "User Fred loves tea" and "The user, Fred, loves tea", else {@code from}. */
    private static int apposition(String sentence, List<Word> words, int from) {
        int name = from;
        while (name < words.size() && words.get(name).isMark()) {
            name++;
        }
        for (int at = name; at < words.size() && at < name + LONGEST_NAME; at++) {
            boolean capital =
                    Character.isUpperCase(sentence.codePointAt(words.get(at).start()));
            if (words.get(at).isAnyOf(VERBS)) {
                return at > name ? at : from;
            }
            if (!capital && !words.get(at).isMark()) {
                break;
            }
        }
        return from;
    }

    /** The sentence from one of its words on, with the verb at a place and those joined to it in first person. */
    private static String inFirst(String sentence, List<Word> words, int from, int verbAt) {
        if (from >= words.size()) {
            return "";
        }
        int verb = verbAt;
        while (verb < words.size() - 1 && words.get(verb).isAnyOf(Lexicon.ADVERBS)) {
            verb++;
        }
        var replacements = new HashMap<Integer, String>();
        for (int at = from; at < words.size(); at++) {
            var word = words.get(at);
            boolean joined = at > from
                    && word.isAnyOf(VERBS)
                    && (words.get(at - 1).isAnyOf(JOINS) || words.get(at - 1).isAnyOf(PRONOUNS));
            boolean continued =
                    at > from && word.isAnyOf(PRONOUNS) && words.get(at - 1).isAnyOf(JOINS);
            if (at == verb || joined) {
                replacements.put(at, base(word.norm(), sentence.substring(word.start(), word.end())));
            } else if (continued) {
                replacements.put(at, "I");
            } else if (word.isAnyOf(POSSESSIVES)) {
                replacements.put(at, "my");
            }
        }
        // Nothing before the first of these words is replaced, so the cut is where it was.
        int start = from == 0 || verbAt < words.size()
                ? words.get(from).start()
                : words.get(from - 1).end();
        return Rewriting.apply(sentence, words, replacements).substring(start);
    }

    private static String base(String norm, String raw) {
        var irregular = IRREGULAR.get(norm);
        if (irregular != null) {
            return irregular;
        }
        if (!norm.endsWith("s") || norm.endsWith("ss")) {
            return raw.equals(norm) ? raw : norm;
        }
        boolean es = ES.stream().anyMatch(norm::endsWith);
        return norm.endsWith("ies") && norm.length() > 4
                ? norm.substring(0, norm.length() - 3) + "y"
                : norm.substring(0, norm.length() - (es ? 2 : 1));
    }
}
