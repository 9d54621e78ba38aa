package io.orcha.model.offline;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The closed word classes that the rules of this package share; all entries are lower case with straight apostrophes. */
final class Lexicon {

    static final Set<String> GREETINGS = words("""
            hi hello hey hiya howdy greetings welcome hola hallo bonjour salut ciao olá moin servus namaste ahoy
            """);

    static final Set<String> FAREWELLS_AND_THANKS = words("""
            goodbye bye cheers thanks thx tschüss adios adiós merci danke gracias grazie obrigado obrigada
            """);

    /** Words that may open a sentence without belonging to what it states. */
    static final Set<String> INTERJECTIONS = words("""
            well so oh ah um uh hmm hm ok okay yes yeah yep yup sure right also and but plus actually anyway btw fyi
            lol haha wow hey hi hello hiya howdy thanks please listen look again honestly basically hola hallo bonjour
            salut ciao olá
            """);

    static final Set<String> ADVERBS = words("""
            really also just absolutely still totally truly always now currently recently particularly especially
            definitely genuinely simply quite actually usually often sometimes mostly very so deeply already originally
            honestly secretly even both generally kinda only
            """);

    static final Set<String> AUXILIARIES = words("""
            am is are was were be been do does did have has had can could will would shall should may might must
            """);

    static final Set<String> QUESTION_WORDS = words("""
            what who whom whose which where when why how
            """);

    static final Set<String> FIRST_PERSON = words("""
            i me my mine myself we us our ours ourselves
            """);

    static final Set<String> FAMILY = words("""
            sister brother mother father mum mom mam mama papa dad son daughter wife husband partner spouse girlfriend
            boyfriend fiancé fiancée fiance fiancee uncle aunt auntie cousin nephew niece grandmother grandfather grandma
            grandpa granny gran nan stepmother stepfather stepsister stepbrother twin baby kid child twins kids children
            sisters brothers sons daughters parents siblings sibling parent godmother godfather godson goddaughter
            grandson granddaughter
            """);

    static final Set<String> PETS = words("""
            dog cat pet puppy kitten hamster rabbit bunny horse pony parrot bird budgie fish goldfish turtle tortoise
            snake lizard ferret mouse rat gecko dogs cats pets chicken goat cow pig
            """);

    static final Set<String> OTHER_RELATIONS = words("""
            friend boss manager colleague coworker co-worker neighbour neighbor teacher doctor dentist therapist coach
            roommate flatmate landlord mentor assistant company car boat bike school friends team band
            """);

    static final Set<String> PARTNERS = words("""
            husband wife partner spouse girlfriend boyfriend fiancé fiancée fiance fiancee
            """);

    /** Relations of which people have one at a time. */
    static final Set<String> ONLY_ONE = words("""
            husband wife partner spouse girlfriend boyfriend fiancé fiancée fiance fiancee mother father mum mom dad boss
            manager landlord landlady doctor dentist therapist coach mentor company school car
            """);

    static final Set<String> STOP_WORDS = words("""
            a an the and or but if of to in on at by for with from as is are was were am be been being do does did have
            has had will would can could shall should may might must not no yes it its this that these those there here
            i me my mine myself we us our ours you your yours he she they them his her their him what who whom whose which
            where when why how about so too also very really just still now then than please tell remember know knows
            told said say remind again any some s t m re ve ll d love like enjoy adore prefer hate dislike loves likes
            detest stand favourite favorite name names named called call always absolutely thing things much lot into fan
            """);

    private Lexicon() {}

    static Set<String> words(String spaceSeparated) {
        return Arrays.stream(spaceSeparated.strip().split("\\s+", -1)).collect(Collectors.toUnmodifiableSet());
    }

    static List<List<String>> phrases(String onePerLine) {
        return onePerLine
                .lines()
                .map(line -> List.of(line.strip().split(" ", -1)))
                .toList();
    }

    static boolean isRelation(String word) {
        return FAMILY.contains(word) || PETS.contains(word) || OTHER_RELATIONS.contains(word);
    }
}
