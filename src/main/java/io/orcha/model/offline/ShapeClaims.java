package io.orcha.model.offline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what holds of the user from the words that speak of a home, a job, a partner and the like, and the name, number or date
 * beside them, however the rest is put.
 */
final class ShapeClaims {

    /**
     * A rule.
     *
     * @param guard words that a clause must not have: it speaks of the past, or of a visit
     */
    private record Rule(String key, Set<String> guard, Pattern wording) {}

    private static final String N = Shape.NAME;
    private static final Set<String> NONE = Set.of();
    private static final Set<String> ONCE = Lexicon.words("""
            lived worked was were born grew child childhood kid boy girl ago formerly visit visiting holiday spent once student
            internship trip former back-then
            """);
    private static final String ONE_DIET =
            "(?<v>vegan|vegetarian|pescatarian|pescetarian|flexitarian|keto|paleo|halal|kosher"
                    + "|gluten-free|plant-based|low-carb)";
    private static final List<String> DIETS =
            List.of("veg", "pesc", "flexi", "keto", "paleo", "halal", "kosher", "gluten", "plant", "low-carb");
    private static final String MATE = "(?:partner|girlfriend|boyfriend|husband|wife|spouse|fianc\\S+|sweetheart)";
    private static final String OWN_MATE = "(?:my|our) (?:new |current )?" + MATE;
    private static final Set<String> MAKES = Lexicon.words("""
            volvo tesla peugeot skoda audi bmw mercedes volkswagen vw ford opel vauxhall toyota honda mazda nissan kia hyundai fiat
            seat renault citroën citroen dacia mini porsche jaguar lexus subaru suzuki mitsubishi jeep chevrolet saab lancia polestar
            rivian cupra golf polo corsa fiesta clio prius
            """);

    private static final List<Rule> RULES = List.of(
            rule(
                    "residence",
                    ONCE,
                    "\\b(?:live|living|reside|residing|resident|settled|settling|resettled|based|relocated|relocating|stationed|home|address"
                            + "|ended up)(?: (?!with\\b|from\\b)\\S+){0,6}? (?:in|to|at|near|of|is) " + N),
            rule(
                    "residence",
                    ONCE,
                    "\\b(?:my|our|rent|renting|rented|new|keys|into|bought|share)(?: \\S+){0,3}? (?:flat|apartment|house|studio|place|room)"
                            + "(?: is)?(?: \\S+)? in " + N),
            rule(
                    "residence",
                    ONCE,
                    "\\bmov(?:e|ed|ing)(?: (?:back|over|away|out|house|home|here|across|down|up|together|countries|in|from @\\d+))* (?:to|in) "
                            + N),
            rule("residence", ONCE, "\\bcall(?:ed|ing)? " + N + " (?:my |our )?home"),
            rule(
                    "residence",
                    ONCE,
                    "^" + N
                            + " (?:is|has become|became|will be)(?: \\S+){0,2}? (?:home|base|where (?:i|we) (?:live|reside))\\b"),
            rule("employer", ONCE, "\\b(?:work|working)(?: (?!with\\b)\\S+){0,3}? (?:at|for) " + N),
            rule(
                    "employer",
                    ONCE,
                    "\\b(?:employed|hired|recruited|headhunted|poached|paid|taken on)(?: \\S+){0,2}? (?:at|by|with) "
                            + N),
            rule(
                    "employer",
                    ONCE,
                    "\\b(?:job|position|role|post|contract|gig|staff|salary|wages?|paycheck|payroll|money|living|career|shift)"
                            + "(?: (?!in\\b)\\S+){0,4}? (?:at|with|from|of|by) " + N),
            rule(
                    "employer",
                    ONCE,
                    "\\b(?:joined|joining|signed (?:with|on with|up with|on at|at|for)|started (?:at|with|for)|begun at|first (?:day|week"
                            + "|shift|month) (?:at|with))(?: the)? " + N),
            rule(
                    "employer",
                    NONE,
                    "^" + N
                            + " (?:has |have )?(?:hired|hires|employs|employed|pays|recruited|poached|took|offered) (?:me|us|my|our)\\b"
                            + "(?! (?:sister|brother|wife|husband|son|daughter))"),
            rule(
                    "employer",
                    NONE,
                    "^" + N + " (?:is|became|has become) (?:my|our) (?:new )?(?:employer|company|workplace)"),
            rule(
                    "partner",
                    ONCE,
                    "\\b(?:dating|seeing|in love with|fallen for|fell for|engaged to|married to|married|together with|going out with"
                            + "|relationship with|i am with|we are with) " + N),
            rule("partner", ONCE, OWN_MATE + "(?: \\S+){0,4}? is (?:called |named )?" + N),
            rule(
                    "partner",
                    ONCE,
                    "^" + N + " is (?:(?:my|our|the) )?(?:new |current )?(?:" + MATE + "|love of my life)"),
            rule("car", ONCE, "\\b(?:drive|driving|get around in) (?:an? |my |our |the )?(?:new )?" + N),
            rule("car", ONCE, "\\bcar (?:\\S+ ){0,3}?(?:is|by|with|for) (?:an? |the )?" + N),
            rule("car", ONCE, "\\ban? " + N + "(?: \\S+){0,5} (?:my|our) (?:only |new |own )?car\\b"),
            rule("name", NONE, "\\b(?:call|calling|address|addressing) (?:me|myself)(?: as| by)* " + N),
            rule(
                    "name",
                    NONE,
                    "\\b(?:(?:i|to|rather) (?:am |be |get )?(?:called|addressed as|known as)|go by|address me as|knows me as|know me as) "
                            + N),
            rule("name", NONE, "\\b(?:use|using) " + N + " (?:for me|as my name|when you)"),
            rule(
                    "name",
                    NONE,
                    "\\b(?:people|folks|friends|everyone|everybody|they)(?: \\S+){0,3}? (?:say|call me|call us) " + N),
            rule("name", NONE, "^i am " + N + " again$"),
            rule("phone", NONE, "\\b(?:number|phone|mobile|cell|call|reach|ring|text)\\b.* (?<v>%\\d+)"),
            rule("phone", NONE, "^(?<v>%\\d+) is my"));
    /** One of these is in every wording with the key; they spare most of the matching. */
    private static final Map<String, Set<String>> TRIGGERS = Map.of(
            "residence",
            Lexicon.words("""
                    live living reside residing resident settled settling resettled based relocated relocating stationed home address
                    ended flat apartment house studio place room move moved moving call called calling base
                    """),
            "employer",
            Lexicon.words("""
                    work working employed hired hires recruited headhunted poached paid pays taken took offered employs job position
                    role post contract gig staff salary wage wages paycheck payroll money living career shift joined joining
                    signed started begun first employer company workplace
                    """),
            "partner",
            Lexicon.words("""
                    dating seeing love fallen fell engaged married together going relationship with partner girlfriend boyfriend
                    husband wife spouse fiancé fiancée fiance fiancee sweetheart
                    """),
            "car",
            Lexicon.words("drive driving get car"),
            "name",
            Lexicon.words("call calling address addressing called addressed known go knows know use using say again"),
            "phone",
            Lexicon.words("number phone mobile cell call reach ring text my"));

