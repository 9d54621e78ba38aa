package io.orcha.emotion;

import java.util.Set;

/**
 * The closed classes of English words that turn feelings round, strengthen or weaken them: negators, and the amplifiers and downtoners
 * of Quirk, Greenbaum, Leech and Svartvik, A Comprehensive Grammar of the English Language (1985), §§ 8.104 ff. and 10.54 ff., with
 * the colloquial ones that Hutto and Gilbert (2014) add.
 */
final class Modifiers {

    /** By how much a degree word moves a valence, from the experiments of Hutto and Gilbert (2014). */
    static final double DEGREE = 0.293;

    /** What is left of a valence that is turned round: "not good" is less bad than "bad" (ibid.). */
    static final double NEGATED = -0.74;

    /** What is left of an unpleasant one: "not terrible" is hardly praise, as Taboada et al. (2011) found. */
    static final double NEGATED_UNPLEASANT = -0.3;

    private static final Set<String> NEGATORS = words("""
            not no never none nobody nothing neither nor nowhere cannot without hardly scarcely barely rarely seldom dont
            doesnt didnt cant couldnt wont wouldnt isnt arent wasnt werent aint havent hasnt hadnt shouldnt mustnt neednt
            """);

    private static final Set<String> AMPLIFIERS = words("""
            absolutely altogether awfully badly bloody completely considerably damn decidedly deeply downright dreadfully
            enormously entirely especially exceptionally extremely fabulously far freaking frigging fucking fully greatly
            hella highly hugely immensely incredibly intensely majorly more most much particularly perfectly profoundly
            purely quite really remarkably severely so strongly substantially such super terribly thoroughly too totally
            tremendously truly uber unbelievably unusually utterly very
            """);

    private static final Set<String> DOWNTONERS = words("""
            almost fairly faintly kinda less little mildly moderately nearly occasionally partially partly practically
            pretty rather relatively slightly somewhat sorta virtually
            """);

    private static final Set<String> NOUNS_OF_DOWNTONERS = Set.of("kind", "sort", "bit", "tad");

    private static final Set<String> CONTRASTS = Set.of("but", "however", "nevertheless", "nonetheless");

    private static final Set<String> SUPPOSITIONS = words("""
            would could should might if unless wish wished hoped expect expected supposed
            """);

    private Modifiers() {}

    /** The words of a text. */
    static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+", -1));
    }

    /** Whether a word turns round what follows. */
    static boolean negates(String word) {
        return word.endsWith("n't") || NEGATORS.contains(word);
    }

    /** By how much a word moves the strength of what follows, with {@code next} behind it. */
    static double degree(String word, String next) {
        if (AMPLIFIERS.contains(word)) {
            return DEGREE;
        }
        if (DOWNTONERS.contains(word) || (NOUNS_OF_DOWNTONERS.contains(word) && next.equals("of"))) {
            return -DEGREE;
        }
        return 0;
    }

    /** Whether what follows a word is wished for or supposed. */
    static boolean supposes(String word) {
        return SUPPOSITIONS.contains(word) || word.endsWith("'d");
    }

    /** Whether a word sets what follows against what was said. */
    static boolean contrasts(String word) {
        return CONTRASTS.contains(word);
    }
}
