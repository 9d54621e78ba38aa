package io.orcha.model.offline.facts;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Forms of the verbs that the rules know, their base forms, and gerunds of any verb. */
final class Verbs {

    private static final Set<String> REGULAR = Vocabulary.words("""
            live work move visit travel stay settle relocate return join quit volunteer attend pass fail train enrol enroll
            register graduate study major own use order purchase inherit adopt rescue borrow rent replace donate trade switch
            like love enjoy adore hate dislike detest loathe prefer avoid need want wish hope plan intend decide start stop
            finish cancel book call name turn retire resign learn practise practice play dance cook bake paint garden
            knit climb hike jog box surf fish row bike cycle sail skate ski train climb jog walk camp juggle sew crochet
            suffer develop diagnose marry divorce separate engage employ base raise die pass miss crash smash wreck scrap damage
            donate consider think suppose guess doubt believe claim say tell mention explain add report heard assume reckon imagine
            expect remember remind note recommend suggest help show explain translate summarise summarize list compare ask
            look listen watch talk discuss share spend try manage happen seem appear refuse continue keep
            end last arrive land head earn apply open close run own collect work care wait rain snow cost weigh
            celebrate host participate compete support follow sponsor code program programme draw act hunt
            meditate sketch blog vlog podcast paddle kayak canoe snowboard skateboard windsurf sunbathe
            exercise cheer breed teach tutor coach manage lead run head found co-found consult freelance
            smoke drink eat skip limit cut tolerate mind fancy crave appreciate despise dread
            hail bark chase sleep purr weigh measure belong date kiss hug dump upgrade downgrade
            save dream invite surprise cheat trust cure bore tire excite amaze hire promote fire sack place code type vote joke vape dive
            glide slide skydive wrestle battle struggle handle settle cuddle tackle bundle sample sketch exchange bounce dance fence
            price sponsor tie date invest misplace sack nick preorder upgrade
            subscribe install download log drop break lose steal wear park lend sing swim
            """);

    /** Base, past, participle and, where it is no plain -s or -ing, more forms. */
    private static final String IRREGULAR = """
            be was been being am is are were; have had had has; do did done does; go went gone goes; get got got gotten; buy bought
            bought; sell sold sold; give gave given; take took taken; leave left left; lose lost lost; steal stole stolen; break
            broke broken; grow grew grown; come came come; speak spoke spoken; eat ate eaten; drink drank drunk drinks; drive drove
            driven; ride rode ridden; sing sang sung; swim swam swum swimming; run ran run running; write wrote written; read read
            read; think thought thought; know knew known; say said said; tell told told; hear heard heard; feel felt felt;
            find found found; make made made; meet met met; see saw seen; stand stood stood; bear bore born; begin began begun
            beginning; become became become; teach taught taught; pay paid paid; spend spent spent; keep kept kept; bring brought
            brought; throw threw thrown; fly flew flown flies; split split split splitting; quit quit quit quitting; cut cut cut
            cutting; put put put putting; let let let letting; win won won winning; build built built; wear wore worn; draw drew
            drawn; dream dreamt dreamt dreamed; learn learnt learnt; send sent sent; lend lent lent; show showed shown; sleep
            slept slept; wake woke woken; fall fell fallen; choose chose chosen; forget forgot forgotten; hold held held; hit hit hit;
            set set set setting; sit sat sat; sew sewed sewn; lead led led; bid bid bid; shut shut shut; understand understood
            understood; catch caught caught; lay laid laid; speed sped sped; rise rose risen; ring rang rung; fight fought fought; forgive forgave forgiven; hurt hurt hurt; cost cost cost""";

    private static final Map<String, String> BASES = new HashMap<>();
    private static final Set<String> PASTS = new HashSet<>();
    private static final Set<String> PARTICIPLES = new HashSet<>();

