package io.orcha.model.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts a sentence into clauses: "My name is Fred and I love Python" states two things. */
final class Clauses {

    private static final Set<String> HARD_MARKS = Lexicon.words("; ( ) — – - … ! ? |");
    private static final Set<String> ALWAYS =
            Lexicon.words("but because although though however whereas pero aber mais mas");
    private static final Set<String> CONJUNCTIONS = Lexicon.words("and & + so while plus then y und et e ed");
    private static final Set<String> SUBJECTS = Lexicon.words("""
            i we he she they it you nice please pleased thanks thank hello glad great
            ich je j'aime j'adore j'habite yo eu mi me io no
            """);
    private static final Set<String> POSSESSIVES = Lexicon.words("my our the his her their");
    private static final Set<String> ARTICLES = Lexicon.words("a an one");
    private static final Set<String> NAMING = Lexicon.words("called named");
    private static final Set<String> VERBS =
            Lexicon.words("is are was were has lives works likes loves hates called named");
    private static final Set<String> PREFERENCES =
            Lexicon.words("love like hate enjoy adore dislike prefer detest loathe am amo odio adoro gosto odeio");
    private static final List<List<String>> OTHER_PREDICATES = Lexicon.phrases("""
            do not like
            do not love
            do not enjoy
            can not stand
            live in
            work as
            work at
            work for
            work in
            moved to
            have a
            have an
            have two
            come from
            used to
            no longer""");
    private static final Set<String> SUBORDINATES = Lexicon.words(
            "not sure glad happy afraid sorry that which think because when if how what where who until before after");
    private static final List<List<String>> INTRODUCTIONS = Lexicon.phrases("""
            my name is
            i am
            call me
            i love
            i like
            i live in""");
    private static final int LOOKAHEAD = 6;

    private final String text;
    private final List<Word> words;
    private final List<Clause> clauses = new ArrayList<>();
    private boolean firstPerson;

    private Clauses(String text) {
        this.text = text;
        this.words = Word.of(text);
    }

    static List<Clause> of(String sentence) {
        var splitter = new Clauses(sentence);
        splitter.split();
        return splitter.clauses;
    }

    private void split() {
        var current = new ArrayList<Word>();
        for (int at = 0; at < words.size(); at++) {
            int next = boundary(at, current);
            if (next < 0) {
                current.add(words.get(at));
                continue;
            }
            finish(current);
            current = new ArrayList<>();
            if (next < words.size() && firstPerson && predicate(next)) {
                int start = words.get(next).start();
                current.add(new Word("i", start, start));
            }
            if (next == at) {
                current.add(words.get(at));
            }
            at = Math.max(at, next - 1);
        }
        finish(current);
    }

    private void finish(List<Word> current) {
        int from = 0;
        while (from < current.size() && (current.get(from).isMark() || opensWithInterjection(current, from))) {
            from++;
        }
        if (from < current.size()) {
            var clause = new Clause(text, List.copyOf(current.subList(from, current.size())));
            firstPerson |= clause.norm(0).equals("i")
                    || (clause.norm(0).equals("my") && clause.norm(1).equals("name"));
            clauses.add(clause);
        }
    }

    private static boolean opensWithInterjection(List<Word> words, int at) {
        boolean negation = words.get(at).norm().equals("no");
        return negation
                ? at + 1 < words.size() && words.get(at + 1).norm().equals(",")
                : words.get(at).isAnyOf(Lexicon.INTERJECTIONS) && at + 1 < words.size();
    }

    /** The place where the next clause begins if this word ends the current one, or -1. */
    private int boundary(int at, List<Word> current) {
        var word = words.get(at);
        if (word.isMark() && word.isAnyOf(HARD_MARKS)) {
            return at + 1;
        }
        if (word.isAnyOf(ALWAYS)) {
            return at + 1;
        }
        boolean comma = word.norm().equals(",");
        if (comma || word.isAnyOf(CONJUNCTIONS)) {
            int next = at + 1;
            while (comma
                    && next < words.size()
                    && next < at + 3
                    && (words.get(next).isAnyOf(CONJUNCTIONS) || words.get(next).isAnyOf(Lexicon.INTERJECTIONS))) {
                next++;
            }
            return starts(next) || (firstPersonSoFar(current) && predicate(next)) ? next : -1;
        }
        return runsOn(at, current) ? at : -1;
    }

    private boolean firstPersonSoFar(List<Word> current) {
        if (current.size() < 3) {
            return false;
        }
        int first = current.getFirst().isAnyOf(Lexicon.INTERJECTIONS) ? 1 : 0;
        return current.get(first).isAnyOf(Lexicon.FIRST_PERSON) || firstPerson;
    }

    /** People who write without punctuation: "my name is fred i love python". */
    private boolean runsOn(int at, List<Word> current) {
        var here = new Clause(text, words);
        boolean subject = words.get(at).norm().equals("i")
                && at + 1 < words.size()
                && (words.get(at + 1).isAnyOf(PREFERENCES) || here.afterAny(at + 1, OTHER_PREDICATES) > 0);
        return subject
                && current.size() > 2
                && current.stream().noneMatch(word -> word.isAnyOf(SUBORDINATES))
                && new Clause(text, current).afterAny(0, INTRODUCTIONS) > 0;
    }

    private boolean starts(int at) {
        if (at >= words.size()) {
            return false;
        }
        if (words.get(at).isAnyOf(SUBJECTS)) {
            return true;
        }
        boolean article = words.get(at).isAnyOf(ARTICLES);
        if (article || words.get(at).isAnyOf(POSSESSIVES)) {
            int end = Math.min(words.size(), at + LOOKAHEAD);
            for (int i = at + 1; i < end; i++) {
                if (words.get(i).isAnyOf(article ? NAMING : VERBS)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean predicate(int at) {
        int verb = at;
        while (verb < words.size() && verb < at + 3 && words.get(verb).isAnyOf(Lexicon.ADVERBS)) {
            verb++;
        }
        return verb < words.size()
                && (words.get(verb).isAnyOf(PREFERENCES)
                        || new Clause(text, words).afterAny(verb, OTHER_PREDICATES) > 0);
    }
}
