package io.orcha.model.embedding;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A model in ONNX that computes in the thread that asks it. Left to itself the runtime would take a thread for each core, and keep
 * them spinning between two texts.
 */
final class OnnxModel extends AbstractInProcessEmbeddingModel {

    private final OnnxBertBiEncoder encoder;

    private OnnxModel(byte[] model, byte[] tokenizer, PoolingMode pooling) throws OrtException {
        super(Runnable::run);
        var environment = OrtEnvironment.getEnvironment();
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            this.encoder = new OnnxBertBiEncoder(
                    environment,
                    environment.createSession(model, options),
                    new ByteArrayInputStream(tokenizer),
                    pooling);
        }
    }

    /**
     * Loads a model.
     *
     * @throws IOException when a file is missing or cannot be read
     * @throws OrtException when the file is no model
     */
    static OnnxModel fromPackage(LocalModel model) throws IOException, OrtException {
        return new OnnxModel(resource(model.modelResource()), resource(model.tokenizerResource()), model.pooling());
    }

    /** The same from a directory. */
    static OnnxModel fromDirectory(Path directory, PoolingMode pooling) throws IOException, OrtException {
        return new OnnxModel(file(directory.resolve("model.onnx")), file(directory.resolve("tokenizer.json")), pooling);
    }

    private static byte[] resource(String name) throws IOException {
        try (var stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            if (stream == null) {
                throw new FileNotFoundException(name + " is missing");
            }
            return stream.readAllBytes();
        }
    }

    private static byte[] file(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException _) {
            throw new FileNotFoundException(file + " is missing");
        }
    }

    @Override
    protected OnnxBertBiEncoder model() {
        return encoder;
    }

    @Override
    protected Integer knownDimension() {
        return LocalModel.DIMENSION;
    }
}
