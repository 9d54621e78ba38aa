package io.orcha.model.offline;

import java.util.Set;

/** Tells the name in "I'm Fred" from the state in "I'm tired" and the origin in "I'm German". */
final class NameShape {

    private static final Set<String> NOT_NAMES = Lexicon.words("""
            ok okay ceo cto cfo coo hr it adhd add asd lgbt lgbtq qa dba usa uk eu god sorry happy glad good great fine well
            german french dutch greek swiss thai czech iraqi israeli pakistani saudi emirati kuwaiti afghan bengali nepali
            somali muslim hindu sikh buddhist catholic protestant orthodox atheist agnostic christian jewish
            african-american latino latina latinx hispanic asian white black libra leo virgo aries taurus gemini scorpio
            sagittarius capricorn aquarius pisces cancer vegan vegetarian pescatarian celiac coeliac diabetic gluten lactose
            tired hungry thirsty sad angry busy ready done here there back home in out up down off on away late early
            new old young tall short big small fat thin slim sick ill unwell better worse well healthy fit strong weak
            afraid scared worried anxious nervous calm cool hot cold warm freezing dead alive awake asleep sleepy lost
            alone lonely single married divorced engaged pregnant widowed gay straight bi bisexual lesbian trans queer
            asexual sure unsure right wrong left-handed right-handed deaf blind bald blonde blond brunette ginger poor rich
            broke free available open closed sober drunk stoned high full empty stuck stressed bored excited thrilled pleased
            proud ashamed jealous curious confused surprised shocked amazed mad furious upset hurt fed so too very really
            just still also always never often usually not no yes maybe perhaps probably currently now today tomorrow
            retired unemployed self-employed employed freelance remote abroad outside inside upstairs downstairs online
            offline lazy crazy silly stupid smart clever funny shy quiet loud kind nice mean rude honest serious weird
            normal different special lucky unlucky thankful grateful hopeful hopeless doomed joking kidding bilingual
            trilingual multilingual male female nonbinary non-binary human me you him her them us one two three four
            five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety peckish starving knackered
            exhausted shattered wrecked dizzy allergic intolerant dyslexic autistic neurodivergent epileptic asthmatic
            introvert introverted extrovert extroverted ambivert left right positive negative neutral it that this those
            these what who where when why how if because as at by for from of to with without about into over under like
            between beside behind near next ahead aware unable able willing keen fond certain positive good bad alright
            all half hooked obsessed addicted homesick seasick jetlagged hungover safe sound whole homeless childless
            childfree vaccinated furious livid mute dry wet muddy dirty clean naked barefoot ticklish clumsy forgetful
            chilly itchy moody grumpy cranky hangry giddy rusty handy easy picky needy greedy tidy messy
            """);
    private static final Set<String> NAMES_LIKE_ADJECTIVES = Lexicon.words("""
            brian ian adrian julian vivian gillian dorian fabian sebastian damian lillian cillian marian vivien hadrian
            killian florian octavian lucian cyprian cassian hamish reese therese fred alfred ted ned jed winifred
            wilfred mohammed mohamed ahmed muhammed syed zayed eric erik frederic cedric dominic alaric cal hal sal
            crystal chantal ingrid sterling manning harding keating ming ling ping xing jing ding billy sally molly emily
            polly lily kelly carly beverly holly elly olly dolly milly willy lilly ally marlene clive olive maddie
            """);
    private static final Set<String> PARTICLES =
            Lexicon.words("de da di la le van von der den del el al bin ibn dos du ter ten zu st");
    private static final int MOST_WORDS = 5;

    private NameShape() {}

    /** Whether these words are written as a name: capitals, or a script that has none. */
    static boolean isName(Clause clause, int from, int to) {
        if (to <= from || to - from > MOST_WORDS || shouted(clause, from)) {
            return false;
        }
        boolean letters = false;
        for (int at = from; at < to; at++) {
            var word = clause.words().get(at);
            if (word.isMark()) {
                continue;
            }
            int first = clause.text().codePointAt(word.start());
            boolean capital = Character.isUpperCase(first) || Character.isTitleCase(first);
            boolean uncased = Character.getType(first) == Character.OTHER_LETTER;
            boolean decoration = at > from && !Character.isLetterOrDigit(first);
            boolean particle = word.isAnyOf(PARTICLES);
            if (!(capital || uncased || decoration || particle) || (at == from && deniesName(word.norm()))) {
                return false;
            }
            letters |= capital || uncased;
        }
        return letters;
    }

    /** Whether one lower-case word could be a name: no known adjective, and not built like one. */
    static boolean mayBeName(Clause clause, int from, int to) {
        if (to - from != 1) {
            return false;
        }
        var norm = clause.norm(from);
        return norm.length() > 1
                && norm.codePoints().allMatch(Character::isLetter)
                && !deniesName(norm)
                && !Lexicon.AUXILIARIES.contains(norm)
                && !Lexicon.ADVERBS.contains(norm)
                && !Lexicon.isRelation(norm);
    }

    private static boolean deniesName(String norm) {
        if (NAMES_LIKE_ADJECTIVES.contains(norm)) {
            return false;
        }
        return NOT_NAMES.contains(norm) || hasAdjectiveEnding(norm);
    }

    private static boolean hasAdjectiveEnding(String norm) {
        if (norm.length() < 5) {
            return false;
        }
        for (var ending : new String[] {
            "ish", "ese", "ian", "ican", "ing", "ed", "ous", "ful", "less", "able", "ible", "ive", "ic", "tial", "ical",
            "ional", "ly", "iest", "some", "ist", "anian", "atic"
        }) {
            if (norm.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    /** In "I'M TIRED" capitals mean nothing. */
    private static boolean shouted(Clause clause, int from) {
        if (from < 1) {
            return false;
        }
        var verb = clause.words().get(from - 1);
        var written = clause.text().substring(verb.start(), verb.end());
        return written.codePoints().anyMatch(Character::isUpperCase)
                && written.codePoints().noneMatch(Character::isLowerCase);
    }
}
