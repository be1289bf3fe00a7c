// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

import org.jspecify.annotations.Nullable;

/** What to check after a failure, where the service itself says too little. */
@FunctionalInterface
public interface Hints {

    Hints NONE = error -> null;

    /**
     * A sentence without a full stop, or {@code null}.
     *
     * @param error what the service said, or {@code null} if no JSON object came
     */
    @Nullable
    String of(@Nullable ErrorEnvelope error);
}
