package io.orcha.memory.summary;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a sentence rests on what it cites. Meaning is not understood, so this is a net for what a model makes up: a sentence
 * about something else, and names and numbers that nobody said.
 */
final class EvidenceCheck {

    /** How a summary speaks of the user; some languages capitalise it. */
    private static final Set<String> THE_USER = Set.of(
            "user",
            "users",
            "nutzer",
            "nutzers",
            "nutzerin",
            "benutzer",
            "benutzerin",
            "utilisateur",
            "utilisatrice",
            "usuario",
            "usuaria",
            "utente",
            "utilizador",
            "utilizadora",
            "gebruiker",
            "uzytkownik",
            "пользователь");

    /** In characters; longer is only what somebody said at that length. */
    private static final int LONGEST = 2000;

    private EvidenceCheck() {}

    /** What is wrong with a sentence, as its author is told. */
    enum Fault {
        TOO_LONG("is longer than a sentence"),
        UNSOURCED("cites no source that exists"),
        UNRELATED("says nothing of what its sources say"),
        NUMBER("holds a number that its sources do not hold"),
        NAME("holds a name that its sources do not hold");

        private final String description;

        Fault(String description) {
            this.description = description;
        }

        String description() {
            return description;
        }
    }

    /** What is wrong with a sentence that cites these sources; null when nothing is. */
    static @Nullable Fault fault(String sentence, List<Evidence> cited) {
        if (cited.isEmpty()) {
            return Fault.UNSOURCED;
        }
        if (sentence.length() > LONGEST
                && cited.stream().noneMatch(source -> source.text().length() > LONGEST)) {
            return Fault.TOO_LONG;
        }
        var words = EvidenceWords.of(sentence);
        var proof = EvidenceWords.union(cited.stream().map(Evidence::words).toList());
        if (!words.touches(proof)) {
            return Fault.UNRELATED;
        }
        if (!proof.numbers().containsAll(EvidenceDates.numbersToProve(sentence, cited))) {
            return Fault.NUMBER;
        }
        boolean dated = cited.stream().anyMatch(source -> EvidenceDates.speaksOfTime(source.text()));
        boolean named = words.namesNotIn(proof).stream()
                .allMatch(name -> THE_USER.contains(name) || (dated && EvidenceDates.isCalendarName(name)));
        return named ? null : Fault.NAME;
    }

    /**
     * The sources without statements that have nothing to do with the sentence. Notes stay: a note that the sentence replaces
     * may have been about something else.
     */
    static List<Evidence> supporting(String sentence, List<Evidence> cited) {
        var words = EvidenceWords.of(sentence);
        boolean dated = EvidenceDates.holdsDate(sentence);
        return cited.stream()
                .filter(source -> source.isNote()
                        || words.touches(source.words())
                        || (dated && EvidenceDates.speaksOfTime(source.text())))
                .toList();
    }
}