    static {
        for (var verb : REGULAR) {
            known(verb);
            BASES.put(past(verb), verb);
            PASTS.add(past(verb));
            PARTICIPLES.add(past(verb));
        }
        for (var entry : IRREGULAR.split(";\\s*", -1)) {
            var forms = entry.strip().split("\\s+", -1);
            known(forms[0]);
            for (var form : forms) {
                BASES.put(form, forms[0]);
            }
            PASTS.add(forms[1]);
            PARTICIPLES.add(forms[2]);
            PARTICIPLES.add(forms.length > 3 ? forms[3] : forms[2]);
        }
        PASTS.add("were");
        PARTICIPLES.removeIf(form -> form.endsWith("s") || form.endsWith("ing"));
        BASES.put("dying", "die");
    }

    private Verbs() {}

    /** The base of a form of a known verb; of others, the form itself without a regular ending. */
    static String base(String form) {
        var base = BASES.get(form);
        if (base != null) {
            return base;
        }
        int length = form.length();
        if (form.endsWith("ies") && length > 4) {
            return form.substring(0, length - 3) + "y";
        }
        if (form.endsWith("ing") && length > 5) {
            return form.substring(0, length - 3);
        }
        if (form.endsWith("ed") && length > 4) {
            return form.substring(0, length - 2);
        }
        return form.endsWith("s") && !form.endsWith("ss") && length > 3 ? form.substring(0, length - 1) : form;
    }

    static boolean isKnown(String form) {
        return BASES.containsKey(form);
    }

    static boolean isPast(String form) {
        return PASTS.contains(form) || (!BASES.containsKey(form) && form.endsWith("ed"));
    }

    static boolean isParticiple(String form) {
        return PARTICIPLES.contains(form) || (!BASES.containsKey(form) && form.endsWith("ed"));
    }

    static boolean isGerund(String form) {
        return form.endsWith("ing") && form.length() > 4 && !Vocabulary.NO_GERUNDS.contains(form);
    }

    /** "run" becomes "running", "drive" "driving". */
    static String gerund(String base) {
        int last = base.length() - 1;
        if (last < 1 || isGerund(base)) {
            return base;
        }
        if (base.endsWith("ie")) {
            return base.substring(0, last - 1) + "ying";
        }
        boolean silent = base.endsWith("e") && !base.endsWith("ee") && !base.endsWith("ye") && !base.endsWith("oe");
        return (silent ? base.substring(0, last) : doubled(base)) + "ing";
    }

    private static String past(String base) {
        int last = base.length() - 1;
        if (base.endsWith("e")) {
            return base + "d";
        }
        if (base.endsWith("y") && !isVowel(base.charAt(last - 1))) {
            return base.substring(0, last) + "ied";
        }
        return doubled(base) + "ed";
    }

    private static void known(String base) {
        BASES.put(base, base);
        BASES.put(gerund(base), base);
        int last = base.length() - 1;
        boolean y = base.endsWith("y") && last > 0 && !isVowel(base.charAt(last - 1));
        boolean hissing = base.endsWith("s") || base.endsWith("sh") || base.endsWith("ch") || base.endsWith("x");
        BASES.put(y ? base.substring(0, last) + "ies" : base + (hissing || base.endsWith("o") ? "es" : "s"), base);
    }

    /** One short vowel and one consonant at the end of a single syllable double the consonant. */
    private static String doubled(String base) {
        int last = base.length() - 1;
        if (Vocabulary.DOUBLING.contains(base)) {
            return base + base.charAt(last);
        }
        boolean closed = last >= 2
                && !isVowel(base.charAt(last))
                && "wxy".indexOf(base.charAt(last)) < 0
                && isVowel(base.charAt(last - 1))
                && !isVowel(base.charAt(last - 2));
        long vowels = base.chars().filter(letter -> isVowel((char) letter)).count();
        return closed && vowels == 1 ? base + base.charAt(last) : base;
    }

    private static boolean isVowel(char letter) {
        return "aeiou".indexOf(letter) >= 0;
    }
}
