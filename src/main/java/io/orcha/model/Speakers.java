package io.orcha.model;

/** The names under which the parties of a chat speak in prompts, in the languages in which somebody may pose as one. */
public final class Speakers {

    /** Alternatives of a regular expression for text as {@link VisibleText#lower} gives it. */
    public static final String NAMES = VisibleText.fold(
            "system|assistant|user|human|developer|tool|ai|bot|chatbot|chatgpt|gpt|claude|llm|admin|administrator|root"
                    + "|systemprompt|systemnachricht|assistent|benutzer|système|utilisateur|sistema|asistente|usuario|assistente|usuário"
                    + "|utente|systeem|gebruiker|użytkownik|asystent|система|системa|ассистент|пользователь|sistem|asistan|kullanıcı"
                    + "|系统|系統|助手|助理|用户|用戶|システム|アシスタント|ユーザー|시스템|어시스턴트|사용자|النظام|المساعد|المستخدم|सिस्टम|सहायक");

    /** What may follow a name: "system prompt", "system message". */
    public static final String KIND =
            "(?:[ _-](?:prompt|messages?|notes?|override|instructions?|update|role|turn|says))?";

    private Speakers() {}
}
