package io.orcha.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.orcha.security.Tokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** An identity provider on loopback, as far as a service that verifies its tokens sees it. It has one key at a time. */
final class Issuer implements AutoCloseable {

    private final HttpServer server;
    private volatile boolean away;
    private volatile String keyId = "none";
    private volatile KeyPair keys = Tokens.newKeyPair();

    private Issuer(HttpServer server) {
        this.server = server;
    }

    static Issuer start() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var issuer = new Issuer(server);
        server.createContext("/.well-known/openid-configuration", issuer::describe);
        server.createContext("/keys", issuer::publish);
        server.start();
        return issuer;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void goAway() {
        away = true;
    }

    void comeBack() {
        away = false;
    }

    /** Forgets the key so far and signs with another one. */
    void useKey(String id) {
        keys = Tokens.newKeyPair();
        keyId = id;
    }

    String sign(Tokens token) {
        return token.signedWith(keyId, keys.getPrivate()).text();
    }

    private void describe(HttpExchange exchange) throws IOException {
        answer(exchange, JsonUtil.toJson(Map.of("issuer", address(), "jwks_uri", address() + "/keys")));
    }

    private void publish(HttpExchange exchange) throws IOException {
        try {
            var key = PublicJsonWebKey.Factory.newPublicJwk(keys.getPublic());
            key.setKeyId(keyId);
            key.setUse("sig");
            answer(exchange, new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            var body = json.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(away ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
