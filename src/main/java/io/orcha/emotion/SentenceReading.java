package io.orcha.emotion;

import io.orcha.emotion.Sentence.Kind;
import io.orcha.emotion.Sentence.Token;
import java.util.List;
import java.util.Map;

/**
 * How one sentence feels. All numbers come from the experiments of Hutto and Gilbert (2014) unless something else is said.
 *
 * @param sum of its valences, each −4 to 4 before it is strengthened
 * @param magnitude the sum of their absolute values
 * @param evidence how many there are
 */
record SentenceReading(double sum, double magnitude, int evidence) {

    private static final double SHOUTED = 0.733;
    private static final double EXCLAMATION = 0.292;
    private static final int MOST_EXCLAMATIONS = 4;
    private static final double QUESTION = 0.18;
    private static final double MANY_QUESTIONS = 0.96;

    /** What a degree word loses with every word that stands between. */
    private static final double DISTANCE = 0.05;

    private static final int DEGREE_SCOPE = 3;

    /** How many words a negator reaches within its clause: "I don't think it was good". */
    private static final int NEGATION_SCOPE = 4;

    private static final double BEFORE_CONTRAST = 0.5;
    private static final double AFTER_CONTRAST = 1.5;

    /** What is wished for, asked or supposed is not so; Taboada et al. (2011) leave it out, here it counts half. */
    private static final double UNREAL = 0.5;

    /** Negation speaks of what is wrong even where it turns nothing round: Potts, On the negativity of negation (2011). */
    private static final double IDLE_NEGATION = 0.75;

    /** Of a word of which only the emotion is known. */
    private static final double EMOTION_ALONE = 1;

    /** Maps sums to −1 to 1: about the largest that is expected, squared. */
    private static final double ALPHA = 15;

    /** How pleasant it feels, −1 to 1. */
    double valence() {
        return normalized(sum);
    }

    /** How strongly it feels, 0 to 1. */
    double intensity() {
        return normalized(magnitude);
    }

    private static double normalized(double sum) {
        return sum / Math.sqrt(sum * sum + ALPHA);
    }

    /**
     * Reads a sentence.
     *
     * @param calm whether capitals stand out
     * @param votes for emotions, to which this sentence adds its own
     */
    static SentenceReading of(Sentence sentence, boolean calm, Map<Emotion, Double> votes) {
        var tokens = sentence.tokens();
        int contrast = contrast(tokens);
        boolean asks = sentence.questions() > 0 && sentence.exclamations() == 0;
        double sum = 0;
        double magnitude = 0;
        int evidence = 0;
        for (int index = 0; index < tokens.size(); index++) {
            var token = tokens.get(index);
            var entry = token.entry();
            if (entry != null && !Usage.isNoFeeling(sentence, index)) {
                var context = Context.of(tokens, index, calm);
                double valence = context.valence(strengthened(token, entry.valence(), entry.emotion(), calm));
                if (asks && valence > 0) {
                    valence *= UNREAL;
                }
                if (contrast >= 0) {
                    valence *= index < contrast ? BEFORE_CONTRAST : AFTER_CONTRAST;
                }
                sum += valence;
                magnitude += Math.abs(valence);
                evidence++;
                if (entry.emotion() != Emotion.NONE && !context.negated()) {
                    votes.merge(entry.emotion(), Math.abs(valence), Double::sum);
                }
            }
        }
        if (evidence == 0) {
            return new SentenceReading(0, 0, 0);
        }
        sum -= IDLE_NEGATION * idleNegators(tokens);
        sum += Math.signum(sum) * emphasis(sentence);
        return new SentenceReading(sum, Math.max(magnitude + emphasis(sentence), Math.abs(sum)), evidence);
    }

    private static int contrast(List<Token> tokens) {
        for (int index = tokens.size() - 1; index >= 0; index--) {
            if (Modifiers.contrasts(tokens.get(index).form())) {
                return index;
            }
        }
        return -1;
    }

    private static double strengthened(Token token, double rated, Emotion emotion, boolean calm) {
        double valence = rated != 0 ? rated : emotion.sign() * EMOTION_ALONE;
        double more = (token.shouted() && calm ? SHOUTED : 0) + (token.stretched() ? Modifiers.DEGREE : 0);
        return valence + Math.signum(valence) * more;
    }

    private static double emphasis(Sentence sentence) {
        double exclaimed = Math.min(sentence.exclamations(), MOST_EXCLAMATIONS) * EXCLAMATION;
        if (sentence.questions() > 3) {
            return exclaimed + MANY_QUESTIONS;
        }
        return sentence.questions() > 1 ? exclaimed + sentence.questions() * QUESTION : exclaimed;
    }

    private static int idleNegators(List<Token> tokens) {
        int idle = 0;
        for (int index = 0; index < tokens.size(); index++) {
            if (Modifiers.negates(tokens.get(index).form())
                    && tokens.get(index).entry() == null
                    && isIdle(tokens, index)) {
                idle++;
            }
        }
        return idle;
    }

    private static boolean isIdle(List<Token> tokens, int negator) {
        int last = Math.min(tokens.size() - 1, negator + NEGATION_SCOPE);
        for (int index = negator + 1; index <= last && tokens.get(index).kind() == Kind.WORD; index++) {
            if (tokens.get(index).entry() != null) {
                return false;
            }
        }
        return true;
    }

    /**
     * What stands before a word in its clause.
     *
     * @param degree by how much it is strengthened (positive) or weakened
     * @param negated whether it is turned round
     * @param unreal whether it is wished for or supposed
     */
    private record Context(double degree, boolean negated, boolean unreal) {

        static Context of(List<Token> tokens, int index, boolean calm) {
            double degree = 0;
            boolean negated = false;
            boolean unreal = false;
            if (tokens.get(index).kind() == Kind.WORD) {
                for (int distance = 1; distance <= NEGATION_SCOPE && index - distance >= 0; distance++) {
                    var before = tokens.get(index - distance);
                    if (before.kind() != Kind.WORD || Modifiers.contrasts(before.form())) {
                        break;
                    }
                    var next = tokens.get(index - distance + 1).form();
                    if (distance <= DEGREE_SCOPE) {
                        double step = Modifiers.degree(before.form(), next);
                        double loud = step > 0 && before.shouted() && calm ? SHOUTED : 0;
                        degree += (step + loud) * (1 - DISTANCE * (distance - 1));
                        unreal |= Modifiers.supposes(before.form());
                    }
                    if (Modifiers.negates(before.form()) && !next.equals("only")) {
                        negated = !negated;
                    }
                }
            }
            if (negated && Usage.isUnsurpassed(tokens, index)) {
                return new Context(degree + Modifiers.DEGREE, false, false);
            }
            return new Context(degree, negated, unreal);
        }

        double valence(double own) {
            double valence = own + Math.signum(own) * degree;
            // A downtoner weakens a feeling and does not turn it round.
            valence = valence * own < 0 ? 0 : valence;
            if (negated) {
                return valence * (valence < 0 ? Modifiers.NEGATED_UNPLEASANT : Modifiers.NEGATED);
            }
            return unreal && valence > 0 ? valence * UNREAL : valence;
        }
    }
}
