package io.orcha.model.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requirement B2 for any name and any stated likes. */
class NameAndLikesTest {

    private static final String QUESTION = "What's my name and what do I love?";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Hi! My name is Fred and I love Python. | Your name is Fred. You love Python.",
                "my name is fred and i love python | Your name is fred. You love python.",
                "my name is fred i love python | Your name is fred. You love python.",
                "MY NAME IS FRED AND I LOVE PYTHON! | Your name is FRED. You love PYTHON.",
                "Hello there, I'm Jean-Luc O'Neil. I adore hiking, jazz and Thai food! | Your name is Jean-Luc O'Neil. You adore hiking, jazz and Thai food.",
                "I’m Søren, and I’m into sailing | Your name is Søren. You are into sailing.",
                "My name is 李小龍, I enjoy kung fu. | Your name is 李小龍. You enjoy kung fu.",
                "我叫李小龍。我喜欢功夫。 | Your name is 李小龍. You like 功夫.",
                "Call me Zoë 🦊! I really love to cook. | Your name is Zoë 🦊. You love to cook.",
                "The name's Bond, James Bond. I like fast cars & martinis. | Your name is James Bond. You like fast cars and martinis.",
                "Hey, this is Ana Lima here. I'm a huge fan of fado. | Your name is Ana Lima. You are a huge fan of fado.",
                "You can call me Al. I love C++, C# and Node.js. | Your name is Al. You love C++, C# and Node.js.",
                "My name is María José de la Cruz and I love rock and roll. | Your name is María José de la Cruz. You love rock and roll.",
                "My name is Олег and I love борщ! | Your name is Олег. You love борщ.",
                "My name is An. What I love most is snow. | Your name is An. You love snow.",
                "Björk is my name, I love ice | Your name is Björk. You love ice.",
                "My name is D'Angelo and love salsa | Your name is D'Angelo. You love salsa.",
                "My name is J. R. Smith but I love my dog more than anything. | Your name is J. R. Smith. You love your dog.",
                "i'm fred and i love tea | Your name is fred. You love tea.",
                "Me llamo José y me gusta el fútbol. | Your name is José. You like el fútbol.",
                "Ich heiße Jürgen und ich liebe Bier. | Your name is Jürgen. You like Bier.",
                "Je m’appelle Chloé et j'adore le vélo. | Your name is Chloé. You like le vélo.",
                "Eu me chamo João e eu gosto de samba. | Your name is João. You like samba.",
                "Mi chiamo Chiara e mi piace il mare. | Your name is Chiara. You like il mare.",
            })
    void areAnsweredFromTheConversationAndFromMemoryAlone(String stated, String answer) {
        var memory = Rolled.up(null, List.of(stated), 4_000);

        assertThat(Conversation.begun().user(stated).assistant("Hello!").answerTo(QUESTION))
                .as("in the same session")
                .isEqualTo(answer);
        assertThat(Conversation.remembering(memory).answerTo(QUESTION))
                .as("in a new session, from the memory %s", memory)
                .isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The user's name is Fred. The user loves Python.",
                "User is called Fred and loves Python",
                "Name: Fred\nLoves: Python",
                "Your name is Fred. You love Python.",
                "* My name is Fred\n* I love Python",
                "The user's name is Fred. Fred loves Python.",
                "User's name: Fred. They love Python.\nLoves: Python",
                "The user, Fred, loves Python.",
                "The user's name is Fred and they love Python.",
                "- My name is Fred and I love Python.",
            })
    void areFoundInAMemoryThatAClientWrote(String memory) {
        assertThat(Conversation.remembering(memory).answerTo(QUESTION))
                .isEqualTo("Your name is Fred. You love Python.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What's my name and what do I love?",
                "whats my name and what do i love",
                "What is my name? And what do I love?",
                "WHAT'S MY NAME & WHAT DO I LIKE",
                "Do you know my name and what I enjoy?",
                "Please remind me of my name and tell me what I love.",
                "Hi again! Can you tell me who I am and what I love?",
                "What do you know about me?",
            })
    void areAnsweredHoweverTheQuestionIsPut(String question) {
        assertThat(Conversation.remembering("- My name is Fred and I love Python.")
                        .answerTo(question))
                .isEqualTo("Your name is Fred. You love Python.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'm tired.",
                "I'm from Oslo.",
                "I'm a nurse.",
                "I'm allergic to peanuts.",
                "I'm German.",
                "I'm OK.",
                "I'M TIRED.",
                "I'm Happy.",
                "I am hungry",
                "i'm vegan",
                "I'm so sorry",
                "I'm in Paris.",
                "I'm 34.",
                "I'm working from home",
                "I'm not Bob.",
                "My name is a secret.",
                "My name is not Bob.",
                "My name is hard to pronounce",
                "My sister's name is Ana.",
                "My dog's name is Rex.",
                "I am the CEO of Acme.",
                "I am married to Ana.",
                "I'm into sailing",
                "I'm not sure I like tea.",
                "I'm Christian Orthodox",
            })
    void doNotTakeOtherStatementsForAName(String stated) {
        assertThat(Conversation.begun().user(stated).answerTo("What is my name?"))
                .isEqualTo(Reply.UNKNOWN);
    }
}
