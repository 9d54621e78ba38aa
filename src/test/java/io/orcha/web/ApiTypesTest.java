package io.orcha.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.orcha.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The web client's types are those of the service's OpenAPI document: every operation, every parameter, every field. Run with
 * {@code -Dweb.write-types} it writes them.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ApiTypesTest {

    private static final Path FILE = Path.of("src/main/resources/web/app/api/schema.ts");

    @Test
    void areThoseOfTheOpenApiDocument() throws IOException {
        var document = given().queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        var types = ApiTypes.of(new ObjectMapper().readTree(document));

        if (Boolean.getBoolean("web.write-types") || "".equals(System.getProperty("web.write-types"))) {
            Files.writeString(FILE, types);
        }
        assertThat(Files.readString(FILE))
                .as("%s; after a change of the API: ./mvnw test -Dtest=ApiTypesTest -Dweb.write-types", FILE)
                .isEqualTo(types);
    }
}
