package io.orcha.model.offline;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads where the user lives and comes from. */
final class PlaceReader implements FactReader {

    private static final List<List<String>> LIVES = Lexicon.phrases("""
            live in
            live at
            live near
            live on
            live and work in
            am living in
            are living in
            am based in
            are based in
            reside in
            moved to
            have moved to
            moved back to
            have lived in
            relocated to
            settled in""");
    private static final List<List<String>> COMES = Lexicon.phrases("""
            am from
            am originally from
            are from
            come from
            originate from
            hail from
            grew up in
            was raised in
            was born in
            was born and raised in
            am a native of""");
    private static final List<List<String>> NO_LONGER = Lexicon.phrases("""
            no longer live in
            used to live in
            do not live in
            moved away from
            left""");
    private static final List<List<String>> HOME_IS = Lexicon.phrases("""
            my home is in
            my house is in
            my flat is in
            my apartment is in
            my home is
            my city is
            my current city is""");
    private static final List<List<String>> HOMETOWN_IS = Lexicon.phrases("""
            my hometown is
            my home town is
            my home country is
            my birthplace is""");
    private static final Set<String> SUBJECTS = Lexicon.words("i we");
    private static final Set<String> STOPS = Lexicon.words("""
            with and but since for now last because where which who these ago when until till this next from after before
            right during as so again together alone still currently anymore originally permanently recently these's than
            three two four five six seven eight nine ten if to back too yesterday today by
            """);
    private static final List<String> MOVED_FROM = List.of("moved", "from");
    private static final Set<String> COMPANY = Lexicon.words("with alone together here right");
    private static final Set<String> NOT_PLACES = Lexicon.words("it that this there here a the my");
    private static final int LONGEST = 8;

    @Override
    public List<Fact> read(Clause clause) {
        var plain = clause.plain();
        int at = plain.afterAny(0, HOME_IS);
        if (at > 0) {
            return residence(place(plain, at));
        }
        at = plain.afterAny(0, HOMETOWN_IS);
        if (at > 0) {
            return origin(place(plain, at));
        }
        return plain.is(0, SUBJECTS) ? predicate(plain) : List.of();
    }

    private static List<Fact> predicate(Clause clause) {
        int at = clause.afterAny(1, NO_LONGER);
        if (at > 0) {
            return place(clause, at).isEmpty()
                    ? List.of()
                    : List.of(new Fact.Ended(new Fact.Residence(place(clause, at))));
        }
        at = clause.after(1, MOVED_FROM);
        if (at > 0) {
            int to = clause.find(at, Set.of("to"));
            return to < 0 ? List.of() : residence(place(clause, to + 1));
        }
        at = clause.afterAny(1, LIVES);
        if (at > 0) {
            // "at", "near" and "on" belong to the place; "in" and "to" are what replies put before it.
            boolean inside =
                    clause.norm(at - 1).equals("in") || clause.norm(at - 1).equals("to");
            return residence(inside ? place(clause, at) : place(clause, at - 1));
        }
        at = clause.norm(1).equals("live") ? clause.find(2, Set.of("in")) : -1;
        if (at > 0 && at < LONGEST && clause.is(2, COMPANY)) {
            return residence(place(clause, at + 1));
        }
        at = clause.afterAny(1, COMES);
        return at > 0 ? origin(place(clause, at)) : List.of();
    }

    private static List<Fact> residence(String place) {
        return place.isEmpty() ? List.of() : List.of(new Fact.Residence(place));
    }

    private static List<Fact> origin(String place) {
        boolean date = place.codePoints().anyMatch(Character::isDigit);
        return place.isEmpty() || date ? List.of() : List.of(new Fact.Origin(place));
    }

    private static String place(Clause clause, int from) {
        int to = from;
        while (to < clause.size() && to < from + LONGEST) {
            var word = clause.words().get(to);
            boolean region = word.norm().equals(",") && isCapital(clause, to + 1);
            if ((word.isMark() && !region) || (to > from && word.isAnyOf(STOPS))) {
                break;
            }
            to++;
        }
        var place = clause.raw(from, to);
        return NOT_PLACES.contains(place.toLowerCase(Locale.ROOT)) ? "" : place;
    }

    private static boolean isCapital(Clause clause, int at) {
        return at < clause.size()
                && Character.isUpperCase(
                        clause.text().codePointAt(clause.words().get(at).start()));
    }
}
