package io.orcha.recall;

import java.util.Optional;

/** Who knows the personas. */
public interface Lenses {

    /** Through whose eyes a persona recalls; empty when there is no such persona. */
    Optional<Lens> of(String persona);
}
