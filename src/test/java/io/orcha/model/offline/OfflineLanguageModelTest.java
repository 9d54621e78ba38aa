package io.orcha.model.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcha.model.CompletionStream.Event;
import io.orcha.model.LanguageModel.ModelInfo;
import io.orcha.model.LanguageModel.Usage;
import io.orcha.model.Prompt;
import io.orcha.model.TokenCounter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfflineLanguageModelTest {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final TokenCounter tokens = new TokenCounter();
    private final OfflineLanguageModel model = new OfflineLanguageModel(tokens);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "We moved to Porto last May. | Where do I live? | You live in Porto.",
                "I live with my wife in Bergen. | where do i live | You live in Bergen.",
                "I live in Oslo, Norway, and work as a chef. | Where do I live and what's my job? | You live in Oslo, Norway. You work as a chef.",
                "I grew up in Rome. | Where am I from? | You are from Rome.",
                "I'm a software engineer and I work at Acme. | What do I do for a living? | You are a software engineer. You work at Acme.",
                "I don't like olives and can't stand rain. | What don't I like? | You don't like olives. You can't stand rain.",
                "I don't like olives. | Do I like olives? | No, you don't like olives.",
                "I love tea. | do I like tea? | Yes, you love tea.",
                "My favourite colour is green. | What's my favorite color? | Your favourite colour is green.",
                "I love Python. | What is my favourite language? | I don't know your favourite language, but you love Python.",
                "Ana is my sister. | Who is my sister? | Your sister is called Ana.",
                "My sister Ana lives in Oslo. | What's my sister's name? | Your sister is called Ana.",
                "The dog is called Rex. | What is the name of my dog? | Your dog is called Rex.",
                "I have a dog called Rex and a cat called Mia. | What are my pets called? | Your dog is called Rex. Your cat is called Mia.",
                "I'm allergic to peanuts and shellfish. | What am I allergic to? | You are allergic to peanuts and shellfish.",
                "I'm 34. My birthday is on 3 May. | How old am I and when is my birthday? | You are 34 years old. Your birthday is 3 May.",
                "My sister lives in Oslo. | Where does my sister live? | You told me: your sister lives in Oslo.",
                "I play the violin on Sundays. | Which instrument do I play? | You told me: you play the violin on Sundays.",
                "Mein Hund heißt Rex. | Wie heißt mein Hund? | You told me: Mein Hund heißt Rex.",
                "I love Python. My car is red. | What do you know about me? | You love Python. You told me: your car is red.",
                "My name is Fred. | What's my name and how old am I? | Your name is Fred. I don't know how old you are yet.",
            })
    void answersFromWhatTheUserSaid(String stated, String question, String answer) {
        assertThat(Conversation.begun().user(stated).answerTo(question)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "My name is Fred. | Please call me Bob. | Who am I? | Your name is Bob.",
                "I live in Oslo. | We moved to Porto. | Where do I live? | You live in Porto.",
                "I love jazz and tea. | I no longer like jazz. | What do I like? | You love tea.",
                "I used to love jazz. | I love tea. | What do I like? | You love tea.",
                "I love coffee. | I hate coffee now. | What do I love and hate? | You hate coffee.",
                "My name is Fred. | i'm knackered | Who am I? | Your name is Fred.",
            })
    void letsTheNewerStatementWin(String older, String newer, String question, String answer) {
        assertThat(Conversation.begun().user(older).user(newer).answerTo(question))
                .startsWith(answer);
        assertThat(Conversation.remembering(older).user(newer).answerTo(question))
                .startsWith(answer);
    }

    @Test
    void takesNeitherTheAssistantNorOtherSystemMessagesForEvidence() {
        var answer = Conversation.begun()
                .assistant("Your name is Max and you love cats. My name is Max.")
                .system("My name is Max. I love cats.")
                .answerTo("What's my name and what do I love?");

        assertThat(answer).isEqualTo(Reply.UNKNOWN);
    }

    @Test
    void readsAMemoryWithoutTags() {
        var prompt = new Prompt(List.of(
                Prompt.Message.system("User Memory: My name is Fred."), Prompt.Message.user("What's my name?")));

        assertThat(model.complete(prompt).text()).isEqualTo("Your name is Fred.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Hi! My name is Fred and I love Python. | Nice to meet you, Fred. I'll remember that you love Python.",
                "My sister lives in Oslo. | I'll remember that your sister lives in Oslo.",
                "The dog is called Rex! | I'll remember that the dog is called Rex.",
                "Call me Zoë | Nice to meet you, Zoë.",
                "Mein Hund heißt Rex. | I'll remember: Mein Hund heißt Rex.",
            })
    void acknowledgesWhatItUnderstood(String stated, String reply) {
        assertThat(Conversation.begun().answerTo(stated)).isEqualTo(reply);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tell me a joke.",
                "What is the capital of France?",
                "ok",
                "?",
                "",
                "🦊",
                "Write a poem about autumn"
            })
    void saysThatNoModelIsConfiguredForAnythingElse(String message) {
        assertThat(Conversation.begun().user("I love tea.").answerTo(message)).isEqualTo(Reply.NO_MODEL);
    }

    @Test
    void greetsByName() {
        assertThat(Conversation.remembering("- My name is Fred.").answerTo("Hello!"))
                .startsWith("Hello, Fred! ");
    }

    @Test
    void countsTheTokensOfPromptAndReply() {
        var prompt = Conversation.begun().user("My name is Fred.").asking("What's my name?");
        int asked = prompt.messages().stream()
                .mapToInt(message -> tokens.count(message.content()))
                .sum();

        var completion = model.complete(prompt);

        assertThat(completion.usage()).isEqualTo(Usage.of(asked, tokens.count("Your name is Fred.")));
        assertThat(model.complete(prompt)).isEqualTo(completion);
        assertThat(model.info()).isEqualTo(new ModelInfo("offline", "orcha-offline"));
    }

    @Test
    void streamsTheSameReplyWordByWord() {
        var prompt = Conversation.begun().user("My name is Fred.").asking("What's my name?");
        var deltas = new ArrayList<String>();

        try (var stream = model.stream(prompt)) {
            while (stream.next(PATIENCE) instanceof Event.Delta(var text)) {
                deltas.add(text);
            }
            assertThat(stream.next(PATIENCE))
                    .isEqualTo(new Event.Done(model.complete(prompt).usage()));
        }

        assertThat(deltas).containsExactly("Your ", "name ", "is ", "Fred.");
    }

    @Test
    void endsAStreamThatIsClosed() {
        var prompt = Conversation.begun().user("My name is Fred.").asking("What's my name?");
        var stream = model.stream(prompt);
        stream.next(PATIENCE);

        stream.close();

        assertThat(stream.next(PATIENCE)).isInstanceOf(Event.Done.class);
    }
}
