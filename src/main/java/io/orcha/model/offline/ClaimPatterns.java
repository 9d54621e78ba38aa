package io.orcha.model.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Wordings of facts that change, beyond those of which replies are made: moves, jobs, partners, numbers, dates, diets. */
final class ClaimPatterns {

    /** What the user does now and then; of it as many hold as the user likes. */
    static final String HABIT = "habit";

    /**
     * A wording.
     *
     * @param own whether it speaks of the user whatever its subject is: "my car"
     * @param trigger strings of which it holds one; they spare most of the matching
     */
    private record Rule(String key, Claim.Kind kind, boolean own, List<String> trigger, Pattern wording) {}

    private static final String SOON =
            "(?:(?:have|has|had|am|is|are|was|just|recently|now|finally|already|actually|currently|will|be|been|going to|got|would) )*";
    private static final String VALUE =
            "(?<v>[^,;:.()]+?)(?= (?:with|and|but|since|for|because|where|which|who|this|next"
                    + "|last|these|so|after|before|when|until|now|as of|from|instead|rather|not|again|by)\\b| ?[,;:.()]|$)";
    private static final String TO_PLACE =
            "(?:(?:back|over|house|home|here|away|out|across|down|up|together|permanently|countries) )*"
                    + "(?:(?:from|with) [\\w' ]+? )?";
    private static final String DIET =
            "(?:a |an |on a |fully |strictly |mostly )*(?<v>vegan|vegetarian|pescatarian|pescetarian|flexitarian|omnivore|carnivore"
                    + "|keto|ketogenic|paleo|meat|gluten-free|plant-based|low-carb|halal|kosher)\\b";

    private static final List<Rule> RULES = List.of(
            one(
                    "residence",
                    "mov",
                    "^S mov(?:e|es|ed|ing) " + TO_PLACE + "(?:to|into (?:an? |our |my )?[\\w' ]+? in) V"),
            one("residence", "relocat", "^S relocat(?:e|es|ed|ing) " + TO_PLACE + "(?:to) V"),
            one(
                    "residence",
                    "liv",
                    "^S liv(?:e|es|ed|ing) (?:(?:with|alone|together|here|out) [\\w' ]*?)?(?:in|at|near) V"),
            one(
                    "residence",
                    "place flat house apartment room home",
                    "^S (?:found|find|rent|renting|rented|bought|buy|share|sharing|got|have) (?:an? |our |my )?(?:new |small |nice )?(?:place|flat|house|apartment|home|room) in V"),
            one("residence", "settled", "^S settled (?:down )?(?:in|at|near) V"),
            one("residence", "based", "^S based (?:in|at|near|out of) V"),
            one("residence", "home", "^V (?:is|has become|became) (?:now )?(?:my|our) (?:new )?home\\b"),
            one(
                    "residence",
                    "home",
                    "^(?:my|our) (?:new |current )?(?:home|place|flat|apartment|house) is (?:now )?in V"),
            one("residence", "left", "^S left (?:\\w+ ){1,3}?for V"),
            one("residence", "call", "^S call V home\\b"),
            one("employer", "work", "^S (?:work|works|working|worked) (?:as an? [\\w ]+? )?(?:at|for) V"),
            one("employer", "join", "^S (?:joined|joining|join) (?:the )?V"),
            one(
                    "employer",
                    "job",
                    "^S (?:got|took|landed|started|start|accepted|have|begun|began|found) "
                            + "(?:a |my |the )?(?:new )?(?:job|position|role|post) (?:as an? [\\w ]+? )?(?:at|with) V"),
            one("employer", "start", "^S (?:started|start|starting|began) (?:working |work )?(?:at|for) V"),
            one("employer", "employ", "^(?:my|our) (?:new |current )?(?:employer|company|workplace) is (?:now )?V"),
            one(
                    "employer",
                    "switched changed",
                    "^S (?:switched|changed) (?<v>employers?|jobs?|companies|workplaces?)\\b"),
            one("employer", "employed", "^S employed (?:at|by|with) V"),
            one("employer", "hired", "^S hired by V"),
            one("profession", "work", "^S (?:work|works|working) as (?:an? |the )?V"),
            one("profession", "became", "^S became (?:an? |the )V"),
            one("profession", "promoted", "^S promoted to (?:an? |the )?V"),
            one("profession", "trained", "^S (?:re)?trained (?:as|to be) (?:an? |the )?V"),
            one("profession", "career", "^S (?:switched|changed) careers? to V"),
            one(
                    "profession",
                    "job",
                    "^my (?:new |current )?(?:job|role|position|profession|occupation|title) is (?:now )?(?:as )?(?:an? |that of an? )?V"),
            one("profession", "retired", "^S (?<v>retired)\\b"),
            one(
                    "partner",
                    "married engaged dating seeing going relationship together couple",
                    "^S (?:married to|engaged to|dating|seeing|going out with|in a relationship with"
                            + "|together with|married|a couple with) (?!my)(?<v>[\\w'-]+)"),
            one(
                    "partner",
                    "partner friend wife husband spouse fianc",
                    "^(?:my|our) (?:new |current )?(?:partner|girlfriend|boyfriend|wife|husband|spouse|fiancée?) is (?:now )?(?:called |named )?V"),
            one("car", "driv", "^S (?:drive|drives|driving) (?:an? |my |our )?V"),
            one("car", "car", "^(?:my|our) (?:new |current )?car is (?:now )?(?:an? )?V"),
            one(
                    "car",
                    "car",
                    "^S (?:bought|have|own|leased) (?:a |an |my |our )?(?:new )?car(?: ,| :| -)? ?(?:an? |the )?(?<v>[\\w' -]*)"),
            one("name", "name", "^S (?:change|changed|changing) my name to (?<v>[\\w' -]+)"),
            one(
                    "name",
                    "call",
                    "^(?:S )?(?:prefer|like|want|go)(?: to be| being)? (?:called|by|addressed as) (?<v>[\\w'-]+)"),
            one("address form", "address", "^(?:please )?address me as V"),
            one("age", "turn", "^S (?:turn|turned|turning|turns) (?<v>[\\w-]+)"),
            one("age", "year", "^S (?<v>[\\w-]+) years old"),
            one("age", "", "^S (?<v>\\d{1,3}|[a-z]+ty(?:-[a-z]+)?|[a-z]+teen)(?: now)?$"),
            one(
                    "diet",
                    "veg pesc flexi omni carni keto paleo meat gluten plant low-carb halal kosher",
                    "^S (?:(?:turned|went|gone|go|became|become|follow|follows|following|eat|eats|eating|stick to|keep|do|being) )*"
                            + DIET),
            one(
                    "phone",
                    "number",
                    "^(?:my|our) (?:new )?(?:(?:mobile|cell|phone|telephone) )*number (?:is|has changed to|changed to) (?:now )?V"),
            one(
                    "phone",
                    "phone",
                    "^(?:my|our) (?:new )?(?:phone|mobile|telephone) (?:is|has changed to|changed to) (?:now )?(?<v>[+\\d][\\d \\-/]+)"),
            one(
                    "email",
                    "mail",
                    "^(?:my|our) (?:new )?(?:private |personal )?e-?mail(?: address)? (?:is|has changed to|changed to) (?:now )?(?<v>\\S+)"),
            one("employment", "unemployed", "^S (?<v>unemployed)\\b"),
            many("allergy", "allerg", "^S allergic to V"),
            many("allergy", "allerg", "^S (?:an? )?(?<v>[\\w ]+?) allergy$"),
            many("like", "into", "^S into V"),
            many(
                    "trip",
                    "fly flight go travel visit driv heading off trip holiday vacation journey ticket weekend",
                    "^S (?:(?:have|book|booked|plan|planning|planned|taking|an?|my) )*(?:fly|flying|go|going|travel|travelling|traveling|visit"
                            + "|visiting|drive|driving|heading|off|flights?|trips?|holiday|vacation|journey|tickets?|weekend) (?:back |over |up |down |away )*(?:to|for|in) V"),
            many("trip", "visit", "^S (?:visit|visiting) V"),
            many(HABIT, "do", "^(?:i|we) do (?<v>.+)"));

