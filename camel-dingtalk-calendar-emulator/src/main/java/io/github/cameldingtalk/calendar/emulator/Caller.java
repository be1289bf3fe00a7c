// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

import org.jspecify.annotations.Nullable;

/**
 * The app that makes a call, as the limits count it.
 *
 * @param clientId the Client ID or the suite key; {@code null} if the emulator was told to accept the token and did not issue it
 * @param scope    what the limits count apart: the organization of a third-party enterprise app, or a token without an app
 */
record Caller(Apps.Type type, @Nullable String clientId, String scope) {

    /** The documented error for too many calls a second. */
    ServiceError tooManyCallsASecond() {
        return type == Apps.Type.ENTERPRISE ? ServiceError.QPS_LIMIT_FOR_SUITEKEY : ServiceError.QPS_LIMIT_FOR_APPKEY;
    }
}
