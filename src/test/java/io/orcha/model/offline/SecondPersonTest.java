package io.orcha.model.offline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondPersonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "I love my dog. | You love your dog.",
                "I'm proud of myself. | You're proud of yourself.",
                "I’m here at 9 am. | You're here at 9 am.",
                "i am ok, am I? | You are ok, are you?",
                "My sister and I live with our mother. | Your sister and you live with your mother.",
                "We're happy and I was also late. | You're happy and you were also late.",
                "I've seen it, I'd go, I'll go. | You've seen it, you'd go, you'll go.",
                "The red car is mine. | The red car is yours.",
                "Ana told me that she loves us. | Ana told you that she loves you.",
                "I live in the US. | You live in the US.",
                "She said I was right. My mother agreed. | She said you were right. Your mother agreed.",
                "Ana's dog likes Iris. | Ana's dog likes Iris.",
                "im tired | You're tired",
            })
    void turnsTheUsersWordsAround(String said, String repeated) {
        assertThat(SecondPerson.of(said)).isEqualTo(repeated);
    }
}
