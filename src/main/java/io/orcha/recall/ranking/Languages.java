package io.orcha.recall.ranking;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.ca.CatalanAnalyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.th.ThaiAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.jspecify.annotations.Nullable;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.ItalianStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;

/** How the words of each language are found in a text: Apache Lucene's analyzers. */
final class Languages {

    private static final Map<String, Analyzer> IN_USE = new ConcurrentHashMap<>();

    private static final String NEUTRAL = "";

    private static final CharArraySet NO_ELISION = CharArraySet.EMPTY_SET;

    private static final CharArraySet ITALIAN_ELISION = new CharArraySet(
            List.of("l", "un", "d", "c", "m", "t", "s", "v", "all", "dall", "dell", "nell", "sull", "quell", "gl"),
            true);

    private static final Map<String, Supplier<Analyzer>> KNOWN = known();

    private Languages() {}

    /** The analyzer of a BCP 47 tag; for a language without one, words in lower case without accents. */
    static Analyzer analyzer(String tag) {
        var language = Locale.forLanguageTag(tag).getLanguage();
        return IN_USE.computeIfAbsent(
                KNOWN.containsKey(language) ? language : NEUTRAL,
                name -> KNOWN.getOrDefault(name, () -> new Words(CharArraySet.EMPTY_SET, NO_ELISION, null))
                        .get());
    }

    private static Map<String, Supplier<Analyzer>> known() {
        var known = new HashMap<String, Supplier<Analyzer>>();
        known.put("en", English::new);
        known.put("ar", ArabicAnalyzer::new);
        known.put("bg", BulgarianAnalyzer::new);
        known.put("ca", CatalanAnalyzer::new);
        known.put("cs", CzechAnalyzer::new);
        known.put("da", DanishAnalyzer::new);
        known.put("de", GermanAnalyzer::new);
        known.put("el", GreekAnalyzer::new);
        // Lucene's own analyzers of these two leave the endings of short words, and so of "gatos" and "libri".
        known.put("es", () -> new Words(SpanishAnalyzer.getDefaultStopSet(), NO_ELISION, SpanishStemmer::new));
        known.put("fa", PersianAnalyzer::new);
        known.put("fi", FinnishAnalyzer::new);
        known.put("fr", FrenchAnalyzer::new);
        known.put("hi", HindiAnalyzer::new);
        known.put("hu", HungarianAnalyzer::new);
        known.put("id", IndonesianAnalyzer::new);
        known.put("it", () -> new Words(ItalianAnalyzer.getDefaultStopSet(), ITALIAN_ELISION, ItalianStemmer::new));
        known.put("nl", DutchAnalyzer::new);
        known.put("no", NorwegianAnalyzer::new);
        known.put("nb", NorwegianAnalyzer::new);
        known.put("pt", PortugueseAnalyzer::new);
        known.put("ro", RomanianAnalyzer::new);
        known.put("ru", RussianAnalyzer::new);
        known.put("sv", SwedishAnalyzer::new);
        known.put("th", ThaiAnalyzer::new);
        known.put("tr", TurkishAnalyzer::new);
        for (var language : new String[] {"zh", "ja", "ko"}) {
            known.put(language, CJKAnalyzer::new);
        }
        return Map.copyOf(known);
    }

    /**
     * English words in lower case without accents, without "'s", without the words of the Snowball project's list, of which questions
     * consist to a large part ("what did I"), and without endings (Porter 1980).
     */
    private static final class English extends Analyzer {

        @Override
        protected TokenStreamComponents createComponents(String field) {
            var source = new StandardTokenizer();
            var words = new ASCIIFoldingFilter(new LowerCaseFilter(new EnglishPossessiveFilter(source)));
            return new TokenStreamComponents(
                    source, new PorterStemFilter(new StopFilter(words, EnglishWords.EVERYWHERE)));
        }
    }

    /** Words in lower case; without those that are everywhere, and, where there is a stemmer, without endings; without accents. */
    private static final class Words extends Analyzer {

        private final CharArraySet everywhere;
        private final CharArraySet elided;
        private final @Nullable Supplier<SnowballStemmer> stemmer;

        Words(CharArraySet everywhere, CharArraySet elided, @Nullable Supplier<SnowballStemmer> stemmer) {
            this.everywhere = everywhere;
            this.elided = elided;
            this.stemmer = stemmer;
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            var source = new StandardTokenizer();
            TokenStream words = new StopFilter(new LowerCaseFilter(new ElisionFilter(source, elided)), everywhere);
            if (stemmer != null) {
                words = new SnowballFilter(words, stemmer.get());
            }
            return new TokenStreamComponents(source, new ASCIIFoldingFilter(words));
        }
    }
}
