/** Who did what to whose data: a record for their owners and for operators that never holds the data themselves. */
@NullMarked
package io.orcha.user.audit;

import org.jspecify.annotations.NullMarked;
