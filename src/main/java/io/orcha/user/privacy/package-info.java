/** What the law and decency ask of a memory: consent with a record, and an erasure that is complete and proves it. */
@NullMarked
package io.orcha.user.privacy;

import org.jspecify.annotations.NullMarked;
