package io.orcha.model.offline.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactExtractorTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            My sister Ana lives in Porto. | user sister Ana; Ana lives_in Porto
            My brother Tom's wife Kate works at Airbus. | user brother Tom; Tom wife Kate; Kate works_at Airbus
            I have two kids: Mia and Leo. | user child Mia; user child Leo
            Sarah is my cousin. | user cousin Sarah
            Maria is Pedro's mother. | Pedro mother Maria
            Pedro is married to Lucia. | Pedro spouse Lucia
            My dentist is Dr Chen. | user doctor Dr Chen
            My daughter's teacher is called Mrs Novak. | user daughter daughter; daughter teacher Mrs Novak
            Lisa, my boss, is from Norway. | user boss Lisa; Lisa from Norway
            My friend Nadia, who is a vet, has four cats. | user friend Nadia; Nadia occupation vet; Nadia pet cats
            my sister anna is a doctor | user sister anna; anna occupation doctor
            """)
    void readsWhoIsWhatToWhom(String said, String facts) {
        assertThat(Told.facts(said)).containsExactlyInAnyOrder(facts.split("; ", -1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hi, I'm Tom, a 35-year-old teacher from Dublin. | user name Tom; user age 35; user occupation teacher; user from Dublin
            My name is Ahmed and I'm 34 years old. | user name Ahmed; user age 34
            Call me Max | user name Max
            I'm French-Canadian. | user nationality French-Canadian
            I'm a vegetarian and I don't drink alcohol. | user diet vegetarian; user avoids alcohol
            My birthday is on 4 July. | user birthday 4 July
            I got divorced in 2019. | user marital_status divorced
            My grandmother turned 85 in April. | user grandmother grandmother; grandmother age 85
            """)
    void readsWhatSomebodyIs(String said, String facts) {
        assertThat(Told.facts(said)).containsExactlyInAnyOrder(facts.split("; ", -1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I was born and raised in Naples. | user from Naples
            I moved from Leeds to York in 2021. | not user lives_in Leeds; user lives_in York
            I live in Bergen, Norway. | user lives_in Bergen
            We're flying to Lisbon in October. | user plans_to_visit Lisbon
            We had to cancel our trip to Morocco. | not user plans_to_visit Morocco
            I've visited Rome, Florence and Pisa. | user visited Rome; user visited Florence; user visited Pisa
            I just came back from Malta. | user visited Malta
            I'm a software engineer at Google. | user occupation software engineer; user works_at Google
            I quit my job at Oracle last week. | not user works_at Oracle
            I work in a hospital as a midwife. | user works_at hospital; user occupation midwife
            I study law at Oxford University. | user studies law; user studies_at Oxford University
            I dropped out of university. | not user studies_at university
            I joined a running club last month. | user member_of running club
            I left the choir in 2020. | not user member_of choir
            I'm volunteering at an animal shelter. | user volunteers_at animal shelter
            """)
    void readsHomesTripsAndWork(String said, String facts) {
        assertThat(Told.facts(said)).containsExactlyInAnyOrder(facts.split("; ", -1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Our cat Luna died two weeks ago. | not user pet Luna; Luna species cat
            We've got a new puppy called Biscuit | user pet Biscuit; Biscuit species dog
            I bought a new laptop yesterday. | user bought new laptop
            I bought my daughter a bicycle. | user daughter daughter; user bought bicycle
            I bought a bike, but I sold it in June. | user bought bike; not user owns bike
            My phone broke yesterday so I bought a Pixel. | not user owns phone; user bought Pixel
            Someone stole my camera in Naples. | not user owns camera
            My uncle gave me his old watch. | user uncle uncle; user owns old watch
            I have no car. | not user owns car
            My car is a Volkswagen Golf. | user owns Volkswagen Golf
            I want to buy an electric guitar. | user wants electric guitar
            I'd love to visit Iceland one day. | user wants Iceland
            I use Linux at home. | user uses Linux
            I switched from Android to an iPhone. | not user uses Android; user uses iPhone
            """)
    void readsPetsAndThings(String said, String facts) {
        assertThat(Told.facts(said)).containsExactlyInAnyOrder(facts.split("; ", -1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I'm into board games. | user likes board games
            I don't like olives. | user dislikes olives
            I never liked coriander. | user dislikes coriander
            I can't stand the smell of fish. | user dislikes smell of fish
            I like to paint. | user likes painting
            I used to love running, but now I prefer cycling. | not user likes running; user prefers cycling
            I like dogs more than cats. | user prefers dogs
            I'd rather read than watch TV. | user prefers reading
            My favourite author is Ursula Le Guin. | user favourite Ursula Le Guin
            Pizza is my favourite food. | user favourite pizza
            I run every morning before work. | user does running
            I took up pottery last year. | user does pottery
            I quit smoking last year. | not user does smoking
            I play the cello in the city orchestra. | user plays cello; user member_of city orchestra
            I'm fluent in Greek. | user speaks Greek
            My niece Lily is learning to swim. | user niece Lily; Lily learns swimming
            I failed my driving test in March. | user attends driving test
            I have type 1 diabetes and take insulin. | user has_condition type 1 diabetes; user takes insulin
            My uncle has Parkinson's disease. | user uncle uncle; uncle has_condition Parkinson's disease
            I stopped eating meat two years ago. | user avoids meat
            I gave up coffee in January. | user avoids coffee
            I have an allergy to eggs. | user allergic_to eggs
            """)
    void readsTastesPursuitsAndHealth(String said, String facts) {
        assertThat(Told.facts(said)).containsExactlyInAnyOrder(facts.split("; ", -1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I have a cat. Her name is Mimi. She hates dogs. | user pet Mimi; Mimi species cat; Mimi dislikes dogs
            I've got a brother / his name's Jan / he's a plumber | user brother Jan; Jan occupation plumber
            My aunt Rosa lives in Naples. She is a dentist. | user aunt Rosa; Rosa lives_in Naples; Rosa occupation dentist
            I visited my brother in May. He works for Shopify. | user brother brother; brother works_at Shopify
            I love sushi but my husband hates it. | user likes sushi; user husband husband; husband dislikes sushi
            My kids hate broccoli but they love peas. | user child kids; kids dislikes broccoli; kids likes peas
            My sister Ana moved to Porto, and she loves it there. | user sister Ana; Ana lives_in Porto; Ana likes Porto
            My mother speaks Tamil, but my father doesn't. | user mother mother; mother speaks Tamil; user father father; \
            not father speaks Tamil
            """)
    void resolvesPronounsAndNamesThatComeLater(String said, String facts) {
        assertThat(Told.facts(said)).containsExactlyInAnyOrder(facts.split("; ", -1));
    }

    @Test
    void leavesPronounsAloneThatCouldMeanTwo() {
        assertThat(Told.facts("My aunt Rosa and my aunt Eva moved to Bern. She is a judge."))
                .noneMatch(fact -> fact.contains("occupation"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Do you know a good dentist in Leeds?",
                "What should I get my wife for her birthday?",
                "You know that I live in Paris, right?",
                "Remind me to call my dentist",
                "Please write an email to my boss Karen.",
                "If I had money, I would buy a boat.",
                "I'd buy a Tesla if I could afford it.",
                "I wish I could play the piano.",
                "I think my brother lives in Cardiff.",
                "Maybe I'll move to Spain.",
                "I was thinking of buying a boat.",
                "I nearly adopted a cat.",
                "I've never been to Paris.",
                "People say that Berlin is expensive.",
                "Apparently Tim sold his house.",
                "Dogs are great.",
                "I have a question about Java.",
                "I have a meeting tomorrow.",
                "I had surgery last week.",
                "I take the bus to work.",
                "I feel tired.",
                "I have a pet snake. Just kidding.",
                "I own a yacht, I made that up.",
                "Translate into French: my sister lives in Rome.",
                "Thanks, that helps!",
                "ok",
                "",
                "?!",
            })
    void readsNothingWhereNothingIsStated(String said) {
        assertThat(Told.facts(said)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I live in Lyon. Is there a bakery near me? | user lives_in Lyon
            Since I'm allergic to soy, what can I cook? | user allergic_to soy
            Recommend me something without nuts because I'm allergic to nuts. | user allergic_to nuts
            Remember that I'm vegan. | user diet vegan
            My wife likes orchids, so if I had a garden I'd plant some. | user wife wife; wife likes orchids
            My brother lives in Split and says he might buy a boat. | user brother brother; brother lives_in Split
            """)
    void readsTheStatementBesideAQuestionARequestOrACondition(String said, String facts) {
        assertThat(Told.facts(said)).containsExactlyInAnyOrder(facts.split("; ", -1));
    }

    @Test
    void tellsWhatIsTakenBackFromWhatHasEnded() {
        assertThat(Told.triples("I was joking, I don't have a dog."))
                .singleElement()
                .satisfies(triple -> {
                    assertThat(triple.holds()).isFalse();
                    assertThat(triple.retracted()).isTrue();
                });
        assertThat(Told.triples("I don't have a dog any more.")).singleElement().satisfies(triple -> {
            assertThat(triple.holds()).isFalse();
            assertThat(triple.retracted()).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I've lived in Ghent for three years. | for three years | | false
            I worked at Siemens from 2008 to 2016. | from 2008 | to 2016 | false
            I sold my motorbike in May. | | in May | false
            I visited Japan two years ago. | two years ago | | false
            I'm moving to Rotterdam next month. | next month | | true
            I've been vegan since March 2019. | since March 2019 | | false
            I play tennis on Fridays. | | | false
            """)
    void keepsTheWordsForTimes(String said, String since, String until, boolean ahead) {
        assertThat(Told.triples(said)).singleElement().satisfies(triple -> {
            assertThat(triple.since()).isEqualTo(since);
            assertThat(triple.until()).isEqualTo(until);
            assertThat(triple.ahead()).isEqualTo(ahead);
        });
    }

    @Test
    void tellsWhereEachFactStands() {
        var triples = Told.triples("Hello there! / I live in Oslo. My dog Rex barks.");

        assertThat(triples).extracting(StatedTriple::message).containsOnly(1);
        assertThat(triples)
                .extracting(StatedTriple::sentence)
                .containsExactly("I live in Oslo.", "My dog Rex barks.", "My dog Rex barks.");
        assertThat(triples.getFirst().subject()).isEqualTo(Term.user());
        assertThat(triples.getFirst().object()).isEqualTo(new Term(Term.Type.ENTITY, "Oslo", "place", true));
        assertThat(triples.getLast().object()).isEqualTo(Term.value("dog"));
    }

    @Test
    void givesEveryFactOnce() {
        assertThat(Told.facts("My sister Ana is here. My sister likes tea. / Ana is my sister. I like my sister Ana."))
                .containsExactlyInAnyOrder("user sister Ana", "Ana likes tea");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ich wohne in Berlin und meine Schwester heißt Anna.",
                "Mi hermano vive en Madrid y tiene un perro.",
                "J'habite à Lyon avec ma femme Camille.",
                "Minha irmã mora em Lisboa.",
                "私は東京に住んでいます。",
                "Меня зовут Олег, я живу в Минске.",
                "أنا أعيش في القاهرة",
            })
    void readsNothingInOtherLanguages(String said) {
        assertThat(Told.facts(said)).isEmpty();
    }

    @Test
    void asksForNothingButMessages() {
        assertThat(new FactExtractor().extract(List.of())).isEmpty();
    }
}
