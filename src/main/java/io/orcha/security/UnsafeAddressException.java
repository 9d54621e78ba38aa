package io.orcha.security;

import io.quarkus.runtime.configuration.ConfigurationException;

/** The service would be open to everyone on the network; it refuses to start. Quarkus prints the message alone. */
final class UnsafeAddressException extends ConfigurationException {

    private static final long serialVersionUID = 1L;

    UnsafeAddressException(String host) {
        super(
                "Refusing to listen on %s without authentication. Configure orcha.security.jwt.* or orcha.security.api-keys.*, set quarkus.http.host to 127.0.0.1, or, if everyone who reaches the port may read every memory, set orcha.security.anonymous=allow."
                        .formatted(host));
    }
}
