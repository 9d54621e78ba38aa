package io.orcha.model.offline;

import io.orcha.model.offline.Remark.Topic;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what a remark is about: by the claims that it makes, else by its wording, else by the kinds of words in it. */
final class Topics {

    /** From what matters most: of a remark on several things one is named. */
    private static final List<Topic> BY_WEIGHT = List.of(
            Topic.HEALTH,
            Topic.IDENTITY,
            Topic.MANNERS,
            Topic.PEOPLE,
            Topic.HOME,
            Topic.WORK,
            Topic.TASTE,
            Topic.THINGS,
            Topic.PLANS,
            Topic.PAST);

    private static final Map<String, Topic> BY_KEY = Map.ofEntries(
            Map.entry("name", Topic.IDENTITY),
            Map.entry("age", Topic.IDENTITY),
            Map.entry("birthday", Topic.IDENTITY),
            Map.entry("origin", Topic.IDENTITY),
            Map.entry("pronouns", Topic.IDENTITY),
            Map.entry("phone", Topic.IDENTITY),
            Map.entry("email", Topic.IDENTITY),
            Map.entry("address form", Topic.MANNERS),
            Map.entry("partner", Topic.PEOPLE),
            Map.entry("residence", Topic.HOME),
            Map.entry("employer", Topic.WORK),
            Map.entry("profession", Topic.WORK),
            Map.entry("field", Topic.WORK),
            Map.entry("like", Topic.TASTE),
            Map.entry("dislike", Topic.TASTE),
            Map.entry("allergy", Topic.HEALTH),
            Map.entry("diet", Topic.HEALTH),
            Map.entry("car", Topic.THINGS));

    private static final Map<Slot, Topic> BY_SLOT = Map.ofEntries(
            Map.entry(Slot.HEALTH, Topic.HEALTH),
            Map.entry(Slot.DIET, Topic.HEALTH),
            Map.entry(Slot.PARTNER, Topic.PEOPLE),
            Map.entry(Slot.PET, Topic.PEOPLE),
            Map.entry(Slot.HOME, Topic.HOME),
            Map.entry(Slot.WORK, Topic.WORK),
            Map.entry(Slot.TASTE, Topic.TASTE),
            Map.entry(Slot.THING, Topic.THINGS),
            Map.entry(Slot.EVENT, Topic.PLANS));

    private static final Set<String> CONSTRAINTS = Lexicon.words("""
            allergic allergy allergies intolerant intolerance celiac coeliac diabetic diabetes asthma epilepsy insulin vegan
            vegetarian halal kosher pregnant medication epipen anaphylaxis disability wheelchair deaf blind
            allergisch allergie alérgico alérgica alergia allergique
            """);

    private static final Pattern MANNERS = Pattern.compile(
            "^(?:please )?(?:always|never|don['’]?t|do not|call me|address me|remind me|answer|reply|speak|write)\\b"
                    + "|\\b(?:i(?:['’]d| would)? (?:want|like|prefer|need) you to|you should always|you should never)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern AHEAD = Pattern.compile(
            "\\b(?:will|i['’]ll|we['’]ll|going to|gonna|plan(?:ning)? (?:to|on|a)|tomorrow|tonight|next (?:week|month|year|spring|summer|autumn"
                    + "|fall|winter|\\p{L}+day)|in \\p{L}+ (?:days|weeks|months)|intend|hope to|want to|looking forward|upcoming|soon)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern BEHIND = Pattern.compile(
            "\\b(?:yesterday|last (?:night|week|weekend|month|year|spring|summer|autumn|fall|winter|\\p{L}+day)|\\p{L}+ ago|went|visited"
                    + "|attended|met|saw|ran|won|lost|finished|graduated|flew|travelled|traveled|celebrated|came back|this morning)\\b",
            Pattern.CASE_INSENSITIVE);

    private Topics() {}

    static Topic of(String text, List<ClauseReading> readings) {
        if (MANNERS.matcher(text).find()) {
            return Topic.MANNERS;
        }
        var found = readings.stream()
                .flatMap(reading -> reading.claims().stream())
                .map(claim -> ofKey(claim.key(), text))
                .collect(java.util.stream.Collectors.toSet());
        if (readings.stream()
                .flatMap(reading -> reading.clause().words().stream())
                .anyMatch(Topics::constrains)) {
            return Topic.HEALTH;
        }
        if (readings.stream().anyMatch(Topics::isOfSomebody)) {
            found.add(Topic.PEOPLE);
        }
        var claimed = BY_WEIGHT.stream().filter(found::contains).findFirst();
        if (claimed.isPresent()) {
            return claimed.get();
        }
        if (AHEAD.matcher(text).find()) {
            return Topic.PLANS;
        }
        if (BEHIND.matcher(text).find()) {
            return Topic.PAST;
        }
        return BY_WEIGHT.stream()
                .filter(topic -> readings.stream()
                        .flatMap(reading -> reading.slots().stream())
                        .anyMatch(slot -> BY_SLOT.get(slot) == topic))
                .findFirst()
                .orElse(Topic.OTHER);
    }

    private static Topic ofKey(String key, String text) {
        if (key.contains("@")) {
            return Topic.PEOPLE;
        }
        if (key.startsWith("favourite ")) {
            return Topic.TASTE;
        }
        if (key.startsWith("date ")) {
            return BEHIND.matcher(text).find() ? Topic.PAST : Topic.PLANS;
        }
        if (key.startsWith("relation ")) {
            var noun = key.substring("relation ".length());
            return Lexicon.isRelation(noun) ? Topic.PEOPLE : Topic.THINGS;
        }
        return BY_KEY.getOrDefault(key, Topic.OTHER);
    }

    private static boolean constrains(Word word) {
        return word.isAnyOf(CONSTRAINTS);
    }

    /** "My sister loves tennis" is about her. */
    private static boolean isOfSomebody(ClauseReading reading) {
        return Lexicon.isRelation(reading.subject().split(" ", 2)[0])
                || reading.clause().words().stream().anyMatch(word -> word.isAnyOf(Lexicon.FAMILY));
    }
}
