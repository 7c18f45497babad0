@NullMarked
package io.canto.config;

import org.jspecify.annotations.NullMarked;
