package io.orcha.model.offline;

import java.util.List;
import java.util.Set;

/** Reads allergies, age and birthday. */
final class PersonalReader implements FactReader {

    private static final List<List<String>> ALLERGIC = Lexicon.phrases("""
            i am allergic to
            i am severely allergic to
            i am highly allergic to
            i am terribly allergic to
            i have an allergy to
            i have allergies to
            i have a severe allergy to
            i suffer from an allergy to
            my allergies are
            my allergy is""");
    private static final List<List<String>> NOT_ALLERGIC = Lexicon.phrases("""
            i am not allergic to
            i am no longer allergic to
            i was allergic to
            i used to be allergic to""");
    private static final List<List<String>> BIRTHDAY = Lexicon.phrases("""
            my birthday is on
            my birthday is
            my date of birth is
            my birth date is
            my birthdate is""");
    private static final List<List<String>> BORN = Lexicon.phrases("""
            i was born on
            i was born in""");
    private static final List<List<String>> AGE = Lexicon.phrases("""
            i am
            i turned
            i have turned
            my age is
            i will be
            i just turned""");
    private static final Set<String> NUMBERS = Lexicon.words("""
            ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty
            seventy eighty ninety
            """);
    private static final Set<String> STOPS = Lexicon.words("and but so because which this next tomorrow today");

    @Override
    public List<Fact> read(Clause clause) {
        var plain = clause.plain();
        int at = plain.afterAny(0, ALLERGIC);
        if (at > 0) {
            return PreferenceReader.items(plain, at).stream()
                    .<Fact>map(Fact.Allergy::new)
                    .toList();
        }
        at = plain.afterAny(0, NOT_ALLERGIC);
        if (at > 0) {
            return PreferenceReader.items(plain, at).stream()
                    .<Fact>map(item -> new Fact.Ended(new Fact.Allergy(item)))
                    .toList();
        }
        at = plain.afterAny(0, BIRTHDAY);
        if (at > 0) {
            return birthday(plain, at, false);
        }
        at = plain.afterAny(0, BORN);
        if (at > 0 && plain.raw(at, plain.size()).codePoints().anyMatch(Character::isDigit)) {
            return birthday(plain, at - 1, true);
        }
        at = plain.afterAny(0, AGE);
        return at > 0 && !plain.norm(1).equals("will") ? age(plain, at) : List.of();
    }

    private static List<Fact> birthday(Clause clause, int from, boolean born) {
        int to = from + 1;
        while (to < clause.size() && !clause.is(to, STOPS) && to < from + 8) {
            to++;
        }
        var date = from < clause.size() ? clause.raw(from, to) : "";
        return date.isEmpty() || clause.is(from, STOPS) ? List.of() : List.of(new Fact.Birthday(born, date));
    }

    private static List<Fact> age(Clause clause, int at) {
        var number = clause.norm(at);
        int dash = number.indexOf('-');
        boolean digits =
                !number.isEmpty() && number.length() <= 3 && number.codePoints().allMatch(Character::isDigit);
        boolean spelled = NUMBERS.contains(dash > 0 ? number.substring(0, dash) : number);
        boolean years =
                clause.norm(at + 1).equals("years") || clause.norm(at + 1).equals("yo");
        boolean alone = at + 1 >= clause.size() || clause.words().get(at + 1).isMark();
        boolean yearsOld = years && (at + 2 >= clause.size() || clause.is(at + 2, Set.of("old", "of")));
        return (digits || spelled) && (alone || yearsOld) ? List.of(new Fact.Age(clause.raw(at, at + 1))) : List.of();
    }
}
