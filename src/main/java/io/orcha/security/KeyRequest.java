package io.orcha.security;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Asks who presents a key. */
final class KeyRequest extends BaseAuthenticationRequest {

    private final ApiKey key;

    KeyRequest(ApiKey key) {
        this.key = key;
    }

    ApiKey key() {
        return key;
    }
}
