package io.orcha.memory.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcha.memory.summary.EvidenceCheck.Fault;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sentence has to rest on what was said, in whatever language. */
class EvidenceCheckTest {

    /** A Thursday. */
    private static final Instant SAID_AT = Instant.parse("2026-03-05T10:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I live in Berlin. | Lives in Berlin.
            I love running | Loves running.
            my sister is called ana | Has a sister called Ana.
            I pay 1,500 a month | Pays 1500 a month.
            ich bin allergisch gegen Nüsse | Hat eine Allergie gegen Nüsse.
            Ich wohne in Köln | Der Nutzer wohnt in Köln.
            J'habite à Orléans depuis peu | Habite à Orléans.
            Mam siostrę Annę | Siostra to Anna.
            Я живу в Москве | Пользователь живёт в городе Москва.
            我对花生过敏 | 用户对花生过敏。
            東京に住んでいます | 東京在住。
            저는 베를린에 살아요 | 베를린에서 거주.
            أنا أحب الموسيقى | يحب موسيقى الجاز والموسيقى.
            ฉันแพ้ถั่วลิสง | แพ้ถั่วลิสง
            मैं दिल्ली में रहता हूँ | दिल्ली में रहता है।
            I have an exam tomorrow | Has an exam on 2026-03-06.
            My exam is next Friday | Has an exam on 13 March 2026.
            Ich habe morgen eine Prüfung | Hat am 2026-03-06 eine Prüfung.
            我明天有考试 | 2026年3月6日有考试。
            I moved to Porto 30 years ago | Moved to Porto in 1996.
            My birthday is 5 March 1990 | Birthday: 1990-03-05
            """)
    void acceptsWhatItsSourceSays(String said, String sentence) {
        assertThat(EvidenceCheck.fault(sentence, List.of(statement(said)))).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I like tea. | Owns a yacht. | UNRELATED
            I like tea. | The user is a teacher. | UNRELATED
            I have a dog. | The user has the flu. | UNRELATED
            我喜欢喝茶 | 用户在银行工作。 | UNRELATED
            東京に住んでいます | 大阪で働いています。 | UNRELATED
            저는 차를 좋아해요 | 부산에서 근무. | UNRELATED
            أنا أحب الشاي | يعمل مهندسا | UNRELATED
            ฉันชอบดื่มชา | ทำงานธนาคาร | UNRELATED
            I like tea. | 🍵 | UNRELATED
            I have cats. | Has 3 cats. | NUMBER
            I have ٣ cats. | Has 4 cats. | NUMBER
            I moved to Porto. | Moved to Porto on 2024-01-05. | NUMBER
            I go to Porto tomorrow. | Goes to Porto on 1950-01-05. | NUMBER
            I like tea from China. | Likes tea from Mariage in China. | NAME
            I have a sister. | Has a sister called Ana. | NAME
            Я живу в городе Москве | Пользователь живёт в городе Казань. | NAME
            I have a friend Mark. | Has a friend Mary. | NAME
            """)
    void refusesWhatNobodySaid(String said, String sentence, Fault fault) {
        assertThat(EvidenceCheck.fault(sentence, List.of(statement(said)))).isEqualTo(fault);
    }

    @Test
    void grantsNoDatesOnTheWordOfANote() {
        var note = Evidence.note(1, "Has an exam tomorrow.", List.of());

        assertThat(EvidenceCheck.fault("Has an exam on 2026-03-06.", List.of(note)))
                .isEqualTo(Fault.NUMBER);
    }

    @Test
    void namesAsSourcesOnlyTheStatementsThatSaySo() {
        var tea = statement("I like tea.");
        var dog = Evidence.statement(2, new SummaryRequest.Statement(UUID.randomUUID(), SAID_AT, "My dog barks."));

        assertThat(EvidenceCheck.supporting("Likes tea.", List.of(tea, dog))).containsExactly(tea);
    }

    private static Evidence statement(String text) {
        return Evidence.statement(1, new SummaryRequest.Statement(UUID.randomUUID(), SAID_AT, text));
    }
}
