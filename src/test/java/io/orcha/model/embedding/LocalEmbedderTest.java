package io.orcha.model.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcha.model.embedding.Embedder.Purpose;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LocalEmbedderTest {

    private static final String QUESTION = "Which animal does she keep?";

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(LocalModel.class)
    void findsWhatAnswersAQuestion(LocalModel model) {
        var embedder = LocalEmbedder.fromPackage(model, 1);

        var question = embedder.embed(List.of(QUESTION), Purpose.QUERY).getFirst();
        var passages = embedder.embed(List.of("I have a cat called Luna.", "The meeting is on Tuesday.", " "));

        assertThat(embedder.problem()).isEmpty();
        assertThat(question).hasSize(embedder.dimension());
        assertThat(Embedder.similarity(question, question)).isBetween(0.9999, 1.0001);
        assertThat(Embedder.similarity(question, passages.getFirst()))
                .isGreaterThan(Embedder.similarity(question, passages.get(1)));
    }

    @ParameterizedTest
    @EnumSource(LocalModel.class)
    void knowsFromWhenOnTextsAreRelated(LocalModel model) {
        var embedder = new CachedEmbedder(LocalEmbedder.fromPackage(model, 1));

        var question = embedder.embed(List.of("What is the name of my cat?"), Purpose.QUERY)
                .getFirst();
        var passages = embedder.embed(List.of(
                "user said, \"My cat is called Luna.\"", "user said, \"The invoice has to be paid by Friday.\""));

        assertThat(Embedder.similarity(question, passages.get(0))).isGreaterThan(embedder.related());
        assertThat(Embedder.similarity(question, passages.get(1))).isLessThan(embedder.related());
    }

    @ParameterizedTest
    @EnumSource(value = LocalModel.class, names = "ALL_MINILM_L6_V2", mode = EnumSource.Mode.EXCLUDE)
    void tellsQuestionsFromPassages(LocalModel model) {
        var embedder = LocalEmbedder.fromPackage(model, 1);

        assertThat(embedder.embed(List.of(QUESTION), Purpose.QUERY).getFirst())
                .isNotEqualTo(embedder.embed(List.of(QUESTION), Purpose.PASSAGE).getFirst());
    }

    @Test
    void makesTheSameVectorInAnyCompany() {
        var embedder = LocalEmbedder.fromPackage(LocalModel.ALL_MINILM_L6_V2, 2);

        var alone = embedder.embed(List.of(QUESTION)).getFirst();

        assertThat(embedder.embed(List.of("Some other text, and a longer one.", QUESTION))
                        .get(1))
                .isEqualTo(alone);
    }

    @Test
    void goesOnWithoutAModelWhoseFileIsMissing() {
        var embedder = LocalEmbedder.fromDirectory(LocalModel.E5_SMALL_V2, directory.resolve("none"), 1);

        assertThat(embedder.problem()).isEmpty();
        assertThat(embedder.embed(List.of("text"))).isEmpty();
        assertThat(embedder.problem())
                .hasValueSatisfying(why -> assertThat(why).contains("e5-small-v2:none", "model.onnx is missing"));
        assertThat(embedder.embed(List.of("text"))).isEmpty();
    }

    @Test
    void goesOnWithoutAModelThatIsNone() throws Exception {
        Files.writeString(directory.resolve("model.onnx"), "nothing");
        Files.writeString(directory.resolve("tokenizer.json"), "{}");
        var embedder = LocalEmbedder.fromDirectory(LocalModel.E5_SMALL_V2, directory, 1);

        assertThat(embedder.embed(List.of("text"))).isEmpty();
        assertThat(embedder.problem())
                .hasValueSatisfying(why -> assertThat(why).contains("cannot be loaded", "OrtException"));
    }

    @Test
    void goesOnWithoutTheNativeLibrary() {
        var embedder = new LocalEmbedder(
                "model",
                LocalModel.E5_SMALL_V2,
                () -> {
                    throw new UnsatisfiedLinkError("libonnxruntime");
                },
                1);

        assertThat(embedder.embed(List.of("text"))).isEmpty();
        assertThat(embedder.problem()).hasValueSatisfying(why -> assertThat(why).contains("UnsatisfiedLinkError"));
    }

    @Test
    void remembersVectorsForAWhile() {
        var calls = new java.util.ArrayList<List<String>>();
        var embedder = new CachedEmbedder(new Embedder() {
            @Override
            public String model() {
                return "counting";
            }

            @Override
            public int dimension() {
                return 1;
            }

            @Override
            public List<float[]> embed(List<String> texts, Purpose purpose) {
                calls.add(texts);
                return texts.stream().map(text -> new float[] {text.length()}).toList();
            }
        });

        embedder.embed(List.of("a", "bb"));
        var vectors = embedder.embed(List.of("bb", "ccc", "bb", "a"));
        embedder.embed(List.of("a"), Purpose.QUERY);

        assertThat(calls).containsExactly(List.of("a", "bb"), List.of("ccc"), List.of("a"));
        assertThat(vectors).extracting(vector -> vector[0]).containsExactly(2f, 3f, 2f, 1f);
    }
}
