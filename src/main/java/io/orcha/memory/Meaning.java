package io.orcha.memory;

import io.orcha.model.offline.ContentWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The words of a phrase that carry what it says. */
final class Meaning {

    /** They change or go when the same is said by somebody else, beyond the stop words of {@link ContentWords}. */
    private static final Set<String> FILLERS = words("""
            noted got okay ok sure alright great understood remembered remembering saved forgot forget mentioned said
            under below above near behind beside next into onto out over off up down between among during since until till
            before after around about through within without against
            severely slightly extremely currently presently deeply strongly recently usually often always never mostly
            already actually probably maybe perhaps also again only even quite rather
            ich mich mir mein meine meinen meinem meiner meines du dich dir dein deine deinen deinem deiner deines sein seine
            ihr ihre wir unser unsere euer eure er sie es der die das den dem des ein eine einen einem einer eines und oder
            in im am an auf aus bei mit nach von vom zu zum zur ist bin bist sind war habe hast hat haben dass nicht auch
            je me moi mon ma mes tu te toi ton ta tes votre vos notre nos le la les un une des du de et ou est suis es ai as
            avez que dans chez avec pour sur
            yo mi mis tú tu tus su sus el los las una unos unas y o es soy eres está estoy estás en con para por que tengo
            tienes eu meu minha meus minhas seu sua seus suas teu tua o os um uma e é sou são em no na do da com tenho tem
            io mio mia miei mie tuo tua tuoi tue suo sua il lo gli uno di che è sono sei ho hai ha con per nel nella
            ik mijn jij je jouw uw het een en van op te ben bent heb hebt met
            я мой моя моё мои моего моей моему мою ты твой твоя твоё твои твоего твоей твою вы ваш ваша ваше ваши у меня
            тебя вас есть и в на с по что это""");

    /** They tell what kind of fact it is, and may be said in another way. */
    private static final Set<String> FRAME = words("""
            live lives living lived move moves moved moving based reside resides residing home job work works working worked
            profession year years old age aged birthday born""");

    private static final String PRONOUNS = "我你您他她的私僕俺";
    private static final int LONG_RUN = 4;

    private final List<Unit> units;

    private Meaning(List<Unit> units) {
        this.units = units;
    }

    static Meaning of(List<Spoken> phrase) {
        var units = new ArrayList<Unit>();
        for (int i = 0; i < phrase.size(); i++) {
            var word = phrase.get(i);
            if (word.writing() == Writing.SPACELESS) {
                addRuns(word, units);
            } else if (!isFiller(word)) {
                boolean frame = FRAME.contains(word.norm());
                boolean name = !frame && (word.capital() || word.hasDigit());
                units.add(new Unit(word, ContentWords.of(word.norm()), name, i > 0 && name, frame));
            }
        }
        return new Meaning(List.copyOf(units));
    }

    int size() {
        return units.size();
    }

    /** Whether there is enough of it to be said in other words. */
    boolean suffices() {
        return units.size() > 1
                || (units.size() == 1
                        && units.getFirst().word.writing() == Writing.SPACELESS
                        && units.getFirst().word.norm().length() >= LONG_RUN);
    }

    long in(Said sentence) {
        return units.stream().filter(unit -> unit.isIn(sentence)).count();
    }

    boolean namesAreIn(Said sentence) {
        return units.stream().allMatch(unit -> !unit.name || unit.isIn(sentence));
    }

    boolean needsAreIn(Said sentence) {
        return units.stream().allMatch(unit -> unit.frame || unit.isIn(sentence));
    }

    double shareOfNeedsIn(Said sentence) {
        var needed = units.stream().filter(unit -> !unit.frame).toList();
        long said = needed.stream().filter(unit -> unit.isIn(sentence)).count();
        return needed.isEmpty() ? 0 : (double) said / needed.size();
    }

    /** Whether a sentence also says something else. */
    boolean isExceededBy(Said sentence) {
        return sentence.words().stream()
                .anyMatch(word -> word.writing() == Writing.SPACELESS
                        || !(isFiller(word)
                                || FRAME.contains(word.norm())
                                || units.stream().anyMatch(unit -> unit.isSaidBy(word))));
    }

    /** Kanji and Katakana carry the meaning, Hiragana the grammar; other scripts without spaces are only found as quoted. */
    private static void addRuns(Spoken word, List<Unit> units) {
        int start = 0;
        var text = word.norm();
        for (int at = 0; at <= text.length(); at++) {
            if (at < text.length() && carriesMeaning(text.charAt(at))) {
                continue;
            }
            if (start < at) {
                var run = new Spoken(text.substring(start, at), Writing.SPACELESS, false, false);
                units.add(new Unit(run, Set.of(), false, true, false));
            }
            start = at + 1;
        }
    }

    private static boolean carriesMeaning(char c) {
        return PRONOUNS.indexOf(c) < 0 && (Character.isIdeographic(c) || Writing.isKatakana(c));
    }

    private static boolean isFiller(Spoken word) {
        var norm = word.norm();
        boolean letter =
                norm.length() == 1 && !word.hasDigit() && word.writing().isAlphabet() && !word.capital();
        return letter || FILLERS.contains(norm) || (!word.hasDigit() && isStopWord(norm));
    }

    private static boolean isStopWord(String norm) {
        return norm.charAt(0) < 0x80 && ContentWords.of(norm).isEmpty();
    }

    private static Set<String> words(String spaceSeparated) {
        return Set.copyOf(List.of(spaceSeparated.strip().split("\\s+", -1)));
    }

    /**
     * One of the words.
     *
     * @param name whether nothing that says the same can lack it
     * @param exact whether only its own forms count, and no word of the same stem
     * @param frame whether it may be said in another way
     */
    private record Unit(Spoken word, Set<String> stem, boolean name, boolean exact, boolean frame) {

        boolean isIn(Said sentence) {
            return sentence.words().stream().anyMatch(this::isSaidBy)
                    || (!exact && !stem.isEmpty() && sentence.stems().containsAll(stem));
        }

        boolean isSaidBy(Spoken said) {
            return (name || exact) ? said.isFormOf(word, true, true) : said.isAkinTo(word);
        }
    }
}
