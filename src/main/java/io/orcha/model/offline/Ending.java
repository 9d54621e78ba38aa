package io.orcha.model.offline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * That something is over: "I'm done with tennis", "The Volvo is gone". What is over is whatever the clause mentions.
 *
 * @param slots the kinds of things that end so
 * @param things the stems of what the clause mentions
 * @param clause the clause in the normal form of {@link Word}
 * @param subject of whom the clause speaks when that is not the user; else empty
 */
record Ending(Set<Slot> slots, Set<String> things, String clause, String subject) {

    private record Cue(Set<Slot> slots, Pattern wording) {}

    private static final Set<Slot> ALL = EnumSet.allOf(Slot.class);

    private static final List<Cue> CUES = List.of(
            cue(
                    ALL,
                    "no longer|any ?more|any longer|no more|used to|is history|(?:come|came|has come) to an end|(?:is|are) over\\b(?! there)"
                            + "|(?:is|am|are) (?:all )?(?:done|finished|through) with|behind (?:me|us)\\b|thing of the past|in the past"
                            + "|turned (?:my|our) back|my ex\\b|said goodbye|farewell to|(?:has|have|is|are) ended|had to end"),
            cue(
                    EnumSet.of(Slot.TASTE),
                    "bores?\\b|bored|faded|fades|(?:am|are) (?:so |totally )?over\\b|(?:go|goes|gone|went|going|am|put me|puts me|grown) off\\b"
                            + "|(?:tired|sick|weary|fed up|bored) (?:of|with)|enough of|lost (?:\\S+ )?(?:interest|charm|appeal|taste|love|magic|shine|passion)"
                            + "|leaves? (?:me|us) cold|(?:my|our) nerves|(?:can|could|do|does|will|did) not (?:really )?(?:stand|bear|care|like|enjoy"
                            + "|love|excite|appeal|interest|thrill|be bothered|do it)|is(?: not|n't)? (?:no )?fun|hate|hates|loathe|detest|despise|dislike"
                            + "|out of love|cooled|annoys?|irritates?|disgusts?|worn thin|lost its|wore off"),
            cue(
                    EnumSet.of(Slot.HABIT, Slot.DIET, Slot.WORK),
                    "stop|stopped|quit|quitted|g[ai]ve(?:n)? (?:\\S+ ){0,4}?up\\b|giving up|dropped|drop out|abandon(?:ed)?|ceased|kicked|ditched"
                            + "|retired|h[au]ng up|packed in|put (?:\\S+ )aside|cut out|(?:do|have|had) not (?:have )?(?:the )?time for|no time for"
                            + "|(?:cancel|cancell)ed|sworn? off|swore off|am off|are off|have not \\S+ since|finished|left the|weaned|phased out"
                            + "|hung up|no \\S+ (?:for me|until)"),
            cue(
                    EnumSet.of(Slot.THING, Slot.PET),
                    "sold|sell|gave (?:\\S+ ){0,3}?away|g[ai]ven? (?:\\S+ ){0,3}?away|rid of|threw|thrown|scrapp?ed|stolen|broke down|broken down|died"
                            + "|(?:is|are) (?:dead|gone)|passed away|ran away|(?:has|have) gone(?= for good| forever| missing| now|$)|lost|returned|donated|junk\\S*|totalled|put down|put to sleep"
                            + "|crashed|wrecked|do not (?:own|have)|replaced|swapped|traded|rehomed|parted with|packed up"),
            cue(
                    EnumSet.of(Slot.PARTNER),
                    "br[oe]ken? up|split|separat|divorc|dumped|left (?:me|us)|(?:i|we) left|not together|no longer together|called it quits|over with"
                            + "|(?:is|was|are) off\\b|cheated|walked out|ended (?:it|things)|parted"),
            cue(
                    EnumSet.of(Slot.WORK),
                    "fired|laid (?:me |us )?off|let (?:me|us) go|resign|left|notice|sacked|dropped out|retired|dismiss|graduat|made (?:me )?redundant"),
            cue(EnumSet.of(Slot.HOME), "left|mov(?:ed|ing) (?:out|away|from)|away from|escaped|fled|goodbye"),
            cue(
                    EnumSet.of(Slot.EVENT),
                    "cancell?ed|called (?:\\S+ ){0,3}?off|(?:is|was|are) off\\b|fell through|scrapp?ed|not (?:happen|going ahead|take place|taking place|go ahead)"
                            + "|fallen through|axed|aborted"),
            cue(
                    EnumSet.of(Slot.HEALTH),
                    "(?:is|are|has|have|am) gone(?! back)|passed|outgrew|outgrown|gr[eo]wn? out|cleared|healed|cured|no harm|harmless|(?:can|may) (?:have|eat|drink|take|touch|enjoy|wear)"
                            + "|fine (?:for|with)|never was|never were|not allergic|tolerate|recovered|better|(?:do|did|does) not have"));

