package io.orcha.model.offline.facts;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The closed word classes of English that the rules share, in lower case. */
final class Vocabulary {

    static final Set<String> NOMINATIVES = words("i we you he she it they who");

    /** Pronouns that stand for a noun phrase of their own. */
    static final Set<String> PRONOUNS = words("""
            i me we us you he him she her it they them myself ourselves himself herself itself themselves yourself
            mine ours yours his hers theirs this that these those there everyone everybody someone somebody anyone anybody
            noone nobody none everything something anything nothing one others who whom what
            """);

    /** What says nothing without what it is about. */
    static final Set<String> VAGUE = words("""
            lot lots bit someday pic pics picture pictures photo photos cheers support encouragement feeling feelings energy vibe vibes
            connection progress taste part way ways stuff thing things idea ideas getting being having making doing taking going coming
            seeing knowing hearing trying using feeling sharing talking working pushing helping giving finding looking thinking saying
            putting keeping letting watching expressing winning result results chance moment moments time times body mind body reminder
            genre recipe blast fun kind sort type one ones hobby
            """);

    static final Set<String> POSSESSIVES = words("my our your his her their its");

    static final Set<String> OF_USER = words("my our");

    static final Set<String> DETERMINERS = words("a an the this that these those some any no every each another such");

    static final Set<String> QUANTITIES = words("""
            many several few much more most enough various numerous couple lot lots loads plenty bunch bit pair dozen
            """);

    static final Set<String> NUMBERS = words("""
            one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
            nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
            """);

    static final Set<String> BE = words("am is are was were be been being 's");

    static final Set<String> HAVE = words("have has had having");

    static final Set<String> DO = words("do does did");

    static final Set<String> MODALS = words("can could will would shall should may might must 'd 'll ought");

    static final Set<String> UNSURE_MODALS = words("could would should may might ought shall 'd");

    static final Set<String> PREPOSITIONS = words("""
            in on at by for with from to of about into onto as like near around through over under between against during
            since until till before after without within towards toward outside inside across behind beside besides
            except per via than despite among along upon
            """);

    static final Set<String> PARTICLES = words("up away off out back down");

    static final Set<String> COORDINATORS = words("and or but nor plus yet");

    static final Set<String> SUBORDINATORS = words("""
            because since as if when while whereas although though unless until till whether where once so before after
            that
            """);

    /** After these a clause is a condition or a guess. */
    static final Set<String> CONDITIONS = words("if unless whether suppose supposing imagine assuming provided wish");

    static final Set<String> QUESTION_WORDS = words("what who whom whose which where when why how");

    /** A clause with one of these states nothing for certain. */
    static final Set<String> DOUBTS = words("""
            maybe perhaps possibly probably apparently supposedly allegedly presumably reportedly almost nearly hopefully
            potentially likely seemingly
            """);

    /** Whoever uses these tells of what was said, thought or hoped, not of what is. */
    static final Set<String> REPORTS = words("""
            say hear think believe guess claim tell suppose doubt wonder hope wish dream imagine assume reckon suspect
            read expect pretend fear bet insist swear suggest consider
            """);

    /** Adverbs that may stand nearly anywhere and say nothing for these rules. */
    static final Set<String> ADVERBS = plus("no longer", """
            really also just absolutely still totally truly always now currently recently particularly especially definitely
            genuinely simply quite actually usually often sometimes mostly very so deeply already originally honestly secretly
            even both all each generally only finally then too again ever only regularly occasionally mainly nowadays once
            immediately eventually suddenly sadly unfortunately luckily happily fortunately basically instead newly hardly never
            well officially obviously clearly anyway though ago together soon later lately currently technically literally
            rarely seldom normally anymore probably maybe perhaps possibly apparently supposedly allegedly almost nearly hopefully
            presumably reportedly temporarily permanently here there either sort kind rather pretty somehow twice
            """);

    static final Set<String> NO_GERUNDS = words("""
            morning evening thing things something nothing anything everything wedding building ceiling king ring string spring
            sibling siblings during bring sing swing cling sting fling wing being darling pudding earring duckling interesting
            boring amazing exciting charming outstanding
            """);

    static final Set<String> DOUBLING = words("begin prefer quit commit admit regret refer enrol cancel travel");

    static final Set<String> TITLES =
            words("mr mrs ms miss mx dr prof professor sir dame father sister brother aunt uncle st");

    static final Set<String> NAME_LINKS =
            words("of the de da do dos del della di du van von der den la le el al bin ibn & and");

    static final Set<String> GREETINGS = words("""
            omg tbh yay ooh aww gosh yo hi hello hey hiya well so oh ah um uh hmm hm ok okay yes yeah yep yup no nope sure right argh ugh wow haha lol btw fyi
            thanks thank anyway honestly basically update news quick sorry please also actually
            """);

    private Vocabulary() {}

    private static Set<String> plus(String phrase, String separatedBySpaces) {
        var all = new HashSet<>(words(separatedBySpaces));
        all.add(phrase);
        return Set.copyOf(all);
    }

    static Set<String> words(String separatedBySpaces) {
        return Arrays.stream(separatedBySpaces.strip().split("\\s+", -1)).collect(Collectors.toUnmodifiableSet());
    }
}
