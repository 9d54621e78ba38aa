package io.orcha.model.offline.facts;

import io.orcha.model.offline.facts.NounPhrase.Owner;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The inner part of noun phrases: determiner, number, adjectives, nouns and name. */
final class Core {

    /** "35-year-old" */
    static final String YEARS_OLD = "(\\d{1,3})-years?-old";

    private static final Set<String> SKIPPED = Set.of("own", "same", "very", "so-called", "other", "whole");

    private static final Set<String> OF_QUANTITY = Vocabulary.words("""
            lot lots couple bit pair bunch dozen plenty loads some all both most half one many few each none piece cup glass
            """);

    private static final Set<String> BEFORE_DETERMINER = Set.of("both", "all", "just", "only", "even", "half", "such");

    private final Sentence sentence;
    private final List<@Nullable TimePhrase> times;
    private final Names names;
    private final boolean lowerCase;

    Core(Sentence sentence, List<@Nullable TimePhrase> times, Names names) {
        this.sentence = sentence;
        this.times = times;
        this.names = names;
        lowerCase = sentence.isLowerCase();
    }

    /** Whether the sentence has no capitals, so that names cannot be told by them. */
    boolean isLowerCase() {
        return lowerCase;
    }

    /** The phrase that begins at a position; null when none does. */
    @Nullable NounPhrase at(int start) {
        int at = start;
        if (sentence.in(at, BEFORE_DETERMINER)
                && (isDeterminer(at + 1)
                        || isOwner(at + 1)
                        || (sentence.tag(at + 1) == Tag.NOUN
                                && !sentence.is(at, "just")
                                && !sentence.is(at, "only")))) {
            at++;
        }
        at = skippedQuantity(at);
        if (isPronoun(at)) {
            return NounPhrase.pronoun(start, at + 1, sentence.norm(at));
        }
        Owner owner = null;
        var determiner = "";
        if (isOwner(at)) {
            owner = new Owner(sentence.norm(at), null);
            at++;
        } else if (isDeterminer(at)) {
            determiner = sentence.norm(at);
            at++;
        }
        return rest(start, at, owner, determiner);
    }

    /** What follows a possessor; null when nothing does. */
    @Nullable NounPhrase behindOwner(int at) {
        return rest(at, at, null, "");
    }

    private @Nullable NounPhrase rest(int start, int from, @Nullable Owner owner, String determiner) {
        int at = skippedQuantity(from);
        var number = "";
        boolean former = false;
        while (true) {
            if (isNumber(at) && isNominal(at + 1)) {
                number = sentence.norm(at);
                at++;
            } else if (sentence.norm(at).matches(YEARS_OLD) && isNominal(at + 1)) {
                at++;
            } else if (NounPhrases.isFormer(sentence.norm(at)) && isNominal(at + 1)) {
                former = true;
                at++;
            } else if ((sentence.in(at, SKIPPED) && isNominal(at + 1))
                    || (sentence.in(at, Vocabulary.QUANTITIES) && isNominal(at + 1))
                    || (sentence.tag(at) == Tag.ADV && isNominal(at + 1) && sentence.tag(at + 1) == Tag.ADJ)) {
                at++;
            } else {
                break;
            }
        }
        boolean bare = owner == null && determiner.isEmpty() && number.isEmpty();
        int end = at;
        while (isNominal(end) || (end > at && isHyphen(end))) {
            end++;
        }
        if (bare && Verbs.isGerund(sentence.norm(at)) && !sentence.at(at).isCapital()) {
            return gerund(start, at, end);
        }
        while (end > at && !isHead(end - 1) && bare) {
            end--;
        }
        return end == at ? null : phrase(start, at, end, owner, determiner, number, former);
    }

    private NounPhrase phrase(
            int start, int from, int end, @Nullable Owner owner, String determiner, String number, boolean former) {
        int nameStart = end;
        for (int at = from; at < end; at++) {
            if (names.isPart(at)) {
                int nameEnd = names.end(at);
                if (nameEnd >= end) {
                    nameStart = at;
                    end = nameEnd;
                    break;
                }
                at = nameEnd - 1;
            }
        }
        var noun = text(from, nameStart);
        var head = nameStart > from ? sentence.norm(nameStart - 1) : "";
        var given = nameStart < end ? List.of(sentence.written(nameStart, end)) : List.<String>of();
        return new NounPhrase(start, end, null, owner, determiner, noun, head, given, number, former, false, null);
    }

    /** "reading crime novels", "playing the violin" */
    private NounPhrase gerund(int start, int from, int end) {
        int last = Math.max(end, from + 1);
        var object = sentence.tag(last) == Tag.DET || isOwner(last) ? at(last) : null;
        int until = object != null && !object.isPronoun() ? object.end() : last;
        if (sentence.is(from, "going") && sentence.is(from + 1, "to")) {
            var where = at(from + 2);
            until = where == null ? until : where.end();
        }
        if (until == last && sentence.in(until, Vocabulary.PARTICLES)) {
            until += sentence.in(until + 1, Set.of("early", "late")) ? 2 : 1;
        }
        return new NounPhrase(
                start,
                until,
                null,
                null,
                "",
                text(from, until),
                sentence.norm(last - 1),
                List.of(),
                "",
                false,
                true,
                null);
    }

