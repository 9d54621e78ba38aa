package io.orcha.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcha.security.Route.Answer;
import io.orcha.testing.Api;
import io.orcha.testing.PostgresResource;
import io.orcha.user.Scope;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route of the API description with every kind of caller: who gets in is decided once, and for all of them. */
@QuarkusTest
@TestProfile(Authenticated.class)
@QuarkusTestResource(PostgresResource.class)
class RouteMatrixTest {

    private static final String USER = "matrix-user";

    @TestHTTPResource
    URI service;

    @Inject
    Keys keys;

    /** They tell everybody the same, and nothing of any user. */
    private static final Set<String> OF_NO_USER = Set.of("listPersonas");

    private List<Route> routes;

    @BeforeEach
    void readTheDescription() {
        routes = Route.all(service, Authenticated.key("all"));
    }

    /** The file is written by hand: a new operation is somebody's decision before it is anything else. */
    @Test
    void describesForEveryOperationTheScopeThatWasDecided() {
        assertThat(routes.stream().collect(Collectors.toMap(Route::operation, Route::scopes)))
                .isEqualTo(Route.decisions());
    }

    static Stream<Arguments> nobodies() {
        var now = Instant.now().getEpochSecond();
        var pem = Tokens.publicKey();
        var der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        return Stream.of(
                nobody("no credential"),
                nobody("garbage", "Authorization", "Bearer garbage"),
                nobody("garbage with dots", "Authorization", "Bearer a.b.c"),
                nobody("nothing after the scheme", "Authorization", "Bearer "),
                nobody("a password", "Authorization", "Basic YWRhOmFkYQ=="),
                nobody("expired", Tokens.of(USER).claim("exp", now - 60)),
                nobody("without end", Tokens.of(USER).claim("exp", null)),
                nobody("not yet valid", Tokens.of(USER).claim("nbf", now + 300)),
                nobody("wrong issuer", Tokens.of(USER).claim("iss", "https://evil.example.org")),
                nobody("no issuer", Tokens.of(USER).claim("iss", null)),
                nobody("wrong audience", Tokens.of(USER).claim("aud", List.of("shop", "mail"))),
                nobody("no audience", Tokens.of(USER).claim("aud", null)),
                nobody("alg none", Tokens.of(USER).unsigned()),
                nobody("HS256 with the PEM", Tokens.of(USER).signedWithThePublicKey(pem.getBytes(UTF_8))),
                nobody("HS256 with the key", Tokens.of(USER).signedWithThePublicKey(der)),
                nobody(
                        "signed by another",
                        Tokens.of(USER).signedWith("k1", Tokens.newKeyPair().getPrivate())),
                nobody("no subject", Tokens.of(USER).claim("sub", null)),
                nobody("a subject that is no user", Tokens.of("no user at all")),
                nobody(
                        "a cut token",
                        "Authorization",
                        "Bearer " + cut(Tokens.of(USER).text())),
                nobody("no key", "X-API-Key", "orcha_reader"),
                nobody("an unknown key", "X-API-Key", ApiKey.create().text()),
                nobody("a wrong secret", "X-API-Key", ApiKey.create("all").text()),
                nobody("an expired key", "X-API-Key", Authenticated.key("ended")),
                nobody(
                        "two credentials",
                        "X-API-Key",
                        Authenticated.key("all"),
                        "Authorization",
                        "Bearer " + Tokens.of(USER).text()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nobodies")
    void letsNobodyIn(String who, Map<String, String> headers) {
        assertThat(each(_ -> headers, RouteMatrixTest::isUnauthenticated)).isEmpty();
    }

    @Test
    void letsNobodyInWithARevokedKey() {
        var issued = keys.create("to be revoked", Scope.all(), null);
        keys.revoke(issued.key().id());

        assertThat(each(_ -> Map.of("X-API-Key", issued.key().text()), RouteMatrixTest::isUnauthenticated))
                .isEmpty();
    }

    @Test
    void forbidsKeysWithoutTheScope() {
        assertThat(each(
                        route -> Map.of("X-API-Key", Authenticated.keyWithout(route.scope())),
                        RouteMatrixTest::isForbidden))
                .isEmpty();
    }

    @Test
    void forbidsTokensWithoutTheScope() {
        assertThat(each(
                        route -> bearer(Tokens.of(USER)
                                .claim("scope", allBut(route.scope()))
                                .claim("realm_access", Map.of("roles", List.of("admin")))),
                        RouteMatrixTest::isForbidden))
                .isEmpty();
    }

    @Test
    void hidesEveryOtherUserFromATokenAndOperatingFromItsUser() {
        assertThat(each(
                        _ -> bearer(Tokens.of("somebody-else")),
                        (route, answer) ->
                                route.scope() == Scope.ADMIN ? isForbidden(route, answer) : isHidden(route, answer)))
                .isEmpty();
    }

    @Test
    void hidesEveryOtherUserAlsoFromAnOperator() {
        assertThat(each(
                        _ -> bearer(Tokens.of("somebody-else")
                                .claim("realm_access", Map.of("roles", List.of("orcha-operators")))),
                        (route, answer) ->
                                route.scope() == Scope.ADMIN ? isLetIn(route, answer) : isHidden(route, answer)))
                .isEmpty();
    }

    @Test
    void letsKeysInThatHaveTheScopeAndNoOther() {
        assertThat(each(
                        route -> Map.of("X-API-Key", Authenticated.keyWithOnly(route.scope())),
                        RouteMatrixTest::isLetIn))
                .isEmpty();
    }

    @Test
    void letsTheTokensOfTheUserIn() {
        assertThat(each(
                        _ -> bearer(Tokens.of(USER).claim("realm_access", Map.of("roles", List.of("orcha-operators")))),
                        RouteMatrixTest::isLetIn))
                .isEmpty();
    }

    private List<String> each(Function<Route, Map<String, String>> caller, Expectation expectation) {
        return routes.stream()
                .flatMap(route -> route.requests(USER).map(request -> {
                    var answer = request.send(caller.apply(route));
                    return expectation.holds(route, answer) ? "" : request + ": " + answer;
                }))
                .filter(mismatch -> !mismatch.isEmpty())
                .toList();
    }

    private static boolean isUnauthenticated(Route route, Answer answer) {
        return answer.isProblem(401, "/problems/unauthenticated")
                && answer.header("WWW-Authenticate").equals("Bearer");
    }

    private static boolean isForbidden(Route route, Answer answer) {
        return answer.isProblem(403, "/problems/forbidden");
    }

    /** The same words for everybody, whoever is asked for. */
    private static boolean isHidden(Answer answer) {
        return answer.isProblem(404, "/problems/not-found")
                && answer.body().contains("\"detail\":\"There is nothing at this address.\"");
    }

    private static boolean isHidden(Route route, Answer answer) {
        return OF_NO_USER.contains(route.operation()) ? isLetIn(route, answer) : isHidden(answer);
    }

    private static boolean isLetIn(Route route, Answer answer) {
        return answer.status() != 401 && answer.status() != 403 && answer.status() < 500 && !isHidden(answer);
    }

    private static String allBut(Scope scope) {
        var others = Scope.all();
        others.remove(scope);
        return String.join(" ", Scopes.names(others));
    }

    private static Map<String, String> bearer(Tokens token) {
        return Map.of("Authorization", "Bearer " + token.text());
    }

    private static Arguments nobody(String who, Tokens token) {
        return Arguments.of(who, bearer(token));
    }

    private static Arguments nobody(String who, Object... headers) {
        return Arguments.of(who, Api.map(headers));
    }

    private static String cut(String token) {
        return token.substring(0, token.length() - 8);
    }

    @FunctionalInterface
    private interface Expectation {
        boolean holds(Route route, Answer answer);
    }
}
