package io.orcha.model.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcha.model.offline.Merged.Gone;
import io.orcha.model.offline.Merged.Why;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContradictionTest {

    private static final int PLENTY = 8_192;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "I live in Oslo. | I no longer live in Oslo.",
                "I live in Oslo with my cat. | We moved to Porto.",
                "I'm based in Oslo. | We've relocated to Porto.",
                "I live in Oslo. | Porto is my home now.",
                "I moved to Oslo in 2020. | I left Oslo for Porto.",
                "I like jazz. | I don't like jazz any more.",
                "I love jazz. | I've gone off jazz.",
                "I love jazz. | I can't stand jazz.",
                "I hate olives. | I actually like olives now.",
                "I used to love jazz. | I love jazz.",
                "I'm allergic to nuts. | I'm not allergic to nuts after all.",
                "I am allergic to nuts. | Turns out I'm not allergic to nuts.",
                "I'm dating Tom. | I broke up with Tom.",
                "Tom is my boyfriend. | Tom and I split up.",
                "My wife is called Eva. | Eva and I got divorced.",
                "My girlfriend is Ana. | I'm single again.",
                "I work at Acme. | I quit my job at Acme.",
                "I work for Acme. | I joined Globex.",
                "I work at Acme as a welder. | I started working at Globex.",
                "I'm a nurse. | I got promoted to ward manager.",
                "I'm a nurse. | I've retired.",
                "I drive a Volvo. | We sold the car.",
                "I drive a Volvo. | I sold my Volvo.",
                "My car is a Volvo. | I drive a Tesla now.",
                "I drive a Volvo. | I traded my Volvo for a Tesla.",
                "I play tennis on Tuesdays. | I gave up tennis.",
                "I play tennis on Tuesdays. | I stopped playing tennis.",
                "I smoke. | I quit smoking.",
                "My favourite colour is green. | My favorite color is blue.",
                "My favourite band is Muse. | My favourite band is now Queen.",
                "Green is my favourite colour. | My new favourite colour is red.",
                "I'm 33. | I turned 34.",
                "My phone number is 555 1234. | My new number is 555 9876.",
                "My email is a@x.org. | My new e-mail address is b@x.org.",
                "I'm vegetarian. | I'm vegan now.",
                "I'm vegan. | I eat meat again.",
                "I'm a vegetarian. | I'm no longer vegetarian.",
                "The wedding is on 5 May. | The wedding moved to 12 June.",
                "The wedding is on 5 May. | We postponed the wedding to 12 June.",
                "My dentist appointment is on Tuesday. | My dentist appointment was moved to Friday.",
                "My flight leaves on 3 May. | My flight now leaves on 4 May.",
                "I prefer to be called Al. | Please call me Alex.",
                "My name is Fred. | I changed my name to Alex.",
                "My boss is Tom. | My new boss is Eva.",
                "My shoe size is 42. | My shoe size is 43.",
                "I study physics. | I switched from physics to maths.",
                "I like coffee. | I switched from coffee to tea.",
                "My sister's name is Ana. | Actually, my sister's name is Anna, not Ana.",
                "My dog is called Rex. | My dog is called Max, not Rex.",
                "I live in Oslo. | Correction: I live in Bergen.",
                "I have two kids. | I have three kids now.",
                "My sister lives in Oslo. | My sister moved to Bergen.",
                "My son is 5. | My son turned 6.",
                "We have a dog. | We don't have a dog any more.",
                "I'm flying to Rome in May. | I cancelled my flight to Rome.",
                "Ella turned four last week (2024-11-25 to 2024-12-01). | Ella turned six.",
                "On Saturday (2025-02-08) I moved to Oslo. | I moved to Porto.",
            })
    void takeOutTheStaleSentence(String older, String newer) {
        var merged = Rolled.merged("- " + older + "\n- It rains.", List.of(), List.of(newer), PLENTY);

        assertThat(merged.text()).doesNotContain(older).contains("- It rains.");
        assertThat(merged.gone())
                .extracting(Gone::text, Gone::why)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(older, Why.CONTRADICTED));
        assertThat(merged.learned()).hasSize(1);
        assertThat(merged.gone().getFirst().replacement())
                .isEqualTo(merged.learned().getFirst().text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "My sister is called Ana. | My sister is called Eva.",
                "My dog is called Rex. | My dog is called Max.",
                "My friend is Tom. | My friend is Tim.",
                "I like red wine. | I like white wine.",
                "I live in Oslo. | My sister lives in Rome.",
                "My sister lives in Oslo. | I no longer live in Oslo.",
                "My sister Ana lives in Oslo. | My sister Eva lives in Rome.",
                "I was born in Oslo. | I no longer live in Oslo.",
                "I work at Acme. | I work with children.",
                "My son Leo is 5. | My son Max is 3.",
                "I play tennis. | I play chess.",
                "I like jazz. | I don't like rock.",
                "I play jazz piano. | I don't like jazz.",
                "I'm allergic to peanuts. | I'm allergic to shellfish.",
                "I'm allergic to peanuts. | I'm not allergic to shellfish.",
                "My favourite colour is green. | My favourite film is Alien.",
                "I love Oslo. | We moved to Porto.",
                "The wedding is on 5 May. | The party is on 12 June.",
                "I'm flying to Rome in May. | I'm flying to Paris in June.",
                "I have two dogs. | I have three cats.",
                "Tom is my brother. | I broke up with Max.",
                "She lives in Oslo. | Eva is my boss. She lives in Rome.",
                "I speak English. | I speak Portuguese.",
                "My mother works at Acme. | I quit my job at Acme.",
                "I want to visit Rome. | I do not want to visit Paris.",
            })
    void leaveAloneWhatHoldsBeside(String older, String newer) {
        var merged = Rolled.merged("- " + older, List.of(), List.of(newer), PLENTY);

        assertThat(merged.text()).isEqualTo("- " + older + "\n- " + newer);
        assertThat(merged.gone()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "My name is Fred and I love tea. | Call me Bob. | I love tea.",
                "I live in Oslo, I like jazz and I work at Acme. | We moved to Porto. | I like jazz and I work at Acme.",
                "I like jazz, tea and rain. | I don't like tea any more. | I like jazz and rain.",
                "I work at Acme and love chess. | I quit my job at Acme. | I love chess.",
                "I live in Oslo and I fly to Rome tomorrow (2026-03-01). | We moved to Porto. | I fly to Rome tomorrow (2026-03-01).",
                "On Saturday (2026-02-28) I bought a piano and I live in Oslo. | We moved to Porto. | On Saturday (2026-02-28) I bought a piano.",
                "The user's name is Fred and they love tea. | Call me Bob. | I love tea.",
                "My sister Ana lives in Oslo. | My sister's name is Anna, not Ana. | My sister Anna lives in Oslo.",
            })
    void takeOutOnlyTheStaleClause(String older, String newer, String left) {
        var merged = Rolled.merged("- " + older, List.of(), List.of(newer), PLENTY);

        assertThat(merged.text()).isEqualTo("- " + left + "\n- " + newer);
        assertThat(merged.gone()).containsExactly(new Gone(older, left, Why.CONTRADICTED));
    }

    @Test
    void leaveTheOtherSentencesOfALine() {
        var merged = Rolled.merged(
                "Notes: she prefers short answers. I live in Oslo. I love  tea.",
                List.of(),
                List.of("I moved to Porto."),
                PLENTY);

        assertThat(merged.text()).doesNotContain("Oslo").contains("short answers.", "tea.", "- I moved to Porto.");
    }

    @Test
    void takeAlongWhatGoesOnAboutThePersonWhoWent() {
        var merged = Rolled.merged(
                "- Tom is my boyfriend. He works at Acme.\n- Tea helps me.",
                List.of(),
                List.of("I broke up with Tom."),
                PLENTY);

        assertThat(merged.text()).isEqualTo("- I broke up with Tom.\n- Tea helps me.");
        assertThat(merged.gone()).hasSize(2);
    }

    @Test
    void standBesideAPinnedSentence() {
        var merged =
                Rolled.merged("- I live in Oslo.", List.of("I live in Oslo."), List.of("I moved to Porto."), PLENTY);

        assertThat(merged.text()).isEqualTo("- I live in Oslo.\n- I moved to Porto.");
        assertThat(merged.gone()).isEmpty();
    }

    @Test
    void putsBackAPinnedSentenceThatIsMissing() {
        assertThat(Rolled.merged("- Tea helps me.", List.of("I live in Oslo."), List.of(), PLENTY)
                        .text())
                .isEqualTo("- Tea helps me.\n- I live in Oslo.");
    }
}
