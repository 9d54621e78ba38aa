package io.orcha.memory.screening;

import io.orcha.model.VisibleText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds passwords, PINs and keys that somebody states in words or assigns: "my password is …", {@code token=…}. */
final class StatedSecrets {

    private static final String PASSWORD = alternatives(
            "password|passwd|pass word|passcode|passphrase|passwort|kennwort|mot de passe|contraseña|contrasinal|senha"
                    + "|palavra-passe|wachtwoord|hasło|пароль|пароля|şifrem|şifre|şifresi|parolam|parola|密码|密碼|パスワード"
                    + "|비밀번호|كلمة المرور|كلمة السر|पासवर्ड|seed phrase|recovery phrase|סיסמה|סיסמא");

    private static final String STATES = alternatives(
            "(?:is|was|ist|lautet|est|es|e|fica|to jest|to|brzmi)(?![a-z])|это|は|是|为|為|는|은|이|هي|هو|है|->|:|=|-|—|–");

    private static final Pattern STATED =
            Pattern.compile("(?:" + PASSWORD + ")[\"'`]?(?: hier| aqui| there| now)?\\s{0,3}(?:(?:"
                    + STATES + ")\\s{0,3}|(?=\\s[^\\s]{0,30}[0-9]))[\"'“”«»„`]{0,2}"
                    // ASCII first: in scripts without spaces the sentence goes on right behind the password.
                    + "([\\x21-\\x7e]{3,100}+|[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}]{3,100}+)");

    private static final String PIN_WORDS = alternatives("pin|cvv2?|cvc|tan|geheimzahl|пин|пин-код|şifre");

    private static final Pattern PIN =
            Pattern.compile("\\b(?:" + PIN_WORDS + ")(?:[ -]?(?:code|number|nummer|kod))?\\s{0,3}(?:" + STATES
                    + "|\\s)\\s{0,3}(\\d{3,8})\\b(?! [a-z]+s\\b)");

    private static final Pattern ASSIGNED = Pattern.compile(
            "(?:token|secret|passw(?:or)?d|pwd|api[_ -]?key|apikey|access[_ -]?key|private[_ -]?key|account[_ -]?key"
                    + "|credentials?|auth[_ -]?key)[\\w-]{0,20}[\"'`]?\\s{0,3}(?:[:=]|\\bis\\b)\\s{0,3}[\"'`]?([^\\s\"'`,;&<>]{6,512})");

    /** Words that follow "my password is" when no password does. */
    private static final Set<String> NOT_A_PASSWORD =
            Stream.of("""
            a always an another as at based because better case changed compromised complex different difficult \
            easily easy empty expired fine for forgotten good gone hard hidden horrible impossible in incorrect insecure \
            invalid kept known leaked long lost my never new no not nothing now of old on only our private protected \
            really required reset safe same saved secret secure short simple so something stolen stored strong such \
            super terrible that the this to too unsafe unknown very weak what which written wrong your \
            auf bei ein eine falsch immer kein lang leicht nicht sehr schwer sicher weg zu \
            dans facile faux le la long pas perdu sur toujours très trop un une \
            demasiado difícil en fácil larga mal muy no segura siempre un una \
            difícil em errada muito na no não sempre \
            difficile facile nel non sempre sbagliata troppo un una \
            altijd een erg in kwijt moeilijk niet te verlopen \
            bardzo nie zawsze zbyt za \
            не очень слишком всегда в \
            çok""".split("\\s+", -1)).map(VisibleText::fold).collect(Collectors.toUnmodifiableSet());

    /** To look for these one by one is far quicker than to try the patterns at every character. */
    private static final List<String> PASSWORD_SIGNS = List.of(PASSWORD.split("\\|", -1));

    private static final List<String> PIN_SIGNS =
            List.of(PIN_WORDS.replace("?", "").split("\\|", -1));
    private static final List<String> KEY_SIGNS = List.of("token", "secret", "passw", "pwd", "key", "credential");

    private StatedSecrets() {}

    /** @param lower the text as {@link VisibleText#lower} gives it */
    static void addTo(List<Span> found, String lower) {
        if (holdsAny(PASSWORD_SIGNS, lower)) {
            var matcher = STATED.matcher(lower);
            while (matcher.find()) {
                addStated(matcher, lower, found);
            }
        }
        if (holdsAny(PIN_SIGNS, lower)) {
            var matcher = PIN.matcher(lower);
            while (matcher.find()) {
                found.add(new Span(matcher.start(), matcher.start(1), matcher.end(1), "PIN"));
            }
        }
        if (holdsAny(KEY_SIGNS, lower)) {
            var taken = found.stream().map(Span::start).collect(Collectors.toCollection(HashSet::new));
            var matcher = ASSIGNED.matcher(lower);
            while (matcher.find()) {
                int start = matcher.start(1);
                if (isRandom(matcher.group(1)) && taken.add(start)) {
                    found.add(new Span(matcher.start(), matcher.start(1), matcher.end(1), "key"));
                }
            }
        }
    }

    private static boolean holdsAny(List<String> signs, String text) {
        for (var sign : signs) {
            if (text.contains(sign)) {
                return true;
            }
        }
        return false;
    }

    private static void addStated(Matcher matcher, String lower, List<Span> found) {
        int start = matcher.start(1);
        int end = matcher.end(1);
        while (end > start && ".,;!?\"'”»)`。、".indexOf(lower.charAt(end - 1)) >= 0) {
            end--;
        }
        var value = lower.substring(start, end);
        if (value.isEmpty() || NOT_A_PASSWORD.contains(value)) {
            return;
        }
        if (value.chars().allMatch(Character::isLetter)) {
            // Perhaps a passphrase of several words.
            end = endOfClause(lower, end);
        }
        found.add(new Span(matcher.start(), start, end, "password"));
    }

    private static int endOfClause(String text, int from) {
        int at = from;
        while (at < text.length() && at < from + 200 && ".,;!?\n。、".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    /** Whether a value has a digit, as random keys have and words have not. */
    private static boolean isRandom(String value) {
        return value.chars().anyMatch(Character::isDigit) || value.length() >= 24;
    }

    private static String alternatives(String words) {
        return VisibleText.fold(words);
    }
}
