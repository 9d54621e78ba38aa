package io.orcha.model.offline;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Reads name, likes and residence in the simplest wordings of a few other languages. */
final class ForeignReader implements FactReader {

    private static final List<List<String>> NAMES = Lexicon.phrases("""
            me llamo
            mi nombre es
            ich heiße
            ich heisse
            mein name ist
            je m'appelle
            mon nom est
            me chamo
            eu me chamo
            chamo-me
            meu nome é
            o meu nome é
            mi chiamo
            il mio nome è""");
    private static final List<List<String>> NOT_LIKED = Lexicon.phrases("""
            no me gusta
            no me gustan
            odio
            eu odeio
            odeio
            não gosto de
            eu não gosto de
            ich hasse
            je n'aime pas
            je déteste
            non mi piace
            non mi piacciono""");
    private static final List<List<String>> LIKED = Lexicon.phrases("""
            me gusta
            me gustan
            me encanta
            me encantan
            ich liebe
            ich mag
            j'aime
            j'adore
            eu gosto de
            gosto de
            eu amo
            eu adoro
            mi piace
            mi piacciono
            amo
            adoro""");
    private static final List<List<String>> LIVES = Lexicon.phrases("""
            vivo en
            ich wohne in
            ich lebe in
            j'habite à
            j'habite en
            eu moro em
            moro em
            vivo em
            vivo a
            vivo in
            abito a""");
    private static final Set<String> STOPS = Lexicon.words("y und et e ed pero aber mais mas ma");
    private static final List<String> CHINESE_NAMES = List.of("我的名字是", "我叫");
    private static final List<String> CHINESE_LIKES = List.of("我喜欢", "我喜歡", "我爱", "我愛");

    @Override
    public List<Fact> read(Clause clause) {
        int at = clause.afterAny(0, NAMES);
        if (at > 0) {
            int stop = clause.find(at, STOPS);
            var name = clause.raw(at, Math.min(at + 4, stop < 0 ? clause.size() : stop));
            return name.isEmpty() ? List.of() : List.of(new Fact.Name(name, true));
        }
        at = clause.afterAny(0, NOT_LIKED);
        if (at > 0) {
            return items(clause, at, item -> new Fact.Dislike("don't like", item));
        }
        at = clause.afterAny(0, LIKED);
        if (at > 0) {
            return items(clause, at, item -> new Fact.Like("like", item));
        }
        at = clause.afterAny(0, LIVES);
        if (at > 0) {
            int stop = clause.find(at, STOPS);
            var place = clause.raw(at, Math.min(at + 5, stop < 0 ? clause.size() : stop));
            return place.isEmpty() ? List.of() : List.of(new Fact.Residence(place));
        }
        return chinese(clause);
    }

    private static List<Fact> items(Clause clause, int at, Function<String, Fact> fact) {
        return PreferenceReader.items(clause, at).stream().map(fact).toList();
    }

    /** Chinese has no spaces, so that the wording and the name are one word. */
    private static List<Fact> chinese(Clause clause) {
        var raw = clause.raw();
        for (var prefix : CHINESE_NAMES) {
            if (raw.startsWith(prefix) && raw.length() > prefix.length()) {
                return List.of(new Fact.Name(raw.substring(prefix.length()).strip(), true));
            }
        }
        for (var prefix : CHINESE_LIKES) {
            if (raw.startsWith(prefix) && raw.length() > prefix.length()) {
                return List.of(
                        new Fact.Like("like", raw.substring(prefix.length()).strip()));
            }
        }
        return List.of();
    }
}
