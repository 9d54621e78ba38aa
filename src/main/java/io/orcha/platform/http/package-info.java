/** The edge to the network: what a connection and a body may take of time and memory before they are given up. */
@NullMarked
package io.orcha.platform.http;

import org.jspecify.annotations.NullMarked;
