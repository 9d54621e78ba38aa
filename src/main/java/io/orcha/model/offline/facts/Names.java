package io.orcha.model.offline.facts;

import java.util.Set;

/** Finds proper names in a sentence, by capitals and by their place. */
final class Names {

    private static final Set<String> NO_NAMES = Vocabulary.words("""
            i ok okay tv pc summer winter spring autumn fall christmas easter mum mom dad grandma grandpa
            monday tuesday wednesday thursday friday saturday sunday music life work
            """);

    private final Sentence sentence;
    private final boolean lowerCase;

    Names(Sentence sentence) {
        this.sentence = sentence;
        lowerCase = sentence.isLowerCase();
    }

    /** The end of a name that begins at a position; that position when none does. */
    int end(int start) {
        if (!isPart(start)) {
            return start;
        }
        int end = start + 1;
        while (end < sentence.size()) {
            boolean title = Vocabulary.TITLES.contains(sentence.norm(end - 1)) && sentence.is(end, ".");
            if (isPart(end) || title || isNumberOfModel(end)) {
                end++;
            } else if (links(end) > end) {
                end = links(end);
            } else if (isSaxonGenitive(start, end)) {
                end++;
            } else {
                break;
            }
        }
        return end;
    }

    /** "St Mary's Hospital", "McDonald's": the "'s" belongs to the name. */
    private boolean isSaxonGenitive(int start, int at) {
        if (!sentence.is(at, "'s")) {
            return false;
        }
        var next = sentence.at(at + 1);
        boolean institution = next.isCapital()
                && isPart(at + 1)
                && (Nouns.isKnown(next.norm()) || Vocabulary.TITLES.contains(sentence.norm(start)));
        boolean shop = sentence.in(start - 1, Set.of("at", "for", "to", "from", "near"))
                && (next.is(Tag.PUNCT) || next.is(Tag.ADP) || next.is(Tag.CCONJ));
        return institution || shop;
    }

    /** Whether a word is part of a name. */
    boolean isPart(int at) {
        var token = sentence.at(at);
        boolean letter = token.text().length() == 1 && !sentence.is(at + 1, ".");
        if (!token.isWord()
                || letter
                || NO_NAMES.contains(token.norm())
                || (TimePhrases.MONTHS.contains(token.norm()) && token.norm().length() > 4)) {
            return false;
        }
        if (lowerCase && !token.isCapital()) {
            // Nobody's capitals help here: only what is known as a place, or what the tagger takes for a name.
            return (token.is(Tag.PROPN) && !Nouns.isKnown(token.norm()))
                    || ((token.is(Tag.PROPN) || token.is(Tag.NOUN))
                            && Nouns.names(Nouns.Sort.PLACE, token.norm())
                            && sentence.in(at - 1, Vocabulary.PREPOSITIONS));
        }
        if (isSpeltLikeName(token)) {
            return !isAcronymOfWork(token);
        }
        return token.isCapital() && ((at > 0 && !opensSentence(at)) ? isWritten(at, token) : isNameAtStart(at, token));
    }

    private boolean isWritten(int at, Token token) {
        if (isAcronymOfWork(token)) {
            return false;
        }
        // "Ethiopian jazz", "Italian food": an adjective of a thing, no name.
        boolean adjective =
                Nouns.names(Nouns.Sort.NATIONALITY, token.norm()) || Nouns.names(Nouns.Sort.LANGUAGE, token.norm());
        boolean beforeNoun =
                sentence.tag(at + 1) == Tag.NOUN && !sentence.at(at + 1).isCapital();
        return !(adjective && beforeNoun);
    }

    /** "iPhone", "eBay" */
    private static boolean isSpeltLikeName(Token token) {
        return !token.isCapital()
                && token.text().chars().skip(1).anyMatch(Character::isUpperCase)
                && token.text().length() > 2
                && !Character.isDigit(token.text().charAt(0));
    }

    private static boolean isAcronymOfWork(Token token) {
        boolean upper = token.text().length() > 1 && token.text().chars().allMatch(Character::isUpperCase);
        return upper
                && (Nouns.isA(Nouns.Sort.OCCUPATION, token.norm()) || Nouns.isA(Nouns.Sort.CONDITION, token.norm()));
    }

