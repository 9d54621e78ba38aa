package io.orcha.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.orcha.sample.SamplePerson.Session;
import io.orcha.session.ChatMessage.Role;
import io.orcha.session.Conversation;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The invented people's conversations, and where they may be used. */
class SamplePeopleTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final Pattern REACHES_SOMEONE = Pattern.compile("@|://|www\\.|\\+?\\d[\\d /-]{6,}\\d");

    private final SamplePeople samples = new SamplePeople(new ObjectMapper()
            .findAndRegisterModules()
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES));

    private final List<SamplePerson> people =
            IntStream.rangeClosed(1, SamplePeople.COUNT).mapToObj(samples::get).toList();

    @Test
    void areThreeWithTwentySessions() {
        assertThat(people).hasSize(3).extracting(SamplePerson::name).doesNotHaveDuplicates();
        assertThat(sessions()).hasSize(20);
        assertThat(people)
                .allSatisfy(person -> assertThat(person.sessions())
                        .extracting(Session::device)
                        .hasSizeGreaterThan(1)
                        .satisfies(devices ->
                                assertThat(devices.stream().distinct()).hasSizeGreaterThan(1)));
    }

    @Test
    void talkInTurns() {
        assertThat(sessions()).allSatisfy(session -> {
            assertThat(session.messages()).hasSizeBetween(4, 16);
            assertThat(IntStream.range(0, session.messages().size()))
                    .allSatisfy(i -> assertThat(session.messages().get(i).role())
                            .isEqualTo(i % 2 == 0 ? Role.USER : Role.ASSISTANT));
        });
    }

    @Test
    void sayNothingTwice() {
        assertThat(contents()).doesNotHaveDuplicates().noneMatch(String::isBlank);
        assertThat(people)
                .allSatisfy(person -> assertThat(person.sessions())
                        .extracting(Session::daysAgo)
                        .doesNotHaveDuplicates());
    }

    @Test
    void giveNoAddressOrNumberThatReachesSomeone() {
        assertThat(contents()).noneMatch(text -> REACHES_SOMEONE.matcher(text).find());
    }

    @Test
    void speakOverAboutTwoYearsUntilNow() {
        assertThat(people).allSatisfy(person -> {
            assertThat(person.sessions())
                    .isSortedAccordingTo(
                            Comparator.comparingInt(Session::daysAgo).reversed());
            assertThat(person.sessions().getFirst().daysAgo()).isBetween(600, 760);
            assertThat(person.sessions().getLast().daysAgo()).isBetween(1, 30);
        });
    }

    /** At the first moment of a day the day before has ended. */
    @Test
    void haveSpokenInThePastOneMessageAfterTheOther() {
        for (var person : people) {
            var times = lines(person).map(Conversation.Line::createdAt).toList();

            assertThat(times).isSorted().doesNotHaveDuplicates().allMatch(NOW::isAfter);
        }
    }

    @Test
    void nameDaysInTheirLanguage() {
        assertThat(people)
                .allSatisfy(person -> assertThat(lines(person))
                        .noneMatch(line -> line.content().contains("{")));
        assertThat(saidBy(0)).anyMatch(text -> text.contains("The van arrived on 16 January 2025"));
        assertThat(saidBy(1)).anyMatch(text -> text.contains("4. Dezember 2024"));
        assertThat(saidBy(2)).anyMatch(text -> text.contains("no dia 22 de fevereiro de 2025"));
        assertThat(LocalDate.of(2025, 1, 16))
                .isEqualTo(LocalDate.ofInstant(NOW, ZoneOffset.UTC).minusDays(409));
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod", "staging"})
    void areOffOutsideDevelopmentAndTests(String profile) throws Exception {
        assertThat(isEnabled(profile)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "test"})
    void areOnInDevelopmentAndTests(String profile) throws Exception {
        assertThat(isEnabled(profile)).isTrue();
    }

    private static boolean isEnabled(String profile) throws Exception {
        var settings = SamplePeopleTest.class.getResource("/application.properties");
        return new SmallRyeConfigBuilder()
                .withProfile(profile)
                .withSources(new PropertiesConfigSource(settings))
                .withMapping(SampleDataConfig.class)
                .withValidateUnknown(false)
                .build()
                .getConfigMapping(SampleDataConfig.class)
                .enabled();
    }

    private List<Session> sessions() {
        return people.stream()
                .map(SamplePerson::sessions)
                .flatMap(Collection::stream)
                .toList();
    }

    private Stream<String> contents() {
        return sessions().stream()
                .flatMap(session -> session.messages().stream())
                .map(SamplePerson.Message::content);
    }

    private Stream<String> saidBy(int person) {
        return lines(people.get(person)).map(Conversation.Line::content);
    }

    private static Stream<Conversation.Line> lines(SamplePerson person) {
        return person.conversations(NOW).stream().flatMap(conversation -> conversation.lines().stream());
    }
}
