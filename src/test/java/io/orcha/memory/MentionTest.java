package io.orcha.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Rex|I feed Rex's sister.",
                "Rex|I feed Rex’s sister.",
                "Rex's|I feed Rex.",
                "Bruno|Brunos Hund bellt.",
                "Bruno|BRUNO is here",
                "Bruno|Br\u00ADuno and Bru\u200Bno",
                "Bru\u200Dno|Bruno is here",
                "Bruno|Brunoさんは先生です",
                "Bruno|I love Bruno❤",
                "Bruno|see bruno_smith or #bruno",
                "Anna|l’ami d’Anna",
                "O'Brien|OBriens are loud",
                "OBrien|O’Brien's dog",
                "Anna Bloch|Anna-Bloch's house",
                "Anna|Mówiłem z Anną",
                "Анна|Я живу с Анной",
                "Анна|Кот Анны спит",
                "Аня|Я люблю Аню",
                "Иван|Я видел Ивана",
                "Νίκος|Το σπίτι του Νίκου",
                "أحمد|تكلمت مع وأحمد",
                "서울|저는 서울에 살아요",
                "김|김은 친구",
                "タナカ|タナカさんは先生です",
                "さくら|さくらです",
                "田中|私は田中です",
                "アン|アンは友達",
                "สมชาย|ผมชื่อสมชายครับ",
                "straße 5|I live in STRASSE 5",
                "José|Jose\u0301 is here",
                "divorce|I got divorced",
                "hiking|I went HIKING",
                "C++|I write C++.",
                "🦄|I love the 🦄!"
            })
    void findsANameInAnyForm(String named, String sentence) {
        assertThat(Mention.of(named).isQuotedIn(sentence)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ana|I love bananas.",
                "Ana|Anastasia is here.",
                "Ana|Anna is here.",
                "Anna|Anne and Ann and Annie and Hanna",
                "Carl|Carla and Carlo and Carly",
                "Simon|Simone is here",
                "Simone|Simon is here",
                "Carlo|Carlos is here",
                "Marie|Mary is here",
                "Анна|Аннета Иванова",
                "Иван|Иванова и Ивановна",
                "Оля|Олег",
                "アン|アンドロイドが好き",
                "김|김치를 좋아해요",
                "C|I write C++.",
                "12|I have 120",
                "Anna Bloch|Anna Smith met Carl",
                "...|anything"
            })
    void doesNotFindWhatOnlyBeginsAlike(String named, String sentence) {
        assertThat(Mention.of(named).isIn(sentence)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "My spare key is under the xyz pot.|Noted: your spare key is under the xyz pot.",
                "My spare key is under the xyz pot.|Your spare key? It is below the xyz pot!",
                "My brother Bruno lives in Lisbon|Bruno moved to Lisbon.",
                "My brother Bruno lives in Lisbon|Your brother Bruno is based in Lisbon.",
                "I work at Acme|You work for Acme.",
                "I hike every weekend in Norway|Hikes in Norway every weekend.",
                "Mein Bruder Bruno wohnt in Porto|Dein Bruder Bruno wohnt in Porto.",
                "Ich wohne in Porto|Du wohnst in Porto.",
                "私の妹は東京に住んでいます|妹さんは東京にお住まいですね",
                "我妹妹住在东京|你妹妹住在东京"
            })
    void findsWhatSaysTheSame(String stated, String sentence) {
        assertThat(Mention.of(stated).isIn(sentence)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "My brother Bruno lives in Lisbon|My brother Carl lives in Lisbon.",
                "my brother bruno lives in lisbon|my brother carl lives in lisbon.",
                "My brother Bruno lives in Lisbon|My sister Eva lives in Lisbon.",
                "My son Tom is severely allergic to peanuts|My daughter Eve is severely allergic to peanuts.",
                "My son Tom is severely allergic to peanuts|My daughter is allergic to peanuts.",
                "My son Tom is severely allergic to peanuts|Tom is my son.",
                "I am allergic to peanuts and shellfish|I am allergic to peanuts and sesame.",
                "My PIN is 1234|My PIN is 5678",
                "我哥哥住在东京|我姐姐住在东京"
            })
    void doesNotFindWhatIsSaidOfSomebodyElse(String stated, String sentence) {
        assertThat(Mention.of(stated).isIn(sentence)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I love Python.|Noted: you love Python!|",
                "I love Python.|Hello Fred. I'll remember that you love Python.|Hello Fred.",
                "I am afraid of spiders.|You're afraid of spiders. That is common.|That is common.",
                "My name is Fred and I love Python.|Nice to meet you, Fred. I'll remember that you love Python.|Nice to meet you, Fred.",
                "I love Python and I am tired.|You are late. You are right.|You are late. You are right.",
                "I love Python.|Python is a language that many people love.|Python is a language that many people love."
            })
    void removesWhatIsSaidBackToTheUser(String stated, String reply, String rest) {
        assertThat(Mentions.of(List.of(stated)).removedFrom(reply)).isEqualTo(rest);
    }

    @Test
    void readsASentenceOnceForAllMentions() {
        var named = new ArrayList<String>();
        IntStream.range(0, 30).forEach(i -> named.add("my colleague number" + i + " likes green tea"));
        var mentions = Mentions.of(List.copyOf(named));
        var messages = IntStream.range(0, 10_000)
                .mapToObj(i -> "I went to the market with person" + i + " and bought apples and some green tea.")
                .toList();
        messages.forEach(mentions::anyIn);

        // Time of the processor, for a shared machine may be slow.
        var thread = ManagementFactory.getThreadMXBean();
        long start = thread.getCurrentThreadCpuTime();
        long found = messages.stream().filter(mentions::anyIn).count();
        var took = Duration.ofNanos(thread.getCurrentThreadCpuTime() - start);

        System.out.println("10,000 messages x 30 mentions: " + took.toMillis() + " ms");
        assertThat(found).isZero();
        // The tests do without the second compiler, with which it takes 0.3 s.
        assertThat(took).isLessThan(Duration.ofSeconds(6));
    }
}
