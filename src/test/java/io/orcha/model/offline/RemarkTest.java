package io.orcha.model.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcha.model.offline.Remark.Topic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What something that a user says is about, and how it stands to what they said before. */
class RemarkTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "My name is Fred.|IDENTITY",
                "I am 34 years old.|IDENTITY",
                "My birthday is on 3 May.|IDENTITY",
                "My sister Ana lives in Rome.|PEOPLE",
                "I have a dog called Rex.|PEOPLE",
                "My wife is called Eva.|PEOPLE",
                "I live in Oslo.|HOME",
                "I moved to Porto.|HOME",
                "I work at Siemens.|WORK",
                "I am a nurse.|WORK",
                "I love jazz.|TASTE",
                "My favourite colour is blue.|TASTE",
                "I am allergic to peanuts.|HEALTH",
                "I have been vegan for a year.|HEALTH",
                "I drive a Volvo.|THINGS",
                "I went to the opera yesterday.|PAST",
                "I ran a marathon last weekend.|PAST",
                "I am going to visit Japan next month.|PLANS",
                "I'd like you to answer in short sentences.|MANNERS"
            })
    void tellsWhatItIsAbout(String text, Topic topic) {
        assertThat(Remark.of(text).topic()).isEqualTo(topic);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I love Python.",
                "My sister is a doctor.",
                "We bought a house.",
                "Ich wohne in Köln.",
                "Vivo en Madrid.",
                "J'habite à Lyon.",
                "Я живу в Москве.",
                "私は東京に住んでいます。"
            })
    void knowsWhatIsAboutTheUser(String text) {
        assertThat(Remark.of(text).isAboutUser()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"The weather is nice in here today.", "Paris is the capital of France.", "Java has records."})
    void knowsWhatIsAboutTheWorld(String text) {
        assertThat(Remark.of(text).isAboutUser()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "I moved to Porto.|I live in Oslo.|''",
                "I live in Porto now.|I live in Oslo and have a dog.|I have a dog.",
                "I no longer live in Oslo.|I live in Oslo.|''",
                "My favourite colour is green.|My favourite colour is blue.|''",
                "I work at Bosch.|I work at Siemens.|''",
                "I am 35 years old.|I am 34 years old.|''",
                "I sold my Volvo.|I drive a Volvo.|''",
                "I love jazz.|I live in Oslo.|-",
                "I like tea.|I like coffee.|-",
                "My brother lives in Porto.|I live in Oslo.|-",
                "I have a cat.|I have a dog.|-"
            })
    void tellsWhatRemainsOfAnOlderOne(String newer, String older, String remainder) {
        assertThat(Remark.of(newer).remainderOf(Remark.of(older))).isEqualTo(remainder);
    }
}
