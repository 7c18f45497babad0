/** What survives a restart: small checksummed records in a file that no crash can tear. */
@NullMarked
package io.canto.operators.store;

import org.jspecify.annotations.NullMarked;
