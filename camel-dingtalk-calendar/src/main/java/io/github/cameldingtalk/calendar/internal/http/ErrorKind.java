// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.internal.http;

/** What an error code means for a caller. */
public enum ErrorKind {
    /** The quota of a day is spent. */
    DAY_QUOTA,
    /** The quota of a month is spent. */
    MONTH_QUOTA,
    /** Too many calls in a second. */
    SECOND_LIMIT,
    /** Too many calls in a minute. */
    MINUTE_LIMIT,
    /** Too many calls, in a time that the code does not name. */
    OTHER_LIMIT,
    /** The service does not accept the access token. A new token may help. */
    TOKEN,
    /** The service does not accept the app or its credentials. A new token does not help. */
    CREDENTIALS,
    /** The token API does not accept the refresh token or the authorization code. The user has to consent again. */
    GRANT,
    /** The app or its address may not do this. */
    FORBIDDEN,
    /** The user may not do this. */
    PERMISSION,
    /** The request is wrong. */
    PARAMETER,
    /** What the request names does not exist. */
    NOT_FOUND,
    /** The service failed, or is busy. */
    SERVICE,
    /** The code is absent, or its meaning is not known. The status decides. */
    UNKNOWN;

    /** Whether a quota is spent. */
    public boolean isQuota() {
        return this == DAY_QUOTA || this == MONTH_QUOTA;
    }
}
