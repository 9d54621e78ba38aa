package io.orcha.recall.vector;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Where Pinecone is. Vectors of what users wrote, and their ids, are sent there; texts are not. */
@ConfigMapping(prefix = "orcha.recall.pinecone")
interface PineconeConfig {

    /** The key. */
    Optional<String> apiKey();

    /** The index, which is created when it is missing. Vectors of another length need another one. */
    @WithDefault("orcha")
    String index();

    /** The address of the index; asked for by its name when absent. */
    Optional<URI> host();

    /** The address at which indexes are asked for and created. */
    @WithDefault("https://api.pinecone.io")
    URI controlUrl();

    /** The cloud in which a missing index is created. */
    @WithDefault("aws")
    String cloud();

    /** The region of it. */
    @WithDefault("us-east-1")
    String region();
}
