package io.orcha.security;

import static io.orcha.platform.Settings.require;

import io.orcha.security.SecurityConfig.Anonymous;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Access without authentication: the caller acts for whichever user the request names, which is safe only where nobody but
 * the machine's owner can call. Therefore the service refuses to start on an address that others reach, unless told otherwise.
 */
@ApplicationScoped
class AnonymousAccess {

    private static final Logger LOG = Logger.getLogger(AnonymousAccess.class);

    private final Authentication authentication;
    private final ConfiguredKeys keys;
    private final Anonymous anonymous;
    private final String host;

    AnonymousAccess(
            Authentication authentication,
            ConfiguredKeys keys,
            SecurityConfig config,
            @ConfigProperty(name = "quarkus.http.host") String host) {
        this.authentication = authentication;
        this.keys = keys;
        this.anonymous = config.anonymous();
        this.host = host;
    }

    /** Runs before anything else at start, so that not one request is served on a dangerous address. */
    void check(@Observes @Priority(1) StartupEvent event) {
        if (authentication.isConfigured()) {
            require(
                    anonymous != Anonymous.ALLOW,
                    "orcha.security.anonymous=allow contradicts the authentication that is configured (%s); remove one of them."
                            .formatted(authentication.describe()));
            keys.warnOfExpired();
            return;
        }
        if (isLoopback(host)) {
            return;
        }
        if (anonymous == Anonymous.LOOPBACK) {
            throw new UnsafeAddressException(host);
        }
        LOG.warnf(
                "No authentication is configured and the service listens on %s: everyone who reaches this port reads and"
                        + " writes every user's memory (orcha.security.anonymous=allow)",
                host);
    }

    static boolean isLoopback(String host) {
        try {
            for (var address : InetAddress.getAllByName(host)) {
                if (!address.isLoopbackAddress()) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException _) {
            return false;
        }
    }
}