    private boolean opensSentence(int at) {
        return at == 0 || sentence.is(at - 1, "\"") || sentence.is(at - 1, ":");
    }

    /** Whether a sentence may begin with a word as the name of whom it is about, if a verb follows. */
    static boolean mayBegin(String norm) {
        return !NO_NAMES.contains(norm)
                && !isNoName(norm)
                && !Nouns.isPlural(norm)
                && (!Nouns.isKnown(norm) || isOneOf(norm));
    }

    /** Nouns that never stand without an article when one is meant: "Tom", "Robin" and "Dean" without are names. */
    private static boolean isOneOf(String norm) {
        return Nouns.isA(Nouns.Sort.ANIMAL, norm) || Nouns.isA(Nouns.Sort.OCCUPATION, norm);
    }

    private boolean isInPhrase(int at) {
        return !sentence.at(at + 1).is(Tag.VERB) && !sentence.at(at + 1).is(Tag.AUX);
    }

    private static boolean isNoName(String norm) {
        return Roles.of(norm) != null
                || Vocabulary.GREETINGS.contains(norm)
                || Vocabulary.PREPOSITIONS.contains(norm)
                || Vocabulary.PRONOUNS.contains(norm)
                || Vocabulary.POSSESSIVES.contains(norm)
                || Vocabulary.DETERMINERS.contains(norm)
                || Vocabulary.SUBORDINATORS.contains(norm)
                || Vocabulary.QUESTION_WORDS.contains(norm)
                || Vocabulary.COORDINATORS.contains(norm)
                || Vocabulary.ADVERBS.contains(norm)
                || Vocabulary.MODALS.contains(norm)
                || Verbs.isGerund(norm);
    }

    /** Where every word has a capital: a name when the tagger says so, or when nobody knows the word and a verb follows. */
    private boolean isNameAtStart(int at, Token token) {
        var norm = token.norm();
        if (Vocabulary.TITLES.contains(norm) && sentence.at(at + 1).isCapital()) {
            return true;
        }
        boolean common =
                (Nouns.isKnown(norm) && !(token.is(Tag.PROPN) && isOneOf(norm) && !isInPhrase(at))) || isNoName(norm);
        if (common) {
            return false;
        }
        var next = sentence.at(at + 1);
        boolean subject = next.is(Tag.VERB)
                || next.is(Tag.AUX)
                || next.norm().equals(",")
                || next.norm().equals("'s")
                || next.norm().equals("and");
        return switch (token.tag()) {
            case PROPN -> true;
            case NOUN, X, ADJ, PRON -> (subject && !Nouns.isPlural(norm)) || (next.isCapital() && next.is(Tag.PROPN));
            case VERB, ADV, INTJ ->
                !Verbs.isKnown(norm)
                        && !norm.endsWith("ly")
                        && (next.is(Tag.AUX) || next.is(Tag.VERB) || next.norm().equals("'s"));
            default -> false;
        };
    }

    /** "Galaxy 24", "Boeing 737" */
    private boolean isNumberOfModel(int at) {
        return sentence.tag(at) == Tag.NUM
                && Character.isDigit(sentence.norm(at).charAt(0))
                && !sentence.norm(at).matches("(?:19|20)\\d\\d")
                && sentence.at(at - 1).isCapital();
    }

    /** "of" in "University of Porto", "de la" in "Ana de la Cruz": the end of words that link two parts; else the position. */
    private int links(int at) {
        int end = at;
        while (Vocabulary.NAME_LINKS.contains(sentence.norm(end)) && !sentence.is(end, "and") && end < at + 3) {
            end++;
        }
        boolean joined = end > at && sentence.at(end).isCapital() && isPart(end);
        boolean of = sentence.is(at, "of") && !sentence.is(end - 1, "of");
        return joined && (!sentence.is(at, "of") || of || isNameBeforeOf(at)) && !sentence.is(at, "the") ? end : at;
    }

    /** "Bank of America", but not "the CEO of Lumo". */
    private boolean isNameBeforeOf(int at) {
        var before = sentence.at(at - 1);
        return before.isCapital()
                && !Nouns.isA(Nouns.Sort.OCCUPATION, before.norm())
                && Roles.of(before.norm()) == null;
    }
}
