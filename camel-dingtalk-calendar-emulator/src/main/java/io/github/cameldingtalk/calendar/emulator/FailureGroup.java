// SPDX-License-Identifier: Apache-2.0
package io.github.cameldingtalk.calendar.emulator;

/** What the Camel component makes of an error: the exception that a route receives, and whether a retry can help. */
enum FailureGroup {
    INVALID_PARAMETER("DingTalkInvalidParameterException", false),
    PERMISSION("DingTalkPermissionDeniedException", false),
    AUTHENTICATION("DingTalkAuthenticationException", false),
    THROTTLED("DingTalkThrottledException", true),
    QUOTA("DingTalkQuotaExceededException", false),
    SERVICE("DingTalkServiceException", true),
    UNEXPECTED("DingTalkUnexpectedResponseException", false);

    private final String exception;
    private final boolean isRetryable;

    FailureGroup(String exception, boolean isRetryable) {
        this.exception = exception;
        this.isRetryable = isRetryable;
    }

    /** The simple name of the exception. */
    String exception() {
        return exception;
    }

    boolean isRetryable() {
        return isRetryable;
    }

    static FailureGroup of(ServiceError error) {
        return switch (error) {
            case PERMISSION_DENIED,
                    NOT_IN_SUBSCRIPTION_SCOPE,
                    PERMISSION_DENY,
                    PERMISSION_DENIED_AS_500,
                    PERMISSION_DENIED_AS_502,
                    NOT_VISIBLE_TO_USER,
                    ACCESS_TOKEN_PERMISSION_DENIED,
                    IP_NOT_IN_WHITE_LIST -> PERMISSION;
            case INVALID_AUTHENTICATION,
                    ACCESS_TOKEN_EXPIRED,
                    INVALID_CLIENT_ID_OR_SECRET,
                    INVALID_SUITE_KEY,
                    INVALID_SUITE_TICKET,
                    INVALID_AUTH_INFO,
                    INVALID_CLIENT,
                    UNAUTHORIZED_CLIENT,
                    UNAUTHORIZED -> AUTHENTICATION;
            case QPS_LIMIT_FOR_API,
                    QPS_LIMIT_FOR_APPKEY,
                    QPS_LIMIT_FOR_SUITEKEY,
                    QPM_LIMIT_FOR_APPKEY,
                    QPM_LIMIT_FOR_SUITEKEY,
                    QPS_EXCEED_LIMIT,
                    SYSTEM_BUSY -> THROTTLED;
            case INTEGRATED_QPS_EXCEED, FLOW_LIMIT, API_COUNT_LIMIT_FOR_ORG -> QUOTA;
            case SERVER_ERROR,
                    SYSTEM_BUSY_AS_400,
                    SYSTEM_BUSY_AS_500,
                    SERVICE_BUSY,
                    SERVICE_BUSY_AS_400,
                    INTERNAL_ERROR,
                    SYSTEM_ERROR,
                    SYSTEM_ERROR_AS_400,
                    SYSTEM_ERROR_IN_ONE_WORD,
                    UNKNOWN_ERROR,
                    IDEMPOTENCY_PROCESSING -> SERVICE;
            case NOT_FOUND -> UNEXPECTED;
            default -> INVALID_PARAMETER;
        };
    }
}
