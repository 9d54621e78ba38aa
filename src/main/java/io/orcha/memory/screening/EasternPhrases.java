package io.orcha.memory.screening;

/** What orders to an assistant are made of, in Turkish, Arabic, Hindi, Chinese, Japanese and Korean. */
final class EasternPhrases {

    private static final String TURKISH = """
            OVERRIDE_LAST: yok say, yoksay, unut, unutun, görmezden gel, görmezden gelin, göz ardı et, dikkate alma, boş ver
            TARGET: talimat*, kurallar, kuralları, kurallarını, yönerge*, komutları
            OWN: sistem istem*, sistem prompt*, sistem mesaj*, sistem talimat*
            CONDUCT_LAST: öner, önerin, tavsiye et, söyle, söyleyin, cevapla, yanıtla, yanıt ver, cevap ver, bahset, bahsetme, öv, ekle, önermelisin, söylemelisin, göster, gösterin, açıkla, yazdır
            ADVERB: her zaman, daima, asla, hep, sadece
            SCOPE: bundan sonra, bundan böyle, şu andan itibaren, artık, her cevapta, her yanıtta, tüm kullanıcılara, her kullanıcıya, kullanıcıya, biri sorduğunda
            ALONE: yeni kuralın, yeni görevin, sen artık bir, gibi davran, rolünü yap
            ME: ben, bana, benim, biz, annem, babam, kızım, oğlum
            """;

    private static final String ARABIC = """
            OVERRIDE: تجاهل, تجاهلي, تجاهلوا, انس, انسى, تخط, تخطى, لا تتبع
            TARGET: التعليمات, تعليماتك, تعليمات, القواعد, قواعدك, الأوامر, التوجيهات, الإرشادات
            OWN: موجه النظام, رسالة النظام, تعليمات النظام, تعليماتك
            CONDUCT: أوصي, أوص, توصي, قل, تقول, أجب, تجيب, انصح, تنصح, اذكر, تذكر, امدح, اقترح, أضف, أخبر
            SHOW: أظهر, اعرض, اكشف, اطبع, كرر
            ADVERB: دائما, أبدا, فقط
            SCOPE: من الآن فصاعدا, من الآن, منذ الآن, في كل إجابة, كل إجابة, كل رد, لجميع المستخدمين, المستخدم, كلما, إذا سألك
            NOT: لا
            SKIP: من فضلك, رجاء, الآن, ثم
            MODAL: يجب عليك, عليك أن, يجب أن, لا بد أن, يتعين عليك, أريدك أن
            OPENING: تصرف ك*, تصرف كأنك, تظاهر, تعليمات جديدة
            ALONE: قاعدتك الجديدة, مهمتك الجديدة, أنت الآن, في ذاكرتك
            SKIP: أن, بأن
            ME: أنا, نحن, والدي, والدتي, أمي, أبي, صديقي
            """;

    private static final String HINDI = """
            OVERRIDE_LAST: अनदेखा करें, अनदेखा करो, अनदेखा कर दो, अनदेखी करें, नज़रअंदाज़ करें, नज़रअंदाज़ करो, नजरअंदाज करें, नजरअंदाज करो, भूल जाओ, भूल जाएं, भूल जाइए, मत मानो
            TARGET: निर्देश, निर्देशों, नियम, नियमों, आदेश, आदेशों
            OWN: सिस्टम प्रॉम्प्ट, सिस्टम निर्देश
            CONDUCT_LAST: सिफारिश करो, सिफारिश करें, सलाह दो, सलाह दें, सुझाव दो, सुझाव दें, बताओ, बताएं, कहो, कहें, जवाब दो, जवाब दें, तारीफ करो, तारीफ करें, तारीफ करनी चाहिए, सिफारिश करनी चाहिए, कहना चाहिए, उल्लेख करो, दिखाओ, दिखाएं
            ADVERB: हमेशा, कभी नहीं, कभी, सदा, केवल
            SCOPE: अब से, आगे से, हर जवाब, हर उत्तर, सभी उपयोगकर्ताओं, हर उपयोगकर्ता, जब भी
            MODAL: तुम्हें, आपको, तुमको
            ALONE: तुम्हारा नया नियम, आपका नया नियम, तुम अब
            ME: मैं, मेरी, मेरा, मेरे, हम, मुझे
            """;

    private static final String EAST_ASIAN = """
            OVERRIDE_LAST: 忽略, 无视, 無視, 忘记, 忘記, 忘掉, 不要遵守, 無視して, 無視しろ, 無視せよ, 忘れて, 忘れろ, 무시하, 무시해, 잊어, 잊으, 따르지 마
            TARGET: 指令, 指示, 规则, 規則, 提示词, 提示詞, 命令, ルール, 命令, プロンプト, 지시, 규칙, 명령, 프롬프트, 지침
            OWN: 系统提示, 系統提示, 系统指令, 系統指令, 系统消息, システムプロンプト, システムメッセージ, 시스템 프롬프트, 시스템 메시지, 시스템 지시
            CONDUCT_LAST: 推荐, 推薦, 说, 說, 回答, 回复, 提到, 告诉, 告訴, 赞美, 建议, 显示, 顯示, 输出, 輸出, 泄露, 告诉我, 勧めてください, 勧めろ, 推奨してください, 推奨しろ, 推薦してください, 答えて, 答えなければならない, 言って, 表示して, 見せて, 教えて, 추천해, 추천하세요, 추천하라, 추천하십시오, 말해, 말하세요, 대답해, 대답하세요, 칭찬해, 보여, 출력해, 알려
            ADVERB: 总是, 總是, 永远, 永遠, 始终, 一律, 从不, 絕不, 绝不, 常に, いつも, 必ず, 決して, 항상, 언제나, 반드시, 절대
            SCOPE: 从现在开始, 从现在起, 從現在開始, 今后, 今後, 以后, 每次回答, 每个回答, 所有用户, 每个用户, 对用户, これから, これからは, 全ての回答, すべての回答, ユーザーに, 앞으로, 지금부터, 모든 답변, 모든 사용자, 사용자에게
            MODAL: 你必须, 你必須, 你应该, 你要, 请你, 您必须, あなたは, 君は, 너는, 당신은
            OPENING: 扮演, 假装你, 假裝你, 新指令, 新的指令, 新しい指示, 새로운 지시
            ALONE: 你现在是, 你的新规则, 你的新任务, 你不再是, あなたは今から, のふりをして, あなたの新しい, 너는 이제, 너의 새로운, 인 척해
            ME: 我, 他, 她, 咱, 私, 僕, 俺, 彼, 彼女, 저는, 저의, 제, 나는, 나의, 내, 우리, 친구, 그는
            """;

    static final String TEXT = TURKISH + ARABIC + HINDI + EAST_ASIAN;

    private EasternPhrases() {}
}
