package io.orcha.emotion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentimentAnalyzerTest {

    private static final SentimentAnalyzer ANALYZER = SentimentAnalyzer.english();

    @Test
    void readsPleasantAndUnpleasantWords() {
        assertThat(valence("I had a wonderful day")).isPositive();
        assertThat(valence("I had a terrible day")).isNegative();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "What is the capital of France?", "The train leaves at 10:45.", "...", "42"})
    void knowsNothingOfATextWithoutFeeling(String text) {
        assertThat(ANALYZER.analyze(text)).isEqualTo(Sentiment.UNKNOWN);
        assertThat(ANALYZER.analyze(text).isKnown()).isFalse();
        assertThat(ANALYZER.analyze(text).confidence()).isZero();
    }

    @Test
    void tellsAMixedTextFromOneWithoutFeeling() {
        var mixed = ANALYZER.analyze("The food was great. The waiter was awful.");

        assertThat(mixed.isKnown()).isTrue();
        assertThat(mixed.valence()).isBetween(-0.1, 0.2);
        assertThat(mixed.intensity()).isGreaterThan(0.4);
    }

    @Test
    void countsWhatCarriedTheReading() {
        assertThat(ANALYZER.analyze("I love my wonderful dog 😍").evidence()).isEqualTo(3);
        assertThat(ANALYZER.analyze("I love my wonderful dog 😍").confidence())
                .isGreaterThan(ANALYZER.analyze("My dog is fine").confidence());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I am not happy",
                "I'm not happy",
                "I’m not very happy",
                "I am never happy",
                "Nobody is happy",
                "I dont feel happy",
                "I don't think it was good",
                "I was hardly happy",
                "There is nothing good in it"
            })
    void turnsRoundWhatIsNegated(String text) {
        assertThat(valence(text)).isNegative();
    }

    @Test
    void leavesLessOfWhatIsNegated() {
        assertThat(valence("It was not good")).isBetween(-valence("It was good"), -0.1);
        assertThat(valence("It was not bad")).isBetween(0.0, -valence("It was bad") / 2);
    }

    @Test
    void endsANegationWithItsClause() {
        assertThat(valence("No, I am happy")).isPositive();
        assertThat(valence("It is not what I expected, but I am happy")).isPositive();
        assertThat(valence("I did not go. I am happy")).isPositive();
        assertThat(valence("I do not know whether you can see from there that I am happy"))
                .isPositive();
    }

    @Test
    void knowsNegationsThatPraise() {
        assertThat(valence("I couldn't be happier")).isGreaterThan(valence("I am happy") * 0.9);
        assertThat(valence("I have never been more pleased")).isPositive();
        assertThat(valence("It is not only good but great")).isPositive();
    }

    @Test
    void strengthensAndWeakensByDegree() {
        assertThat(valence("I am very happy")).isGreaterThan(valence("I am happy"));
        assertThat(valence("I am somewhat happy")).isBetween(0.1, valence("I am happy"));
        assertThat(valence("I am kind of sad")).isBetween(valence("I am sad"), -0.1);
        assertThat(valence("It was pretty bad")).isNegative();
    }

    @Test
    void strengthensByExclamationMarksUpToFour() {
        assertThat(valence("I am happy!")).isGreaterThan(valence("I am happy"));
        assertThat(valence("I am sad!!")).isLessThan(valence("I am sad!"));
        assertThat(valence("I am happy!!!!!!!!")).isEqualTo(valence("I am happy!!!!"));
    }

    @Test
    void strengthensByCapitalsThatStandOut() {
        assertThat(valence("I am SAD")).isLessThan(valence("I am sad"));
        assertThat(valence("THIS IS SAD")).isEqualTo(valence("this is sad"));
    }

    @Test
    void strengthensByDrawnOutWords() {
        assertThat(valence("I looooove it")).isGreaterThan(valence("I love it"));
        assertThat(valence("I am sooooo happy")).isEqualTo(valence("I am so happy"));
        assertThat(valence("I am happpppy")).isGreaterThan(valence("I am happy"));
    }

    @Test
    void weighsWhatComesAfterBut() {
        assertThat(valence("The weather is nice, but I feel awful")).isNegative();
        assertThat(valence("The weather is awful, but I feel great")).isPositive();
    }

    @Test
    void takesWishesAndQuestionsForLess() {
        assertThat(valence("It would be great")).isBetween(0.0, valence("It is great"));
        assertThat(valence("Is it great?")).isBetween(0.0, valence("It is great"));
    }

    @ParameterizedTest
    @CsvSource({"😊,JOY", "😢,SADNESS", "😡,ANGER", "😱,FEAR", "❤️,LOVE", "❤,LOVE", "👍🏽,JOY"})
    void readsEmojiInAnyVariant(String emoji, Emotion emotion) {
        var alone = ANALYZER.analyze(emoji);
        var behind = ANALYZER.analyze("See you on Monday. " + emoji);

        assertThat(alone.emotion()).isEqualTo(emotion);
        assertThat(alone.evidence()).isEqualTo(1);
        assertThat(behind).isEqualTo(alone);
    }

    @Test
    void takesRepeatedEmojiForOneThatIsStronger() {
        assertThat(ANALYZER.analyze("😂😂😂😂").evidence()).isEqualTo(1);
        assertThat(valence("😂😂😂😂")).isGreaterThan(valence("😂"));
    }

    @Test
    void readsEmoticonsWhereTheyStandAlone() {
        assertThat(valence("See you :)")).isPositive();
        assertThat(valence("See you :-(")).isNegative();
        assertThat(valence("great:)")).isGreaterThan(valence("great"));
        assertThat(valence("We lost <3")).isGreaterThan(valence("We lost"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Look at http://example.org/:( or https://hate.example",
                "Ask @happy.joy about it",
                "see page 8) and (note): next",
                "{\"a\":[1],\"b\":{\"c\":2}}",
                "50%) of them",
                "www.love.example"
            })
    void takesNoAddressesNamesAndBracketsForFeelings(String text) {
        assertThat(ANALYZER.analyze(text).isKnown()).isFalse();
    }

    @Test
    void readsHashtagsAsWords() {
        assertThat(valence("#happy")).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"I can't stand my boss", "I am fed up", "He screwed up"})
    void knowsTheIdiomsOfTheLexicon(String text) {
        assertThat(valence(text)).isNegative();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It looks like rain",
                "Yes.",
                "Okay, go on",
                "Please help me with it",
                "As well as the other one",
                "Any kind of it"
            })
    void takesConnectivesAnswersAndRequestsForNothing(String text) {
        assertThat(ANALYZER.analyze(text).isKnown()).isFalse();
    }

    @Test
    void knowsLikingFromLikening() {
        assertThat(valence("I like it")).isPositive();
        assertThat(valence("I feel like a failure")).isNegative();
    }

    @ParameterizedTest
    @CsvSource({
        "I am so happy and cheerful, JOY",
        "I love you, LOVE",
        "I was surprised and amazed, SURPRISE",
        "I am furious. I hate it and it makes me angry, ANGER",
        "I feel sad and lonely, SADNESS",
        "I am worried and afraid of the exam, FEAR",
        "That is disgusting, DISGUST",
        "The food was excellent, NONE",
        "I am not afraid, NONE"
    })
    void namesTheEmotion(String text, Emotion emotion) {
        assertThat(ANALYZER.analyze(text).emotion()).isEqualTo(emotion);
    }

    private static double valence(String text) {
        return ANALYZER.analyze(text).valence();
    }
}
