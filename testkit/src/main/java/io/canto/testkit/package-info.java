@NullMarked
package io.canto.testkit;

import org.jspecify.annotations.NullMarked;
