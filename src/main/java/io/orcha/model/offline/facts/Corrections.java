package io.orcha.model.offline.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What grammar knows better than the tagger: closed classes, and verbs that look like nouns behind their subject. */
final class Corrections {

    private static final Set<String> SUBJECTS =
            Vocabulary.words("i we you he she they someone somebody everyone everybody who");

    private static final Set<String> BEFORE_NOUNS =
            Vocabulary.words("a an the my our your his their its this these those some any no");

    private static final Set<String> ONE_DOES = Vocabulary.words("is was has does had did");

    private static final Set<String> STATES = Vocabulary.words("work live study play volunteer");

    private static final Set<String> BETWEEN = Vocabulary.words("""
            not really also just always never still already usually often sometimes both all recently finally only absolutely
            totally actually
            """);

    private final List<Token> tokens;

    private Corrections(List<Token> tokens) {
        this.tokens = tokens;
    }

    static List<Token> corrected(List<Token> tagged) {
        var corrections = new Corrections(new ArrayList<>(tagged));
        for (int at = 0; at < tagged.size(); at++) {
            var token = corrections.tokens.get(at);
            var tag = corrections.tag(at, token);
            if (tag != token.tag()) {
                corrections.tokens.set(at, token.tagged(tag));
            }
        }
        return corrections.tokens;
    }

    private Tag tag(int at, Token token) {
        var norm = token.norm();
        if (!token.isWord() && token.text().length() == 1) {
            return Tag.PUNCT;
        }
        if (Character.isDigit(norm.charAt(0))) {
            return norm.chars().anyMatch(Character::isLetter) ? Tag.NOUN : Tag.NUM;
        }
        if (Vocabulary.MODALS.contains(norm) && !(token.isCapital() && at > 0)) {
            return Tag.AUX;
        }
        var closed = closed(norm);
        if (closed != null && !(token.isCapital() && at > 0 && !norm.equals("i"))) {
            return closed;
        }
        return isNameBeforeVerb(at, token) ? Tag.PROPN : open(at, token);
    }

    /** "Mia works at …", "Tom is a nurse": a bare word with a capital, before a verb that only one person does, is nobody's noun. */
    private boolean isNameBeforeVerb(int at, Token token) {
        if (at > 0 || tokens.size() < 3 || !token.isCapital() || !Names.mayBegin(token.norm())) {
            return false;
        }
        var verb = tokens.get(1).norm();
        boolean finite = ONE_DOES.contains(verb)
                || (Verbs.isKnown(verb) && verb.endsWith("s") && !verb.equals(Verbs.base(verb)))
                || (Verbs.isKnown(verb) && Verbs.isPast(verb));
        var behind = tokens.get(2).norm();
        return finite && !Vocabulary.BE.contains(behind) && !Vocabulary.MODALS.contains(behind);
    }

    private static @org.jspecify.annotations.Nullable Tag closed(String norm) {
        if (norm.equals("not")) {
            return Tag.PART;
        }
        if (Vocabulary.BE.contains(norm) && !norm.equals("'s")) {
            return Tag.AUX;
        }
        if (Vocabulary.HAVE.contains(norm) || Vocabulary.DO.contains(norm)) {
            return Tag.VERB;
        }
        if (Vocabulary.POSSESSIVES.contains(norm) || Vocabulary.NOMINATIVES.contains(norm)) {
            return Tag.PRON;
        }
        return norm.equals("a") || norm.equals("an") || norm.equals("the") ? Tag.DET : null;
    }

