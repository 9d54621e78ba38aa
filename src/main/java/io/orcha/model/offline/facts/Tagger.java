package io.orcha.model.offline.facts;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTagFormat;
import opennlp.tools.postag.POSTaggerME;

/**
 * Parts of speech by OpenNLP's English model. The model is shared; a tagger is not safe for threads and costs more to make than
 * to use, so those that are not in use wait in a queue. The classes that the model makes by their names are registered for a native
 * image.
 */
@RegisterForReflection(
        classNames = {
            "opennlp.tools.postag.POSTaggerFactory",
            "opennlp.tools.util.featuregen.DefinitionFeatureGeneratorFactory",
            "opennlp.tools.util.featuregen.PosTaggerFeatureGeneratorFactory",
            "opennlp.tools.util.featuregen.PrefixFeatureGeneratorFactory",
            "opennlp.tools.util.featuregen.SentenceFeatureGeneratorFactory",
            "opennlp.tools.util.featuregen.SuffixFeatureGeneratorFactory",
            "opennlp.tools.util.featuregen.TokenClassFeatureGeneratorFactory",
            "opennlp.tools.util.featuregen.TokenFeatureGeneratorFactory",
            "opennlp.tools.util.featuregen.WindowFeatureGeneratorFactory"
        })
final class Tagger {

    /** In {@code opennlp-models-pos-en}: 1.2 MB, which become some 15 MB in memory. */
    private static final String MODEL = "/opennlp-en-ud-ewt-pos-1.3-2.5.4.bin";

    /** More waiting taggers than this are of no use to anybody. */
    private static final int WAITING = 64;

    private final POSModel model;
    private final Queue<POSTaggerME> free = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    private Tagger() {
        try (var stream = Tagger.class.getResourceAsStream(MODEL)) {
            if (stream == null) {
                throw new IllegalStateException("no " + MODEL + " on the class path");
            }
            model = new POSModel(stream);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + MODEL, e);
        }
    }

    /** The one of this process; the model is read when it is first asked for. */
    static Tagger shared() {
        return Shared.TAGGER;
    }

    /** The same tokens with their parts of speech. */
    List<Token> tagged(List<Token> tokens) {
        if (tokens.isEmpty()) {
            return tokens;
        }
        var words = new String[tokens.size()];
        for (int at = 0; at < words.length; at++) {
            words[at] = spelling(tokens.get(at));
        }
        var tags = tags(words);
        var tagged = new ArrayList<Token>(words.length);
        for (int at = 0; at < words.length; at++) {
            tagged.add(tokens.get(at).tagged(Tag.of(tags[at])));
        }
        return tagged;
    }

    /** Contractions spelt out, as the texts mostly have it that the model was trained on. */
    private static String spelling(Token token) {
        if (token.text().equals("i")) {
            return "I";
        }
        return token.norm().equalsIgnoreCase(token.text()) ? token.text().replace('’', '\'') : token.norm();
    }

    private String[] tags(String[] words) {
        var tagger = free.poll();
        if (tagger == null) {
            tagger = new POSTaggerME(model, POSTagFormat.UD);
        } else {
            waiting.decrementAndGet();
        }
        var tags = tagger.tag(words);
        if (waiting.incrementAndGet() <= WAITING) {
            free.add(tagger);
        } else {
            waiting.decrementAndGet();
        }
        return tags;
    }

    private static final class Shared {

        static final Tagger TAGGER = new Tagger();
    }
}
