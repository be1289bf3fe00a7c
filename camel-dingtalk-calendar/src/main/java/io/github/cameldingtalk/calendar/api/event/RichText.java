// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.api.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A description with markup.
 *
 * @param text HTML
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RichText(@Nullable String text) {}
