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
            return "My" + sentence.substring(words.get(at).end());
        }
        boolean named = !name.isEmpty()
                && subject.equals(name)
                && at == 0
                && words.get(1).isAnyOf(VERBS);
        if (subject.equals("user") || named) {
            return inFirst(sentence, words, at + 1);
        }
        if (words.getFirst().isAnyOf(LEADING_VERBS)) {
            return inFirst(sentence, words, 0);
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

    private static String inFirst(String sentence, List<Word> words, int verbAt) {
        var replacements = new HashMap<Integer, String>();
        int verb = verbAt;
        while (verb < words.size() - 1 && words.get(verb).isAnyOf(Lexicon.ADVERBS)) {
            verb++;
        }
        if (verb >= words.size()) {
            return sentence;
        }
        for (int at = verb; at < words.size(); at++) {
            var word = words.get(at);
            boolean joined = at > verb && words.get(at - 1).isAnyOf(JOINS) && word.isAnyOf(VERBS);
            if (at == verb || joined) {
                replacements.put(at, base(word.norm(), sentence.substring(word.start(), word.end())));
            } else if (word.isAnyOf(POSSESSIVES)) {
                replacements.put(at, "my");
            }
        }
        int from = words.get(verbAt).start();
        var rewritten = Rewriting.apply(sentence, words, replacements);
        // Nothing before the verb's place was replaced, so the cut is where it was.
        return "I " + rewritten.substring(from);
    }

    private static String base(String norm, String raw) {
        var irregular = IRREGULAR.get(norm);
        if (irregular != null) {
            return irregular;
        }
        if (!norm.endsWith("s") || norm.endsWith("ss")) {
            return raw.equals(norm) ? raw : norm;
        }
        boolean es = norm.matches(".*(ches|shes|sses|xes|zes)");
        return norm.endsWith("ies") && norm.length() > 4
                ? norm.substring(0, norm.length() - 3) + "y"
                : norm.substring(0, norm.length() - (es ? 2 : 1));
    }
}