    private static final int SIGN = 4;

    /** The first letters of the words of which one is in every cue; they spare most of the matching. */
    private static final Set<String> SIGNS = Lexicon.words("""
            no any anym used hist come came over done fini thro behi past turn ex said fare ende end bore fade off tire sick wear fed
            enou lost leav nerv not fun hate loat dete desp disl cool anno irri disg worn wore fell out stop quit gave give givi drop aban
            ceas kick ditc reti hang hung pack put cut canc swor left wean phas sold sell rid thre scra scrp stol brok died dead gone
            pass ran retu dona junk tota cras wrec repl swap trad reho part spli sepa divo dump call chea walk fire laid let
            resi noti sack dism grad made move movi away esca fled good fall axed abor outg grew grow clea heal cure harm can may
            fine neve tole reco bett
            """);

    private static final Set<String> NOISE =
            Set.copyOf(Lexicon.words("""
                    stop stopped quit give gave given up drop dropped abandon off out over end ended history anymore longer more done
                    finish finished good news again tired sick fed lost interest bore bores cold leave leaves left love hate
                    fade faded nerve nerves gone go going went have no not never sell sold rid pass passed away die died
                    can could without any trouble harm mistake allergy allergic club membership gear come put behind
                    back turned long since wrong was hard boring fun care stand bear wish doctor says say show grow grown
                    outgrew outgrown outgrow now these days lately somehow honestly cancel cancelled called fell time fire fired
                    laid let resign resigned break broke split divorce divorced new partner car job home had got get cut
                    """).stream().map(ContentWords::stem).collect(Collectors.toSet()));
    private static final Set<String> ADJUNCT = Lexicon.words(
            "with because since every once during while when after before although despite so until thanks near");
    private static final Set<String> OVER_ALREADY =
            Lexicon.words("lived worked was were had visited spent grew stayed born childhood ago played");

    /** What a clause of the user's own ends; null when it ends nothing. */
    static @Nullable Ending in(String text, String subject) {
        if (!hasSign(text)) {
            return null;
        }
        var slots = EnumSet.noneOf(Slot.class);
        for (var cue : CUES) {
            if (!slots.containsAll(cue.slots()) && cue.wording().matcher(text).find()) {
                slots.addAll(cue.slots());
            }
        }
        if (slots.isEmpty()) {
            return null;
        }
        var things = new HashSet<>(ContentWords.of(text));
        things.removeAll(NOISE);
        things.removeIf(Slot::isFrame);
        return things.isEmpty()
                ? null
                : new Ending(Set.copyOf(slots), Set.copyOf(things), text, isOthers(text, subject) ? subject : "");
    }

    private static boolean hasSign(String text) {
        for (int from = 0; from < text.length(); ) {
            int end = text.indexOf(' ', from);
            end = end < 0 ? text.length() : end;
            if (SIGNS.contains(text.substring(from, Math.min(end, from + SIGN)))) {
                return true;
            }
            from = end + 1;
        }
        return false;
    }

    /** Whether the clause tells of somebody else and not of the user. */
    static boolean isOthers(String text, String subject) {
        var words = List.of(text.split(" ", -1));
        boolean relative = Set.of("my", "our").contains(words.getFirst())
                && words.stream()
                        .skip(1)
                        .limit(2)
                        .map(word -> word.endsWith("'s") ? word.substring(0, word.length() - 2) : word)
                        .anyMatch(word -> isPerson(word));
        return relative
                || Set.of("he", "she", "his", "her", "their").contains(words.getFirst())
                || (subject.startsWith("? ") && !Set.of("it", "its", "they").contains(words.getFirst()));
    }