    private String text(int from, int end) {
        if (end <= from) {
            return "";
        }
        var written = sentence.written(from, end);
        boolean first = from == 0
                && sentence.at(from).isCapital()
                && !sentence.at(from).text().equals("I")
                && !(sentence.at(from).text().length() > 1
                        && Character.isUpperCase(sentence.at(from).text().charAt(1)));
        return first ? written.substring(0, 1).toLowerCase(Locale.ROOT) + written.substring(1) : written;
    }

    private int skippedQuantity(int at) {
        int end = sentence.is(at, "a") || sentence.is(at, "the") ? at + 1 : at;
        end += sentence.in(end, Set.of("whole", "good", "great", "little", "quick")) ? 1 : 0;
        if (sentence.in(end, OF_QUANTITY) && sentence.is(end + 1, "of") && times.get(end + 1) == null) {
            return end + 2;
        }
        boolean few = end > at && sentence.in(end, Set.of("few", "couple", "little")) && isNominal(end + 1);
        return few ? end + 1 : at;
    }

    private boolean isPronoun(int at) {
        var norm = sentence.norm(at);
        if (!Vocabulary.PRONOUNS.contains(norm) || sentence.at(at).text().equals("US")) {
            return false;
        }
        return switch (norm) {
            case "his", "her", "its" -> !isOwner(at);
            case "this", "that", "these", "those" -> !isNominal(at + 1);
            case "one" -> !isNominal(at + 1);
            case "others", "nothing", "everything", "something", "anything" -> true;
            default -> true;
        };
    }

    private boolean isOwner(int at) {
        if (!sentence.in(at, Vocabulary.POSSESSIVES)) {
            return false;
        }
        boolean nominal = isNominal(at + 1) || sentence.in(at + 1, SKIPPED) || isNumber(at + 1);
        return sentence.is(at, "her") ? nominal && !names.isPart(at + 1) : nominal || !sentence.is(at, "his");
    }

    private boolean isDeterminer(int at) {
        return sentence.in(at, Vocabulary.DETERMINERS)
                && times.get(at) == null
                && !(sentence.is(at, "that") && !isNominal(at + 1))
                && !(sentence.is(at, "no") && !isNominal(at + 1));
    }

    private boolean isNumber(int at) {
        return sentence.tag(at) == Tag.NUM || sentence.in(at, Vocabulary.NUMBERS);
    }

    private boolean isHyphen(int at) {
        return sentence.is(at, "-")
                && isNominal(at + 1)
                && sentence.at(at).start() == sentence.at(at - 1).end();
    }

    private boolean isHead(int at) {
        var tag = sentence.tag(at);
        return tag == Tag.NOUN
                || tag == Tag.PROPN
                || tag == Tag.X
                || tag == Tag.SYM
                || names.isPart(at)
                || (tag == Tag.NUM && at > 0 && sentence.tag(at - 1) == Tag.NOUN);
    }

    /** "a used car", but not "my daughter Emma started school". */
    private boolean isModifier(int at) {
        var before = sentence.tag(at - 1);
        return sentence.tag(at + 1) == Tag.NOUN
                && before != Tag.NOUN
                && before != Tag.PROPN
                && !sentence.in(at, Set.of("got", "had", "called", "named"));
    }

    private boolean isNominal(int at) {
        if (at >= sentence.size() || times.get(at) != null || !sentence.at(at).isWord()) {
            return false;
        }
        var norm = sentence.norm(at);
        boolean grammar = (Vocabulary.PRONOUNS.contains(norm)
                        && !sentence.at(at).text().equals("US"))
                || Vocabulary.POSSESSIVES.contains(norm)
                || (Vocabulary.ADVERBS.contains(norm) && sentence.tag(at) != Tag.NOUN)
                || (Vocabulary.PREPOSITIONS.contains(norm) && !sentence.at(at).isCapital())
                || Vocabulary.MODALS.contains(norm);
        if (grammar) {
            return false;
        }
        return switch (sentence.tag(at)) {
            case NOUN, PROPN, ADJ, X, SYM -> true;
            case NUM -> (at > 0 && sentence.tag(at - 1) == Tag.NOUN) || sentence.tag(at + 1) == Tag.NOUN;
            case VERB ->
                (sentence.at(at).isCapital() && at > 0)
                        || (Verbs.isParticiple(norm) && isModifier(at))
                        || Verbs.isGerund(norm);
            default -> names.isPart(at);
        };
    }
}
