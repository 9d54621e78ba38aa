package io.orcha.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {

    private static final Set<PersonalData> ALL = EnumSet.allOf(PersonalData.class);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Write to fred@example.com, please.|Write to [e-mail address], please.",
                "jürgen.o'neil+x@büro.example.co.uk|[e-mail address]",
                "Call +351 912 345 678 now|Call [phone number] now",
                "Call (020) 7946-0958-1.|Call [phone number].",
                "06.12.34.56.78 is mine|[phone number] is mine",
                "0049 30 123456|[phone number]",
                "from 192.168.100.200 it came|from [IP address] it came"
            })
    void isReplacedByTheNameOfItsKind(String text, String redacted) {
        assertThat(PersonalData.redact(text, ALL)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Born on 1984-05-12.",
                "It was 12.05.1984 at noon",
                "2026-11-26 05:28:04,123 INFO",
                "I have 12 cats and 3 dogs",
                "Room 12345678",
                "01a1fdfc-e7d6-74ce-8dcd-fbab7ca28cf8",
                "version 18.6.0",
                "a@b",
                "Price: 1,234,567.89"
            })
    void isNotSeenInOtherNumbersAndWords(String text) {
        assertThat(PersonalData.redact(text, ALL)).isEqualTo(text);
    }

    @Test
    void staysWhereItsKindIsNotAskedFor() {
        assertThat(PersonalData.redact("fred@example.com, +351 912 345 678", Set.of(PersonalData.PHONE)))
                .isEqualTo("fred@example.com, [phone number]");
    }

    @Test
    void isLookedForInTimeThatGrowsWithTheText() {
        var hostile = "1 ".repeat(20_000) + "a".repeat(20_000) + "@" + "b.".repeat(10_000);

        assertThat(PersonalData.redact(hostile, ALL)).isNotEmpty();
    }
}