    private static final Set<String> ABOUT_ME = Lexicon.words("i we my our me us new");
    private static final Pattern A_NAME = Pattern.compile("\\ban? (?:new |used |old )?@");
    private static final Pattern DIET =
            Pattern.compile("(?:\\b(?:i|we|me|my)\\b.*?|^as an? |^cook )\\b(?<!instead of |not |from )" + ONE_DIET
                    + "\\b(?! (?:restaurant|recipe|cookbook|friend|shop|cafe|place|option|menu|dish|colleague))");
    private static final Pattern MEAT = Pattern.compile("^(?:i|we) .*\\beat(?:ing)? (?:\\S+ )?meat\\b");
    private static final Pattern FAVOURITE = Pattern.compile(
            "(?:^|\\b(?:my|our|an?|the|all-time|new|absolute|one) )favou?rite (?<k>\\w+)(?: (?!is\\b)\\S+){0,3}?"
                    + " (?:is|are|be|becomes|became|remains|stays|:)(?: (?:it|that) (?:is|would be))? (?<w>.+)");
    private static final Pattern NEW_FAVOURITE = Pattern.compile(
            "^(?<w>\\S+(?: \\S+){0,4}?) (?:is|are|becomes?|became|remains|replaced|beats|(?:has|have) (?:become|overtaken|replaced|beaten|taken))\\b"
                    + ".*?\\b(?:my|our|as my|as our|the)(?: (?:all-time|new|absolute|current))? favou?rite (?<k>\\w+)");
    private static final Pattern NO_OTHER = Pattern.compile(
            "\\bno (?:other )?(?<k>\\w+) (?:can )?(?:beats?|tops?|compares to|comes close to) (?<w>[^,]+)(?: ,)? (?:my|our) favou?rite");
    private static final Pattern OTHERS = Pattern.compile("\\b(?:his|her|their|your|\\w+'s) (?:\\w+ )?favou?rite");
    private static final Pattern TAKEN = Pattern.compile(
            "^(?:i|we) (?:(?:am|are|got|have|been|just) )*(?:married|engaged|dating|seeing|tied the knot|in a relationship)\\b");
    private static final Pattern SINGLE = Pattern.compile("^i am (?:\\S+ )?single\\b");
    private static final Pattern EXPECTING =
            Pattern.compile("^(?:i am|we are|i am \\S+ months) (?:pregnant|expecting)");
    private static final Pattern BORN =
            Pattern.compile("\\b(?:gave birth|(?:my|our) (?:baby|son|daughter) (?:is|was) born)");
    private static final Pattern EMPLOYED =
            Pattern.compile("^(?:i|we) (?:have )?(?:found|got|landed) (?:a |new |some )*(?:work|job)\\b");
    private static final Pattern ONLY_ONE =
            Pattern.compile("^" + N + " (?:became|has become|is|will be) (?:my|our) (?:new )?(?<k>\\w+)$");
    private static final Pattern OTHER_ONE = Pattern.compile(
            "^(?:my|our) (?<k>\\w+) (?:has |have )?(?:changed|left|retired|moved on|was replaced|been replaced)\\b");

