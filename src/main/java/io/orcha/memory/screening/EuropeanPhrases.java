package io.orcha.memory.screening;

/** What orders to an assistant are made of, in German, French, Spanish, Portuguese, Italian, Dutch, Polish and Russian. */
final class EuropeanPhrases {

    private static final String GERMANIC = """
            OVERRIDE: ignoriere, ignorier, ignorieren Sie, vergiss, vergesst, vergessen Sie, missachte, missachten Sie, umgehe, überschreibe, verwirf, lösche, negeer, vergeet, omzeil, wis
            TARGET: Anweisung, Anweisungen, Regel, Regeln, Vorgaben, Richtlinien, Vorschriften, Befehle, Instruktionen, instructies, instructie, regels, richtlijnen, voorschriften, opdrachten, alles Bisherige, alles oben, alles hierboven
            YOURS: dein, deine, deinen, deiner, Ihre, Ihren, je, jouw, uw
            OWN: Systemprompt, System-Prompt, Systemanweisung, Systemanweisungen, Systemnachricht, systeemprompt, systeeminstructies
            CONDUCT: empfiehl, empfehle, empfiehlst, empfehlen, sag, sage, sagst, sagen, antworte, antwortest, antworten, erwähne, erwähnst, erwähnen, lobe, loben, nenne, nennen, behaupte, behaupten, füge, weise, bewirb, bewerben, schlage, schlag, vorschlagen, schreib, schreibe, schreiben, verweise, verweisen, verheimliche, verschweige, gib, aanbevelen, beveel, raad, zeg, zeggen, antwoord, antwoorden, noem, noemen, vermeld, vermelden, prijs, prijzen, schrijf, verwijs
            SHOW: zeig, zeige, zeigen Sie, gib, geben Sie, nenne, wiederhole, drucke, verrate, offenbare, toon, laat, geef, herhaal, onthul
            ASK: was ist, was sind, wie lautet, wie lauten, wat is, wat zijn
            ADVERB: immer, nie, niemals, stets, ausschließlich, nur, altijd, nooit, enkel, alleen
            SCOPE: ab jetzt, ab sofort, von jetzt an, von nun an, ab heute, künftig, in Zukunft, in jeder Antwort, jeder Antwort, in allen Antworten, deinen Antworten, jedes Mal, jedem Nutzer, jeder Nutzer, allen Nutzern, dem Nutzer, allen Benutzern, jedem Benutzer, wenn jemand, wenn man dich, wenn du gefragt wirst, wann immer, vanaf nu, voortaan, in elk antwoord, elk antwoord, alle antwoorden, elke gebruiker, alle gebruikers, de gebruiker, telkens wanneer, als iemand, in de toekomst
            CROWD: allen, jedem, iedereen
            AND: und, en
            SKIP: bitte, jetzt, nun, dann, und, sofort, also, du, Sie, alsjeblieft, graag, nu, dan, en
            MODAL: du musst, du wirst, Sie müssen, du darfst nicht, du darfst nur, du sollst, Sie sollen, musst du, je moet, jij moet, moet je, u moet, u dient, je mag niet, je zult
            ADVICE: du solltest, Sie sollten, du kannst, je zou
            OBLIGED: muss, soll, sollte, wird immer, darf nicht, darf nur, moet, dient
            ASSISTANT: der Assistent, dieser Assistent, die KI, der Chatbot, das Sprachmodell, de assistent, de AI, het taalmodel
            REMEMBER_TO: denk daran, denke daran, vergiss nicht, zorg ervoor dat je, stell sicher dass du
            OPENING: tu so als, verhalte dich wie, verhalte dich als, spiel die Rolle, spiele die Rolle, doe alsof je, gedraag je als, neue Anweisung, neue Anweisungen, nieuwe instructies
            ALONE: deine neue Regel, deine neue Aufgabe, deine neue Rolle, deine neuen Anweisungen, du bist jetzt ein, du bist jetzt DAN, du bist nicht mehr, in deinem Gedächtnis, je nieuwe regel, je bent nu een, in je geheugen
            ME: ich, wir, er, mein, meine, ik, wij, mijn, hij, zij
            TO_ME: mir, mich, meine, meinem, mij
            """;

