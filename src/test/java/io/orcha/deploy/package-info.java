/** The files that deploy the service, checked without a cluster. */
package io.orcha.deploy;
