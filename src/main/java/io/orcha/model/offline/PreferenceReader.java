package io.orcha.model.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what the user likes, dislikes and no longer likes. */
final class PreferenceReader implements FactReader {

    private static final Map<String, String> LIKES = Map.ofEntries(
            Map.entry("love", "love"),
            Map.entry("like", "like"),
            Map.entry("enjoy", "enjoy"),
            Map.entry("adore", "adore"),
            Map.entry("prefer", "prefer"),
            Map.entry("fancy", "fancy"),
            Map.entry("have loved", "have loved"),
            Map.entry("have liked", "have liked"),
            Map.entry("am into", "are into"),
            Map.entry("am fond of", "are fond of"),
            Map.entry("am keen on", "are keen on"),
            Map.entry("am crazy about", "are crazy about"),
            Map.entry("am mad about", "are mad about"),
            Map.entry("am passionate about", "are passionate about"),
            Map.entry("am interested in", "are interested in"),
            Map.entry("am obsessed with", "are obsessed with"),
            Map.entry("am in love with", "are in love with"),
            Map.entry("am a fan of", "are a fan of"),
            Map.entry("am a big fan of", "are a big fan of"),
            Map.entry("am a huge fan of", "are a huge fan of"),
            Map.entry("am a great fan of", "are a great fan of"),
            Map.entry("have a passion for", "have a passion for"));
    private static final Map<String, String> DISLIKES = Map.ofEntries(
            Map.entry("hate", "hate"),
            Map.entry("dislike", "dislike"),
            Map.entry("detest", "detest"),
            Map.entry("loathe", "loathe"),
            Map.entry("despise", "despise"),
            Map.entry("do not like", "don't like"),
            Map.entry("do not love", "don't love"),
            Map.entry("do not enjoy", "don't enjoy"),
            Map.entry("do not care for", "don't care for"),
            Map.entry("never liked", "never liked"),
            Map.entry("can not stand", "can't stand"),
            Map.entry("can not bear", "can't bear"),
            Map.entry("am not into", "are not into"),
            Map.entry("am not fond of", "are not fond of"),
            Map.entry("am not keen on", "are not keen on"),
            Map.entry("am not a fan of", "are not a fan of"),
            Map.entry("am not a big fan of", "are not a big fan of"));
    private static final List<List<String>> LIKE_ENDED = Lexicon.phrases("""
            used to love
            used to like
            used to enjoy
            used to adore
            used to prefer
            used to be into
            no longer love
            no longer like
            no longer enjoy
            no longer adore
            no longer prefer
            stopped liking
            stopped loving
            stopped enjoying
            have stopped liking
            have stopped loving
            have stopped enjoying
            am no longer into
            am no longer a fan of
            am not into
            do not like
            do not love
            do not enjoy""");
    private static final List<List<String>> DISLIKE_ENDED = Lexicon.phrases("""
            used to hate
            used to dislike
            no longer hate
            no longer dislike
            do not hate
            do not dislike""");
    private static final Set<String> NOT_THINGS =
            Lexicon.words("you it that this them him her these those your how when if what where called");
    private static final Set<String> SUBJECTS = Lexicon.words("i we");
    private static final Set<String> NO_MORE = Lexicon.words("anymore longer more");
    private static final Set<String> TRAILING = Lexicon.words(
            "too anymore now most best well much lot very so a as the more any longer though alot lots anyway today lol "
                    + "btw and or than anything else");
    private static final Set<String> SEPARATORS = Lexicon.words(", and & y und et e ed");
    private static final int LONGEST_VERB = 5;
    private static final int MOST_ITEMS = 50;
    private static final int MOST_WORDS_BEFORE_IS = 6;

    @Override
    public List<Fact> read(Clause clause) {
        var plain = clause.plain();
        int is = plain.norm(0).equals("what") && plain.norm(1).equals("i") ? plain.find(3, Set.of("is")) : -1;
        var stressed = is > 0 && is < MOST_WORDS_BEFORE_IS ? LIKES.get(plain.norm(2)) : null;
        if (stressed != null) {
            return items(plain, is + 1).stream()
                    .<Fact>map(item -> new Fact.Like(stressed, item))
                    .toList();
        }
        if (!plain.is(0, SUBJECTS)) {
            return List.of();
        }
        boolean noMore = plain.size() > 3
                && plain.is(plain.size() - 1, NO_MORE)
                && (plain.norm(plain.size() - 1).equals("anymore")
                        || plain.norm(plain.size() - 2).equals("any"));
        int ended = plain.afterAny(1, LIKE_ENDED);
        if (ended > 0 && (noMore || !plain.norm(2).equals("not"))) {
            boolean neverDid = plain.norm(2).equals("not") && !noMore;
            return neverDid ? List.of() : ended(plain, ended, true);
        }
        ended = plain.afterAny(1, DISLIKE_ENDED);
        if (ended > 0) {
            return ended(plain, ended, false);
        }
        for (int length = LONGEST_VERB; length > 0; length--) {
            var verb = verb(plain, length);
            var like = LIKES.get(verb);
            if (like != null) {
                return items(plain, 1 + length).stream()
                        .<Fact>map(item -> new Fact.Like(like, item))
                        .toList();
            }
            var dislike = DISLIKES.get(verb);
            if (dislike != null) {
                return items(plain, 1 + length).stream()
                        .<Fact>map(item -> new Fact.Dislike(dislike, item))
                        .toList();
            }
        }
        return List.of();
    }

    private static List<Fact> ended(Clause clause, int at, boolean like) {
        return items(clause, at).stream()
                .<Fact>map(
                        item -> new Fact.Ended(like ? new Fact.Like("like", item) : new Fact.Dislike("dislike", item)))
                .toList();
    }

    private static String verb(Clause clause, int length) {
        var verb = new StringBuilder();
        for (int at = 1; at <= length; at++) {
            verb.append(at == 1 ? "" : " ").append(clause.norm(at));
        }
        return verb.toString();
    }

    /** The things of a list such as "hiking, jazz and Thai food". */
    static List<String> items(Clause clause, int from) {
        int to = clause.size();
        while (to > from + 1 && (clause.words().get(to - 1).isMark() || clause.is(to - 1, TRAILING))) {
            to--;
        }
        if (to <= from || clause.is(from, NOT_THINGS)) {
            return List.of();
        }
        var items = new ArrayList<String>();
        int start = from;
        for (int at = from; at <= to && items.size() < MOST_ITEMS; at++) {
            boolean separator = at == to || SEPARATORS.contains(clause.norm(at));
            if (separator) {
                var item = clause.raw(start, at);
                if (!item.isEmpty()) {
                    items.add(item);
                }
                start = at + 1;
            }
        }
        return items;
    }
}