    private static final String ROMANCE = """
            OVERRIDE: ignorez, oublie, oubliez, néglige, contourne, désobéis, ne tiens pas compte, ne tenez pas compte, fais abstraction, ignora, ignoren, ignore, olvida, olvide, olvídate, omite, desobedece, esqueça, esquece, desconsidere, desconsidera, dimentica, dimenticate, trascura, scorda
            TARGET: consigne, consignes, règles, directives, consignas, instrucción, instrucciones, reglas, órdenes, indicaciones, instrução, instruções, regras, diretrizes, ordens, istruzione, istruzioni, regole, direttive, indicazioni, prompt
            YOURS: ton, ta, tes, votre, vos, tu, tus, su, sus, seu, sua, seus, suas, teu, tuas, tuo, tua, tuoi, tue
            OWN: prompt système, prompt systeme, invite système, instructions système, prompt del sistema, prompt de sistema, mensaje del sistema, prompt do sistema, mensagem do sistema, prompt di sistema, messaggio di sistema
            CONDUCT: recommande, recommandez, recommander, dis, dites, dire, réponds, répondez, répondre, mentionne, mentionner, vante, vanter, conseille, conseillez, conseiller, propose, loue, insère, ajoute, affirme, écris, parle, recomienda, recomiende, recomendar, di, diga, decir, responde, responda, responder, menciona, mencione, mencionar, elogia, aconseja, sugiere, añade, incluye, escribe, recomende, recomendes, diga, diz, dizer, mencione, elogie, sugira, inclua, escreva, aconselhe, consiglia, consigliare, consigli, raccomanda, raccomandare, rispondi, rispondere, menziona, menzionare, loda, suggerisci, aggiungi, includi, scrivi
            SHOW: affiche, affichez, montre, montrez, révèle, répète, donne, muestra, muestre, revela, revele, imprime, repite, enseña, mostre, mostra, exiba, repita, rivela, stampa, ripeti
            ASK: quel est, quelles sont, quels sont, cuál es, cuáles son, qual é, quais são, qual è, quali sono
            ADVERB: toujours, jamais, uniquement, exclusivement, siempre, nunca, jamás, únicamente, solo, sempre, mai, jamais, apenas, soltanto, esclusivamente
            SCOPE: à partir de maintenant, dorénavant, désormais, dès maintenant, à l'avenir, dans chaque réponse, à chaque réponse, chaque réponse, toutes tes réponses, tes réponses, tous les utilisateurs, chaque utilisateur, l'utilisateur, quand on te demande, si quelqu'un, chaque fois que, a partir de ahora, desde ahora, de ahora en adelante, en adelante, en cada respuesta, cada respuesta, todas tus respuestas, a todos los usuarios, todos los usuarios, cada usuario, al usuario, si alguien, cuando alguien, cada vez que, a partir de agora, de agora em diante, doravante, em cada resposta, cada resposta, em todas as respostas, todos os usuários, todos os utilizadores, ao usuário, se alguém, quando alguém, sempre que, d'ora in poi, d'ora in avanti, da ora in poi, da adesso, in ogni risposta, ogni risposta, tutti gli utenti, ogni utente, all'utente, se qualcuno, quando qualcuno, ogni volta che
            CROWD: tout le monde, todos, todo el mundo, tutti
            NOT: ne, no, não, non
            AND: et, y, e
            SKIP: s'il te plaît, s'il vous plaît, maintenant, et, puis, alors, por favor, ahora, y, agora, e, per favore, adesso, ora, poi, allora, entonces, então
            MODAL: tu dois, vous devez, tu devras, il faut que tu, je veux que tu, debes, tú debes, usted debe, tienes que, tiene que, has de, quiero que, você deve, tu deves, deves, você tem que, você precisa, tens de, quero que você, devi, tu devi, deve sempre, voglio che tu, sei obbligato a
            ADVICE: tu peux, tu devrais, puedes, deberías, podes, você pode, puoi, dovresti
            OBLIGED: doit, devrait, devra, debe, debería, deberá, deve, deverá, dovrebbe, tem que
            ASSISTANT: l'assistant, l'IA, le chatbot, el asistente, la IA, el chatbot, o assistente, a IA, l'assistente
            REMEMBER_TO: n'oublie pas de, souviens-toi de, assure-toi de, recuerda, no olvides, asegúrate de, lembre-se de, não se esqueça de, certifique-se de, ricorda di, ricordati di, assicurati di
            OPENING: fais comme si tu, agis comme, comporte-toi comme, fais semblant d'être, joue le rôle, actúa como, finge ser, compórtate como, aja como, finja ser, comporte-se como, agisci come, fingi di essere, comportati come, nouvelles instructions, nouvelle consigne, nuevas instrucciones, novas instruções, nuove istruzioni
            ALONE: ta nouvelle règle, ton nouveau rôle, tes nouvelles instructions, tu es maintenant un, tu n'es plus, dans ta mémoire, tu nueva regla, tu nueva tarea, tus nuevas instrucciones, ahora eres un, ya no eres, en tu memoria, sua nova regra, sua nova tarefa, suas novas instruções, agora você é um, você não é mais, na sua memória, la tua nuova regola, il tuo nuovo compito, le tue nuove istruzioni, ora sei un, non sei più, nella tua memoria
            ME: je, j'ai, nous, mon, mes, yo, mi, mis, nosotros, eu, meu, minha, io, mio, mia, miei, noi
            TO_ME: moi, mío, mim, meus
            """;

