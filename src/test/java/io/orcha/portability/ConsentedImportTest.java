package io.orcha.portability;

import static io.orcha.portability.Bundles.delete;
import static io.orcha.portability.Bundles.exported;
import static io.orcha.portability.Bundles.load;
import static io.orcha.portability.Bundles.loadAs;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.orcha.testing.Api.saveMemory;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.orcha.testing.Api;
import io.orcha.testing.ConsentRequired;
import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** Where a consent is required, the newest one decides: of those in the file and those that are recorded here. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ConsentRequired.class)
class ConsentedImportTest {

    @Test
    void importsWithTheConsentOfTheFile() {
        var user = newUser();
        consent(user, true);
        saveMemory(user, "Likes tea.").then().statusCode(200);
        var bundle = exported(user);
        delete(user);

        load(bundle).then().statusCode(200);

        Api.getMemory(user).then().body("memory.content", equalTo("Likes tea."));
        assertThat(exported(user).path("consents")).isEqualTo(bundle.path("consents"));
    }

    @Test
    void importsWithAConsentThatIsRecordedHere() {
        var user = newUser();
        consent(user, true);
        saveMemory(user, "Likes tea.").then().statusCode(200);
        var bundle = exported(user);
        bundle.remove("consents");
        var other = newUser();

        loadAs(other, bundle).then().statusCode(403);
        consent(other, true);
        loadAs(other, bundle).then().statusCode(200);

        assertThat(exported(other).path("consents").size()).isEqualTo(1);
    }

    @Test
    void importsNothingAfterAWithdrawal() {
        var user = newUser();
        consent(user, true);
        saveMemory(user, "Likes tea.").then().statusCode(200);
        var bundle = exported(user);
        var other = newUser();
        consent(other, false);

        loadAs(other, bundle).then().statusCode(403);
        consent(other, true);
        loadAs(other, bundle).then().statusCode(200);

        assertThat(exported(other).path("consents").size()).as("together").isEqualTo(3);
    }

    private static void consent(String user, boolean granted) {
        json(map("granted", granted, "text_version", "1"))
                .post("/api/v1/users/{id}/consent", user)
                .then()
                .statusCode(200);
    }
}
