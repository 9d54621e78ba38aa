package io.orcha.model.offline.facts;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The nouns for what people are to each other. */
final class Roles {

    /** What a role is called in triples, and whether the word tells a man or a woman. */
    record Role(String predicate, Gender gender) {}

    private static final String TABLE = """
            mother F mother mum mom mam mama mummy mommy stepmother stepmum stepmom
            father M father dad daddy papa stepfather stepdad
            parent U parent
            sister F sister stepsister half-sister
            brother M brother stepbrother half-brother
            sibling U sibling twin
            son M son stepson
            daughter F daughter stepdaughter
            child U child kid baby toddler stepchild
            wife F wife
            husband M husband hubby
            spouse U spouse
            partner U partner fiance
            partner F girlfriend gf fiancée fiancee
            partner M boyfriend bf fiancé
            ex U ex
            ex F ex-wife ex-girlfriend
            ex M ex-husband ex-boyfriend
            grandmother F grandmother grandma granny nan gran nana
            grandfather M grandfather grandpa grandad granddad
            grandchild U grandchild grandkid
            grandchild M grandson
            grandchild F granddaughter
            aunt F aunt auntie aunty
            uncle M uncle
            cousin U cousin
            niece F niece
            nephew M nephew
            mother_in_law F mother-in-law
            father_in_law M father-in-law
            sister_in_law F sister-in-law
            brother_in_law M brother-in-law
            friend U friend mate bff pal buddy bestie
            colleague U colleague coworker co-worker workmate
            boss U boss manager supervisor
            neighbour U neighbour neighbor
            roommate U roommate flatmate housemate
            teacher U teacher tutor professor
            doctor U doctor gp dentist
            coach U coach trainer
            """;

    private static final Map<String, Role> ROLES = new HashMap<>();

    static {
        TABLE.lines().forEach(line -> {
            var words = line.split(" ", -1);
            for (int at = 2; at < words.length; at++) {
                var role = new Role(words[0], Gender.valueOf(words[1]));
                ROLES.put(words[at], role);
                ROLES.put(plural(words[at]), role);
            }
        });
        ROLES.put("twins", new Role("child", Gender.U));
        ROLES.put("dentist", new Role("doctor", Gender.U));
    }

    /** These end when somebody says "former", and are also kinds of work or company. */
    static final Set<String> AT_WORK = Set.of("colleague", "boss", "teacher", "doctor", "coach");

    private Roles() {}

    static @Nullable Role of(String noun) {
        return ROLES.get(noun);
    }

    private static String plural(String noun) {
        return switch (noun) {
            case "child", "grandchild", "stepchild" -> noun + "ren";
            case "wife" -> "wives";
            case "ex-wife" -> "ex-wives";
            case "baby" -> "babies";
            default ->
                noun.endsWith("-in-law")
                        ? noun.replace("-in-law", "s-in-law")
                        : noun.endsWith("y") && noun.length() > 4
                                ? noun.substring(0, noun.length() - 1) + "ies"
                                : noun + "s";
        };
    }

    /** Of people and animals, as far as their words tell. */
    enum Gender {
        F,
        M,
        U
    }
}