    private ShapeClaims() {}

    /**
     * What a clause of the user's own claims.
     *
     * @param ends whether it ends something as well, whose name must not be taken for what holds now
     */
    static List<Claim> in(Shape shape, boolean ends) {
        var claims = new ArrayList<Claim>();
        var text = shape.text();
        favourite(text, shape, claims);
        states(text, shape, claims);
        if (!ends && text.contains("meat") && MEAT.matcher(text).find()) {
            claims.add(Claim.one("diet", "meat"));
        }
        var diet = DIET.matcher(text);
        if (!ends && DIETS.stream().anyMatch(text::contains) && diet.find()) {
            claims.add(Claim.one("diet", diet.group("v")));
        }
        if (ends || !shape.hasValues()) {
            return claims;
        }
        var words = new HashSet<>(List.of(text.split(" ", -1)));
        for (var rule : RULES) {
            if (TRIGGERS.getOrDefault(rule.key(), Set.of()).stream().noneMatch(words::contains)) {
                continue;
            }
            var matcher = rule.wording().matcher(text);
            if (rule.guard().stream().noneMatch(words::contains) && matcher.find()) {
                claims.add(Claim.one(rule.key(), shape.value(matcher.group("v"))));
            }
        }
        for (var value : shape.values()) {
            if (value.contains("@")
                    && (text.contains("you have") || words.stream().anyMatch(ABOUT_ME::contains))) {
                claims.add(Claim.one("email", value));
            }
            if (MAKES.contains(Word.normalise(value).split(" ", -1)[0])
                    && words.stream().anyMatch(ABOUT_ME::contains)
                    && A_NAME.matcher(text).find()) {
                claims.add(Claim.one("car", value));
            }
        }
        var date = Events.in(shape);
        if (date != null) {
            claims.add(date);
        }
        return claims;
    }

    private static void favourite(String text, Shape shape, List<Claim> claims) {
        if (!text.contains("favo") || OTHERS.matcher(text).find()) {
            return;
        }
        for (var pattern : List.of(NO_OTHER, FAVOURITE, NEW_FAVOURITE)) {
            var matcher = pattern.matcher(text);
            if (matcher.find()) {
                var value = matcher.group("w");
                for (int i = 0; i < shape.values().size(); i++) {
                    value = value.replaceAll(
                            "[@#%]" + i + "\\b",
                            Matcher.quoteReplacement(shape.values().get(i)));
                }
                claims.add(Claim.one("favourite " + ContentWords.key(matcher.group("k")), value));
                return;
            }
        }
    }

    private static void states(String text, Shape shape, List<Claim> claims) {
        if (SINGLE.matcher(text).find()) {
            claims.add(Claim.one("status", "single"));
        } else if (TAKEN.matcher(text).find()) {
            claims.add(Claim.one("status", "taken"));
        }
        if (EXPECTING.matcher(text).find()) {
            claims.add(Claim.one("pregnancy", "expecting"));
        } else if (text.contains("b") && BORN.matcher(text).find()) {
            claims.add(Claim.one("pregnancy", "born"));
        }
        if (EMPLOYED.matcher(text).find()) {
            claims.add(Claim.one("employment", "employed"));
        }
        var other = OTHER_ONE.matcher(text);
        if (other.find() && Lexicon.ONLY_ONE.contains(other.group("k"))) {
            claims.add(Claim.relation(other.group("k"), "").ended());
        }
        var only = ONLY_ONE.matcher(text);
        if (only.find() && Lexicon.ONLY_ONE.contains(only.group("k"))) {
            claims.add(Claim.relation(only.group("k"), shape.value(only.group("v"))));
        }
    }

    private static Rule rule(String key, Set<String> guard, String wording) {
        return new Rule(key, guard, Pattern.compile(wording));
    }
}
