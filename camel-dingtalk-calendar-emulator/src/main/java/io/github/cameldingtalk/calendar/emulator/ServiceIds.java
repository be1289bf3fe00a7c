// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import java.util.Locale;
import java.util.UUID;

/**
 * The ids that DingTalk sends with each response.
 *
 * @param requestId sent as {@code x-acs-request-id}, and in the body of an error
 * @param traceId   sent as {@code x-acs-trace-id}
 */
record ServiceIds(String requestId, String traceId) {

    static ServiceIds random() {
        return new ServiceIds(
                UUID.randomUUID().toString().toUpperCase(Locale.ROOT),
                UUID.randomUUID().toString().replace("-", ""));
    }
}