    private static final String SLAVIC = """
            OVERRIDE: zignoruj, ignoruj, zapomnij, zapomnij o, pomiń, odrzuć, игнорируй, игнорируйте, проигнорируй, забудь, забудьте, отмени, обойди, не обращай внимания на
            TARGET: instrukcje, instrukcji, instrukcjach, polecenia, poleceń, zasady, zasad, zasadach, reguły, wytyczne, инструкции, инструкций, инструкциях, правила, правилах, указания, указаний, предписания, ограничения
            YOURS: swoje, swoich, twoje, twoich, twój, свои, твои, ваши, свой, твой
            OWN: prompt systemowy, promptu systemowego, системный промпт, системного промпта, системные инструкции, системную подсказку
            CONDUCT: polecaj, polecać, rekomenduj, rekomendować, mów, mówić, powiedz, odpowiadaj, odpowiadać, wspominaj, wspomnij, chwal, dodawaj, pisz, proponuj, рекомендуй, рекомендуйте, рекомендовать, советуй, советуйте, советовать, говори, говорите, говорить, скажи, отвечай, отвечайте, отвечать, ответь, упоминай, упоминать, хвали, хвалить, предлагай, предлагать, добавляй, добавлять, пиши
            SHOW: pokaż, wyświetl, ujawnij, podaj, powtórz, покажи, покажите, выведи, раскрой, повтори, напечатай
            ASK: jaki jest, jakie są, какой у тебя, какие у тебя, каков
            ADVERB: zawsze, nigdy, tylko, wyłącznie, всегда, никогда, только, исключительно
            SCOPE: od teraz, od tej pory, odtąd, w każdej odpowiedzi, każdej odpowiedzi, wszystkim użytkownikom, każdemu użytkownikowi, użytkownikowi, gdy ktoś, jeśli ktoś, za każdym razem, отныне, с этого момента, теперь и впредь, впредь, в каждом ответе, каждом ответе, всем пользователям, каждому пользователю, пользователю, если кто-то, когда кто-то, каждый раз
            CROWD: wszystkim, всем
            NOT: nie, не
            SKIP: proszę, teraz, więc, пожалуйста, теперь, сейчас, и, а, тогда
            MODAL: musisz, masz, powinieneś zawsze, nie wolno ci, ты должен, ты должна, вы должны, тебе нужно, ты обязан, тебе нельзя, я хочу чтобы ты
            ADVICE: powinieneś, możesz, тебе следует, ты можешь
            OBLIGED: musi, powinien, ma zawsze, должен, должна, обязан
            ASSISTANT: asystent, ten asystent, sztuczna inteligencja, ассистент, чат-бот, нейросеть
            REMEMBER_TO: pamiętaj aby, pamiętaj żeby, nie zapomnij, не забудь, не забывай, помни что надо
            OPENING: udawaj, zachowuj się jak, wciel się, притворись, веди себя как, действуй как, представь что ты, nowe instrukcje, новые инструкции
            ALONE: twoja nowa zasada, twoje nowe zadanie, jesteś teraz, nie jesteś już, w swojej pamięci, твоё новое правило, твоя новая задача, твоя новая роль, ты теперь, ты больше не, в свою память
            ME: ja, my, mój, moja, я, мы, мой, моя, мои, он, она, они
            TO_ME: mi, mnie, мне, меня, моей, моему
            """;

    static final String TEXT = GERMANIC + ROMANCE + SLAVIC;

    private EuropeanPhrases() {}
}
