package io.orcha.graph;

import io.orcha.model.offline.ContentWords;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which predicates a question asks about, by its words; English. A predicate that is not listed is asked for by its own words. */
final class Cues {

    private static final Pattern PAST = Pattern.compile(
            "(?iU)\\b(before|previous(?:ly)?|former(?:ly)?|used to|earlier|back then|in the past|no longer|any ?more|ex)\\b");

    private static final Pattern FIRST_PERSON =
            Pattern.compile("(?iU)\\b(i|i'm|i've|me|my|mine|we|us|our|ours|myself)\\b");

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("lives_in", "live lived living reside home city town country address move moved moving relocate"),
            Map.entry("from", "born grow grew origin originally hometown native roots raised"),
            Map.entry("works_at", "work works working job employer company office career employed"),
            Map.entry("occupation", "work works job profession occupation career living"),
            Map.entry("studies", "study studies studying degree major subject university college"),
            Map.entry("studies_at", "study studies studying school university college degree"),
            Map.entry("member_of", "member club team band choir group belong join joined"),
            Map.entry("volunteers_at", "volunteer volunteering charity"),
            Map.entry("owns", "own owns have has got possess buy bought drive car"),
            Map.entry("bought", "buy bought purchase purchased order ordered shopping spend get got"),
            Map.entry(
                    "likes",
                    "like likes love loves enjoy favourite favorite prefer hobby hobbies interest interests taste"),
            Map.entry("dislikes", "dislike hate hates avoid like"),
            Map.entry("prefers", "prefer prefers preference favourite favorite like rather"),
            Map.entry("favourite", "favourite favorite prefer like love best"),
            Map.entry(
                    "plays",
                    "play plays playing instrument instruments sport sports game games music activity activities hobby hobbies"),
            Map.entry("does", "activity activities hobby hobbies exercise sport sports pastime partake free weekend"),
            Map.entry("speaks", "speak speaks language languages"),
            Map.entry("learns", "learn learning lesson lessons course language languages"),
            Map.entry("allergic_to", "allergic allergy allergies eat food cook recipe restaurant dish"),
            Map.entry("avoids", "avoid eat food drink diet cook recipe restaurant dish"),
            Map.entry("diet", "diet eat food vegetarian vegan cook recipe restaurant dish"),
            Map.entry("has_condition", "condition illness sick disease health diagnosis diagnosed suffer"),
            Map.entry("takes", "take takes medicine medication pill pills drug"),
            Map.entry(
                    "visited",
                    "visit visited travel travelled traveled trip trips been went vacation holiday places countries"),
            Map.entry("plans_to_visit", "plan plans planning visit travel trip going vacation holiday"),
            Map.entry(
                    "attends",
                    "attend attended event events participate participated race concert course wedding exam"),
            Map.entry("uses", "use uses tool software app"),
            Map.entry("wants", "want wants wish wishes goal goals plan plans dream hope"),
            Map.entry("pet", "pet pets dog dogs cat cats animal animals"),
            Map.entry("species", "breed species kind animal"),
            Map.entry("age", "old age"),
            Map.entry("birthday", "birthday born birth"),
            Map.entry("marital_status", "married single relationship divorced engaged"),
            Map.entry("nationality", "nationality citizen passport"),
            Map.entry("mother", "mother mum mom parent parents family"),
            Map.entry("father", "father dad parent parents family"),
            Map.entry("parent", "parent parents family"),
            Map.entry("sister", "sister sisters sibling siblings family"),
            Map.entry("brother", "brother brothers sibling siblings family"),
            Map.entry("son", "son sons child children kid kids family"),
            Map.entry("daughter", "daughter daughters child children kid kids family"),
            Map.entry("child", "child children kid kids family"),
            Map.entry("wife", "wife spouse partner married family"),
            Map.entry("husband", "husband spouse partner married family"),
            Map.entry("spouse", "wife husband spouse partner married family"),
            Map.entry("partner", "partner girlfriend boyfriend fiance fiancee relationship dating"),
            Map.entry("friend", "friend friends"),
            Map.entry("colleague", "colleague colleagues coworker coworkers"),
            Map.entry("boss", "boss manager"),
            Map.entry("grandmother", "grandmother grandma grandparents family"),
            Map.entry("grandfather", "grandfather grandpa grandparents family"));

    private static final Map<String, Set<String>> STEMS = new ConcurrentHashMap<>();

    private final Set<String> asked;
    private final boolean aboutPast;
    private final boolean aboutUser;

    private Cues(String question) {
        asked = ContentWords.of(question);
        aboutPast = PAST.matcher(question).find();
        aboutUser = FIRST_PERSON.matcher(question).find();
    }

    static Cues in(String question) {
        return new Cues(question);
    }

    /** Whether a question has any of these {@link #of words}. */
    boolean askForAny(Set<String> words) {
        return words.stream().anyMatch(asked::contains);
    }

    /** Whether it asks for what is over. */
    boolean areOfPast() {
        return aboutPast;
    }

    /** Whether who asks speaks of themselves. */
    boolean areOfUser() {
        return aboutUser;
    }

    /** How many of the words of a text are asked for, as a share of it. */
    double shareOf(Set<String> words) {
        return words.isEmpty()
                ? 0
                : (double) words.stream().filter(asked::contains).count() / words.size();
    }

    /** The words that ask for a predicate, without endings. */
    static Set<String> of(String predicate) {
        var known = WORDS.get(predicate);
        return known == null
                ? ContentWords.of(predicate.replace('_', ' '))
                : STEMS.computeIfAbsent(
                        predicate,
                        _ -> known.lines()
                                .flatMap(line -> Arrays.stream(line.split(" ", -1)))
                                .flatMap(word -> ContentWords.of(word).stream())
                                .collect(Collectors.toUnmodifiableSet()));
    }
}