    private static final Pattern NUMBER_OF = Pattern.compile(
            "^(?:i|we) (?:have |got |now |own |have got )+(?<v>no|one|two|three|four|five|six|seven|eight|nine|ten|\\d+) (?<k>\\w+)");
    private static final Pattern HAVE =
            Pattern.compile("^(?:i|we) have (?:an? |any |my |our )?(?<k>\\w+)(?: (?:called |named )?(?<v>\\w+))?$");

    private ClaimPatterns() {}

    /**
     * What a clause claims.
     *
     * @param text a clause in the normal form of {@link Word} that states, words separated by single spaces
     * @param subject whom it is about, as {@link ClauseReading} says it
     */
    static List<Claim> in(String text, String subject) {
        var claims = new ArrayList<Claim>();
        for (var rule : RULES) {
            if ((rule.trigger().isEmpty() || rule.trigger().stream().anyMatch(text::contains))) {
                var matcher = rule.wording().matcher(text);
                if (matcher.find()) {
                    claims.add(claim(rule, matcher).of(rule.own() ? ClauseReading.ME : about(text, subject)));
                }
            }
        }
        var number = NUMBER_OF.matcher(text);
        if (number.find()
                && (number.group("k").endsWith("s") || number.group("k").equals("children"))) {
            claims.add(Claim.one("count " + ContentWords.stem(number.group("k")), number.group("v")));
        }
        var have = HAVE.matcher(text);
        if (have.find() && Lexicon.isRelation(have.group("k"))) {
            var name = have.group("v") == null ? "" : have.group("v");
            claims.add(Claim.many("relation " + ContentWords.stem(have.group("k")), name));
            if (have.group("k").equals("car")) {
                claims.add(Claim.many("car", ""));
            }
        }
        if (text.equals("i work at") || text.equals("we work at")) {
            claims.addAll(List.of(
                    new Claim("employer", Set.of(), Claim.Kind.ONE),
                    new Claim("profession", Set.of(), Claim.Kind.ONE)));
        }
        claims.addAll(Attributes.in(text));
        return claims;
    }

    private static String about(String text, String subject) {
        return text.startsWith("i ") || text.startsWith("we ") || text.startsWith("my partner ")
                ? ClauseReading.ME
                : subject;
    }

    private static Claim claim(Rule rule, Matcher matcher) {
        var value = matcher.group("v");
        return rule.kind() == Claim.Kind.ONE
                ? Claim.one(rule.key(), value.equals("any") ? "" : value)
                : Claim.many(rule.key(), value);
    }

    private static Rule one(String key, String trigger, String wording) {
        return rule(key, Claim.Kind.ONE, trigger, wording);
    }

    private static Rule many(String key, String trigger, String wording) {
        return rule(key, Claim.Kind.MANY, trigger, wording);
    }

    private static Rule rule(String key, Claim.Kind kind, String trigger, String wording) {
        var regex = wording.replace("S ", "(?:i|we|he|she|(?:my|our) [\\w']+(?: \\w+)?|\\w+) " + SOON)
                .replace("^V", "^(?<v>[\\w' ]+?)")
                .replace("V", VALUE);
        return new Rule(
                key,
                kind,
                !wording.startsWith("^S "),
                trigger.isEmpty() ? List.of() : List.of(trigger.split(" ", -1)),
                Pattern.compile(regex));
    }
}
