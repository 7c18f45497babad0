/** The operator {@code user_agent_parser}. */
@NullMarked
package io.canto.useragent;

import org.jspecify.annotations.NullMarked;