    private static boolean isPerson(String word) {
        return (Lexicon.FAMILY.contains(word) && !Lexicon.PARTNERS.contains(word))
                || Set.of(
                                "friend",
                                "friends",
                                "boss",
                                "manager",
                                "colleague",
                                "neighbour",
                                "neighbor",
                                "coworker",
                                "roommate",
                                "flatmate")
                        .contains(word);
    }

    /** Whether this ends what the older clause states. */
    boolean ends(ClauseReading old) {
        boolean others = isOthers(old.text(), old.subject());
        if (old.denies() || old.ending() != null || !subject.equals(others ? old.subject() : "")) {
            return false;
        }
        if (isOver(old.text())) {
            return false;
        }
        var words = List.of(old.text().split(" ", -1));
        boolean kind = slots.size() == ALL.size()
                || old.slots().stream().anyMatch(slots::contains)
                || old.claims().stream().map(Claim::key).anyMatch(this::concerns);
        return kind && mentions(words) && sameCompany(words);
    }

    /** "The meeting with Eva" is not "the meeting with Tom". */
    private boolean sameCompany(List<String> words) {
        var own = List.of(clause.split(" ", -1));
        int here = own.indexOf("with") + 1;
        int there = words.indexOf("with") + 1;
        return here == 0
                || there == 0
                || here >= own.size()
                || there >= words.size()
                || things.contains(ContentWords.stem(words.get(there)))
                || !things.contains(ContentWords.stem(own.get(here)));
    }

    /** Whether a clause tells of the past. */
    static boolean isOver(String text) {
        return Arrays.stream(text.split(" ", -1)).anyMatch(OVER_ALREADY::contains);
    }

    private boolean concerns(String key) {
        return switch (key) {
            case "partner" -> slots.contains(Slot.PARTNER);
            case "residence" -> slots.contains(Slot.HOME);
            case "employer", "profession" -> slots.contains(Slot.WORK);
            case "car" -> slots.contains(Slot.THING);
            case "allergy" -> slots.contains(Slot.HEALTH);
            case "diet" -> slots.contains(Slot.DIET);
            case "like" -> slots.contains(Slot.TASTE);
            default -> key.startsWith("date ") && slots.contains(Slot.EVENT);
        };
    }

    /** Whether this mentions what the older clause is about, rather than with whom or when. */
    private boolean mentions(List<String> words) {
        var core = new ArrayList<String>();
        String matched = null;
        for (int at = 0; at < words.size(); at++) {
            var word = words.get(at);
            if (ADJUNCT.contains(word) && !core.isEmpty()) {
                break;
            }
            if (Lexicon.STOP_WORDS.contains(word)) {
                continue;
            }
            var stem = ContentWords.stem(word);
            boolean doer = stem.endsWith("er") && things.contains(stem.substring(0, stem.length() - 2));
            if (doer || things.contains(stem)) {
                if (differentKind(stem, at > 0 ? words.get(at - 1) : "")) {
                    return false;
                }
                matched = stem;
            }
            if (!Slot.isFrame(stem)) {
                core.add(stem);
            }
        }
        return matched != null;
    }

    /** "The haircut appointment" is not "the dentist appointment". */
    private boolean differentKind(String stem, String before) {
        var own = List.of(clause.split(" ", -1));
        for (int at = 1; at < own.size(); at++) {
            if (ContentWords.stem(own.get(at)).equals(stem)) {
                return isQualifier(before) && isQualifier(own.get(at - 1)) && !before.equals(own.get(at - 1));
            }
        }
        return false;
    }

    private static boolean isQualifier(String word) {
        var stem = ContentWords.stem(word);
        return !word.isEmpty()
                && Character.isLetter(word.charAt(0))
                && !Lexicon.STOP_WORDS.contains(word)
                && !NOISE.contains(stem)
                && !Slot.isFrame(stem);
    }

    private static Cue cue(Set<Slot> slots, String wording) {
        return new Cue(slots, Pattern.compile("\\b(?:" + wording + ")"));
    }
}
