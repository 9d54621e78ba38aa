package io.orcha.model.offline.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A sentence as written and its tagged tokens. Positions beyond its end hold a full stop. */
record Sentence(String text, List<Token> tokens) {

    private static final Token END = new Token(".", ".", Tag.PUNCT, 0, 0);

    /** Splits and tags a sentence. */
    static Sentence of(String text) {
        var tokens = Corrections.corrected(Tagger.shared().tagged(Tokeniser.tokens(text)));
        return new Sentence(text, joined(tokens));
    }

    /** "no longer", "any more" and "any longer" become one adverb. */
    private static List<Token> joined(List<Token> tokens) {
        var joined = new ArrayList<Token>(tokens.size());
        for (var token : tokens) {
            var before = joined.isEmpty() ? END : joined.getLast();
            boolean more = token.norm().equals("more") || token.norm().equals("longer");
            if (more && (before.norm().equals("any") || before.norm().equals("no"))) {
                joined.removeLast();
                var norm = before.norm().equals("no") ? "no longer" : "anymore";
                joined.add(new Token(norm, norm, Tag.ADV, before.start(), token.end()));
            } else {
                joined.add(token);
            }
        }
        return joined;
    }

    /** Whether it has no capitals, so that names cannot be told by them. */
    boolean isLowerCase() {
        return tokens.stream()
                .noneMatch(token -> token.isCapital() && !token.text().equals("I"));
    }

    int size() {
        return tokens.size();
    }

    Token at(int position) {
        return position >= 0 && position < tokens.size() ? tokens.get(position) : END;
    }

    String norm(int position) {
        return at(position).norm();
    }

    Tag tag(int position) {
        return at(position).tag();
    }

    boolean is(int position, String norm) {
        return at(position).norm().equals(norm);
    }

    boolean in(int position, Set<String> norms) {
        return norms.contains(at(position).norm());
    }

    /** Whether the tokens from a position on are these words. */
    boolean starts(int position, String phrase) {
        int at = position;
        for (var word : phrase.split(" ", -1)) {
            if (!is(at++, word)) {
                return false;
            }
        }
        return true;
    }

    /** As written, from the first token of a range to its last. */
    String written(int start, int end) {
        return end <= start ? "" : text.substring(at(start).start(), at(end - 1).end());
    }
}
