package io.orcha.model.offline;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The broad kinds of things that people say about themselves, told by classes of words instead of wordings. */
@SuppressWarnings("ImmutableEnumChecker") // The sets are unmodifiable, which their type does not say.
enum Slot {
    HOME("live reside resident home based flat apartment house address move settle relocate rent neighbourhood studio"),
    WORK(
            "work job employ employer salary wage staff hire company firm career earn office boss colleague welder teacher nurse"
                    + " profession position contract student study studying school university college degree pay paid"),
    PARTNER(
            "date dating seeing couple together relationship partner girlfriend boyfriend husband wife spouse engaged engagement married"
                    + " fiancé fiancée ex"),
    TASTE("love like enjoy adore into fan crazy mad fond soft happy best better favourite favorite passion keen delight"
            + " prefer enough drop everything tops beats relish appreciate treasure dig obsessed hooked great awesome wonderful heaven"
            + " bliss joy fun relax spot addicted"),
    HABIT(
            "play practise practice train go lesson learn learning study evening weekly daily week weekend club smoke drink eat run jog"
                    + " swim sing sings dance read reading write paint member membership team course class do doing attend take gym hobby choir band"
                    + " teach collect cook watch watching practising unwind every often tuesday monday friday sunday saturday"),
    THING(
            "have own drive ride car bike garage bought buy inherited present phone laptop keep possess got use garden boat"
                    + " gadget house"),
    PET(
            "dog cat pet puppy kitten hamster rabbit bunny horse pony parrot bird budgie fish goldfish turtle tortoise snake lizard"
                    + " ferret mouse rat gecko chicken goat"),
    HEALTH(
            "allergic allergy allergies intolerant intolerance hives swell react throat broken injured ill sick diagnosed asthma"
                    + " migraine pain pregnant limits"),
    DIET("vegan vegetarian pescatarian eat diet keto paleo meat gluten-free kosher halal"),
    EVENT(
            "appointment meeting flight wedding date diary scheduled takes place exam interview party trip concert ticket session call"
                    + " conference");

    private final Set<String> stems;

    Slot(String words) {
        this.stems = Lexicon.words(words).stream().map(ContentWords::stem).collect(Collectors.toUnmodifiableSet());
    }

    private static final Map<Slot, Set<String>> STEMS =
            java.util.Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(slot -> slot, slot -> slot.stems));

    /** The kinds of which a clause speaks. */
    static Set<Slot> of(Clause clause, Shape shape) {
        var found = EnumSet.noneOf(Slot.class);
        for (var word : clause.words()) {
            var stem = ContentWords.stem(word.norm());
            STEMS.forEach((slot, stems) -> {
                if (stems.contains(stem)) {
                    found.add(slot);
                }
            });
        }
        if (shape.text().indexOf('#') >= 0) {
            found.add(EVENT);
        }
        return Set.copyOf(found);
    }

    /** Whether a word only says of which kind a sentence is. */
    static boolean isFrame(String stem) {
        return FRAMES.contains(stem);
    }

    private static final Set<String> FRAMES =
            Lexicon.words("""
                    live reside work job play go take do have own love like enjoy week weekend weekly daily day days evening evenings
                    month year years time times morning night friend friends everything best thing things lesson lessons
                    learn learning every once name called new old together way more all much great good bad ever
                    monday tuesday wednesday thursday friday saturday sunday keep keeps sane soft spot happy
                    enough crazy drop member belong garage only present myself people lot kind sort something someone
                    today now really fan severe badly kill could found doctor doctors test finally lately recently
                    eat drink drive stop start begin
                    """).stream().map(ContentWords::stem).collect(Collectors.toUnmodifiableSet());
}