    private Tag open(int at, Token token) {
        var norm = token.norm();
        boolean known = Verbs.isKnown(norm) || Verbs.isPast(norm);
        boolean capitalInside = token.isCapital() && at > 0;
        if (capitalInside) {
            return token.is(Tag.VERB) || token.is(Tag.ADV) || token.is(Tag.NOUN) || token.is(Tag.X)
                    ? Tag.PROPN
                    : token.tag();
        }
        if (known && !token.is(Tag.VERB)) {
            int before = at - 1;
            while (before >= 0 && BETWEEN.contains(tokens.get(before).norm())) {
                before--;
            }
            boolean finite = norm.endsWith("s") || Verbs.isPast(norm);
            if ((before >= 0 && before == at - 1 && finite && tokens.get(before).is(Tag.PROPN))
                    || (before >= 0
                            && (token.is(Tag.ADJ) || (token.is(Tag.NOUN) && STATES.contains(norm)))
                            && followsTo(at))) {
                return Tag.VERB;
            }
            if (before >= 0 && (SUBJECTS.contains(tokens.get(before).norm()) || isVerbPlace(before))) {
                return Tag.VERB;
            }
        }
        if (norm.equals("allergic")
                || norm.equals("single")
                || (norm.equals("married")
                        && !(at + 1 < tokens.size() && tokens.get(at + 1).is(Tag.PROPN)))) {
            return Tag.ADJ;
        }
        boolean afterVerb = at > 0
                && tokens.get(at - 1).is(Tag.VERB)
                && !Vocabulary.DO.contains(tokens.get(at - 1).norm());
        if (token.is(Tag.VERB) && afterVerb && norm.endsWith("s") && !Verbs.isPast(norm)) {
            return Tag.NOUN;
        }
        if (isMistakenNoun(at, token, known)) {
            return Tag.NOUN;
        }
        if (token.is(Tag.ADV) && !Vocabulary.ADVERBS.contains(norm) && Nouns.isKnown(norm)) {
            return Tag.NOUN;
        }
        if (token.is(Tag.VERB)
                && at > 0
                && BEFORE_NOUNS.contains(tokens.get(at - 1).norm())
                && isLastOfPhrase(at)) {
            return Tag.NOUN;
        }
        return token.is(Tag.AUX) || token.is(Tag.PRON) || token.is(Tag.DET) || token.is(Tag.PUNCT)
                ? other(token)
                : token.tag();
    }

    /** Behind "to" and modals, and behind a role that is the subject: "my son avoids dairy". */
    private boolean isVerbPlace(int before) {
        var word = tokens.get(before);
        if (Vocabulary.MODALS.contains(word.norm())) {
            return true;
        }
        if (word.norm().equals("to")) {
            return before > 0
                    && (tokens.get(before - 1).is(Tag.VERB)
                            || Verbs.isKnown(tokens.get(before - 1).norm()))
                    && !tokens.get(before - 1).norm().equals("prefer")
                    && !Verbs.base(tokens.get(before - 1).norm()).equals("move");
        }
        return Roles.of(word.norm()) != null && before > 0;
    }

    /** "and live in Nantes" */
    private boolean followsTo(int at) {
        return at > 0
                && tokens.get(at - 1).is(Tag.CCONJ)
                && at + 1 < tokens.size()
                && tokens.get(at + 1).is(Tag.ADP);
    }

    private boolean isMistakenNoun(int at, Token token, boolean verb) {
        boolean other = token.is(Tag.VERB) || token.is(Tag.ADJ) || token.is(Tag.ADV);
        boolean beforeNoun = at + 1 < tokens.size()
                && (tokens.get(at + 1).is(Tag.NOUN) || tokens.get(at + 1).is(Tag.PROPN));
        return other
                && !verb
                && !beforeNoun
                && !Vocabulary.ADVERBS.contains(token.norm())
                && Nouns.isKnown(token.norm());
    }

    private boolean isLastOfPhrase(int at) {
        return at + 1 >= tokens.size()
                || tokens.get(at + 1).is(Tag.PUNCT)
                || tokens.get(at + 1).is(Tag.ADP)
                || tokens.get(at + 1).is(Tag.AUX);
    }

    private static Tag other(Token token) {
        var norm = token.norm();
        boolean really = Vocabulary.PRONOUNS.contains(norm)
                || Vocabulary.DETERMINERS.contains(norm)
                || Vocabulary.QUANTITIES.contains(norm)
                || Vocabulary.MODALS.contains(norm)
                || norm.startsWith("'")
                || Vocabulary.QUESTION_WORDS.contains(norm)
                || Vocabulary.ADVERBS.contains(norm);
        return really ? token.tag() : Tag.NOUN;
    }
}
